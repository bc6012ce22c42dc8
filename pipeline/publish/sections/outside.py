"""Figures from outside, each as the kind of number it is: in a chapter of their own, never in a row with ours."""

from __future__ import annotations

from decimal import Decimal

from pipeline.publish.document import Block, Cell, Column, Heading, Paragraph, Section, Table, Terms
from pipeline.publish.edition import Edition
from pipeline.publish.sections.cells import text_cell
from pipeline.publish.wording.periods import day_name
from pipeline.publish.wording.printed_sums import (
    fault_sentence,
    no_choice_sentence,
    printed_number,
    reading_sentences,
)
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.outside_measures import MEASURES, OF_OUTCOME, OF_THE_GOAL
from pipeline.vocabulary.printed_sums import CheckedReference
from pipeline.vocabulary.reference import Reference


def outside(edition: Edition) -> Section | None:
    """None where the förbund has added none."""
    words, found = edition.words, edition.release.outside
    if not found:
        return None
    opening = words.say(
        "Tabellerna här har andra publicerat. De kan gälla andra människor och ett annat mått än rapportens, och står "
        "därför för sig. Talen står som källan har dem."
    )
    blocks: list[Block] = [Paragraph(opening)]
    for number, each in enumerate(found, start=1):
        blocks += _table(words, each, number)
    return Section("utifran", words.say("Siffror utifrån att ha bredvid sig"), tuple(blocks))


def _table(words: Words, checked: CheckedReference, number: int) -> list[Block]:
    reference = checked.reference
    faults = [
        Paragraph(" ".join((fault_sentence(words, fault), *reading_sentences(words, fault))))
        for fault in checked.faults
    ]
    choice = [Paragraph(no_choice_sentence(words), is_note=True)] if faults else []
    label = reference.label[words.language]
    head = reference.row_heading[words.language] if reference.row_heading else words.say("Rad")
    return [
        Heading(f"utifran-{reference.id}", label),
        Terms(_facts(words, reference)),
        *(Paragraph(sentence, is_note=True) for sentence in _cautions(words, reference)),
        Table(
            id=f"utifran_{reference.id}",
            sheet=words.say("Utifrån {n}", n=number),
            caption=words.say("{label}: {what}", label=label, what=reference.describes[words.language]),
            columns=(Column(head, "head"), *_columns(words, reference, head)),
            rows=tuple(
                (text_cell(row.label[words.language]), *cells)
                for row, cells in zip(reference.rows, _cells(words, reference), strict=True)
            ),
        ),
        *faults,
        *choice,
    ]


def _columns(words: Words, reference: Reference, head: str) -> tuple[Column, ...]:
    """The columns as the source names them; one that is called as another is told apart by a number."""
    taken, columns = {head.casefold()}, []
    for number, (_, label) in enumerate(reference.columns, start=1):
        text = label[words.language]
        text = f"{text} ({number})" if text.casefold() in taken else text
        taken.add(text.casefold())
        columns.append(Column(text, "count"))
    return tuple(columns)


def _cells(words: Words, reference: Reference) -> tuple[tuple[Cell, ...], ...]:
    """The numbers by row, each with as many decimals as the most precise of its column has."""
    decimals = [
        max((-int(each.as_tuple().exponent) for each in column if each is not None), default=0)
        for column in zip(*(row.values for row in reference.rows), strict=True)
    ]
    return tuple(
        tuple(_cell(words, value, max(0, places)) for value, places in zip(row.values, decimals, strict=True))
        for row in reference.rows
    )


def _cell(words: Words, value: Decimal | None, decimals: int) -> Cell:
    if value is None:
        return Cell(words.say("saknas"))
    if decimals == 0:
        return Cell(printed_number(words, value), (float(value),))
    # Decimals are the source's own: a cell of numbers would be rounded where it is shown.
    return Cell(printed_number(words, value.quantize(Decimal(1).scaleb(-decimals)), keeps_decimals=True))


def _facts(words: Words, reference: Reference) -> tuple[tuple[str, str], ...]:
    unknown = words.say("framgår inte")
    published = day_name(words, reference.published_on) if reference.published_on else unknown
    return (
        (words.say("Mått"), MEASURES[reference.measure][words.language]),
        (words.say("Källa"), reference.source),
        (words.say("Publicerad"), published),
        (words.say("Avläst"), day_name(words, reference.read_on)),
        (words.say("Licens"), reference.licence or unknown),
    )


def _cautions(words: Words, reference: Reference) -> list[str]:
    """What must not be done with the numbers."""
    said = []
    if reference.measure in OF_OUTCOME:
        said.append(
            words.say(
                "Det är ett annat mått än det som målet 70 procent gäller (M-A). Talen går inte att jämföra med "
                "andelen som gick vidare."
            )
        )
    if reference.measure == OF_THE_GOAL:
        said.append(
            words.say(
                "Måttet heter som rapportens (M-A), men källan kan räkna andra människor och fråga vid en annan tid. "
                "Jämför definitionerna före talen."
            )
        )
    if reference.method == "cell_key":
        said.append(
            words.say("Källan skyddar talen med små slumpmässiga ändringar, så delarna behöver inte ge summan.")
        )
    return said
