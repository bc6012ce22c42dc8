"""Who takes part: those who finished, by gender and age, insats and municipality."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.charts.age_chart import finished_count, who_finished
from pipeline.publish.document import Block, Cell, ChartBlock, Column, Paragraph, Section, Table
from pipeline.publish.edition import Edition
from pipeline.publish.many import are_too_many, too_many_note
from pipeline.publish.measures import GOAL
from pipeline.publish.sections.cells import count_cell
from pipeline.publish.sections.tables import symbol_notes
from pipeline.publish.wording.periods import Span, span_name
from pipeline.vocabulary.figures import Group


def participants(edition: Edition) -> Section:
    """How many finished, and who they are. Those whose outcome is not known are counted too."""
    words = edition.words
    intro = Paragraph(words.say(
        "Här räknas alla som avslutade en insats, också de vars utfall inte är känt. Det är deltaganden, inte "
        "personer: den som har deltagit i två insatser räknas två gånger."
    ))  # fmt: skip
    blocks: list[Block] = [intro, *_by_gender_and_age(edition), *_by_insats(edition), *_by_municipality(edition)]
    return Section("deltagarna", words.say("Vilka deltar"), tuple(blocks))


def _by_gender_and_age(edition: Edition) -> tuple[Block, ...]:
    words, year = edition.words, edition.whole_year
    definitions = edition.release.definitions.groups
    if year is None:
        text = words.say("Kön och ålder tillsammans redovisas för hela år. Det finns inget helt år i uppgifterna än.")
        return (Paragraph(text, is_note=True),)
    genders = tuple(Group(gender=gender.code) for gender in definitions.genders)
    groups = (Group(), *genders, *edition.groups(GOAL, "finished", year, "gender_age"))
    caption = words.say("Avslutade deltaganden efter kön och ålder, {span}", span=span_name(words, year))
    table = _table(edition, ("who_finished", words.say("Vilka deltar")), caption, words.say("Grupp"), groups, year)
    if len(genders) != 2:
        return (table,)
    return (ChartBlock(words.say("Avslutade deltaganden efter kön och ålder"), who_finished(edition, year), table),)


def _by_insats(edition: Edition) -> tuple[Block, ...]:
    words, year = edition.words, edition.year
    if are_too_many(edition):
        return tuple(Paragraph(note, is_note=True) for note in too_many_note(edition))
    groups = (Group(), *edition.groups(GOAL, "finished", year, "insats"))
    caption = words.say("Avslutade deltaganden per insats, {span}", span=span_name(words, year))
    return (_table(
        edition, ("who_insats", words.say("Deltar per insats")), caption, words.say("Insats"), groups, year
    ),)  # fmt: skip


def _by_municipality(edition: Edition) -> tuple[Table, ...]:
    words, year = edition.words, edition.whole_year
    groups = edition.groups(GOAL, "finished", year, "municipality") if year else ()
    if year is None or not groups:
        return ()
    caption = words.say("Avslutade deltaganden per kommun, {span}", span=span_name(words, year))
    identity = ("who_municipality", words.say("Deltar per kommun"))
    return (_table(edition, identity, caption, words.say("Kommun"), (Group(), *groups), year),)


def _table(
    edition: Edition, identity: tuple[str, str], caption: str, heading: str, groups: Sequence[Group], span: Span
) -> Table:
    """Finished participations, a row per group: all of them, and how many of them have a known outcome."""
    words = edition.words
    rows = []
    for group in groups:
        figure = edition.find(GOAL, "finished", span, group)
        counts = (finished_count(figure), figure.denominator if figure else None, figure.missing if figure else None)
        rows.append((Cell(edition.name(group)), *(count_cell(words, figure, count) for count in counts)))
    columns = (
        Column(heading, "head"), Column(words.say("Avslutade"), "count"), Column(words.say("Känt utfall"), "count"),
        Column(words.say("Uppgift saknas"), "count"),
    )  # fmt: skip
    note = words.say("Känt utfall: det är känt om deltagaren gick vidare.")
    return Table(*identity, caption, columns, tuple(rows), (note, *symbol_notes(edition, rows)))
