"""Why the report can be trusted: what was delivered, what was wrong with it, and how small groups are protected."""

from __future__ import annotations

from pipeline.publish.document import Block, Cell, Column, Heading, Paragraph, Section, Table, Terms
from pipeline.publish.edition import Edition
from pipeline.publish.sections.cells import rows_cell, text_cell
from pipeline.publish.sections.reviews import overdue_reviews
from pipeline.publish.sections.tables import counted_table, protection_note
from pipeline.publish.wording.printed_sums import fault_sentence, no_choice_sentence, reading_sentences
from pipeline.publish.wording.statuses import legend
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.release import DeliveryAccount, RuleCount
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.status import STATUSES


def quality(edition: Edition) -> Section:
    """Who is counted, and what became of every delivered row."""
    words = edition.words
    equation = words.say("Varje rad i en fil är räknad: rader = godkända + åsidosatta + upprepade + ersatta.")
    blocks: list[Block] = [
        Heading("vilka-som-raknas", words.say("Vilka som räknas")),
        Terms(_bases(edition)),
        counted_table(edition),
        Heading("leveranser", words.say("Leveranser")),
        Paragraph(equation),
        _deliveries(edition),
        Heading("anmarkningar", words.say("Anmärkningar")),
    ]
    if edition.release.rule_counts:
        blocks.append(_findings(edition))
    else:
        blocks.append(Paragraph(words.say("Kontrollerna gav inga anmärkningar.")))
    blocks += [*_from_outside(edition), *overdue_reviews(edition)]
    return Section("kvalitet", words.say("Uppgifternas kvalitet"), tuple(blocks))


def protection(edition: Edition) -> Section:
    """Thresholds, symbols, what was tried, and honestly what was not."""
    words, disclosure = edition.words, edition.release.definitions.disclosure
    honest = words.say(
        "En granskning som inte vet hur siffrorna skyddades har försökt räkna ut det dolda ur rapportens filer, utan "
        "att lyckas, också med de rapporter som är utgivna tidigare bredvid. Vad den prövade står i protection.json."
    )
    return Section("skydd", words.say("Skydd av små grupper"), (
        Paragraph(protection_note(edition)),
        Paragraph(honest),
        Terms(legend(words, disclosure.legend[words.language])),
    ))  # fmt: skip


def _from_outside(edition: Edition) -> list[Block]:
    """Outside figures that do not add up as printed. Nothing where all do."""
    words, faults = edition.words, edition.release.sum_faults
    if not faults:
        return []
    said = [Paragraph(" ".join((fault_sentence(words, fault), *reading_sentences(words, fault)))) for fault in faults]
    heading = Heading("siffror-utifran", words.say("Siffror utifrån"))
    why = words.say(
        "Med programmet följer tabeller som andra har publicerat. De räknas inte in i rapporten. Några av deras summor "
        "stämmer inte som de är tryckta:"
    )
    return [heading, Paragraph(why), *said, Paragraph(no_choice_sentence(words), is_note=True)]


def _bases(edition: Edition) -> tuple[tuple[str, str], ...]:
    words, reasons = edition.words, _exit_reasons(edition)
    pairs = []
    for basis in edition.release.definitions.bases:
        text = basis.describes[words.language]
        text = text[:1].upper() + text[1:] + "."
        if basis.excludes:
            names = [reasons.get(code, code) for code in basis.excludes]
            text += " " + words.say("Undantagna: {names}.", names=words.listed(names))
        pairs.append((basis.label[words.language], text))
    return tuple(pairs)


def _exit_reasons(edition: Edition) -> dict[str, str]:
    columns = edition.release.definitions.table("participation").columns
    return {code.code: code.label[edition.words.language] for column in columns for code in column.codes}


def _deliveries(edition: Edition) -> Table:
    words = edition.words
    columns = (
        Column(words.say("Fil"), "head"), Column(words.say("Utfall"), "text"),
        Column(words.say("Rader"), "count"), Column(words.say("Godkända"), "count"),
        Column(words.say("Åsidosatta"), "count"), Column(words.say("Upprepade"), "count"),
        Column(words.say("Ersatta"), "count"),
    )  # fmt: skip
    rows = tuple(_delivery(edition, each) for each in edition.release.deliveries)
    refused = (each for each in edition.release.deliveries if each.outcome == "refused")
    notes = tuple(words.say("{file}: {why}", file=_file(each), why=_refusal(edition, each)) for each in refused)
    return Table("deliveries", words.say("Leveranser"), words.say("Levererade filer"), columns, rows, notes)


def _delivery(edition: Edition, each: DeliveryAccount) -> tuple[Cell, ...]:
    words = edition.words
    numbers = (each.rows, each.accepted, each.set_aside, each.repeated, each.superseded)
    cells = (rows_cell(words, number) for number in numbers)
    outcome = text_cell(_outcome(edition, each))
    return (text_cell(_file(each)), outcome, *cells)


def _file(each: DeliveryAccount) -> str:
    """The name of a delivered file below the day it came, whatever folder it lay in: names come again each quarter."""
    day = f"{each.received_on.isoformat()}/"
    return day + each.file.removeprefix(day)


def _refusal(edition: Edition, each: DeliveryAccount) -> str:
    rule = find_rule(edition, each.refused_rule or "")
    return rule_text(rule.message, edition.words.language) if rule else (each.refused_rule or "")


def _outcome(edition: Edition, each: DeliveryAccount) -> str:
    words = edition.words
    if each.outcome == "refused":
        return words.say("Avvisad, se noten")
    if each.outcome == "repeated":
        return words.say("Samma fil som tidigare")
    if each.outcome == "withdrawn":
        return words.say("Återkallad")
    return STATUSES[each.status][words.language].capitalize()


def _findings(edition: Edition) -> Table:
    words = edition.words
    columns = (
        Column(words.say("Regel"), "head"), Column(words.say("Antal"), "count"),
        Column(words.say("Varav bekräftade"), "count"), Column(words.say("Att göra"), "wide"),
    )  # fmt: skip
    rows = tuple(_finding(edition, each) for each in edition.release.rule_counts)
    caption = words.say("Anmärkningar per regel (rader, inte personer)")
    return Table("findings", words.say("Anmärkningar"), caption, columns, rows)


def _finding(edition: Edition, each: RuleCount) -> tuple[Cell, ...]:
    rule, words = find_rule(edition, each.rule), edition.words
    message = rule_text(rule.message, words.language) if rule else each.rule
    do = rule_text(rule.do, words.language) if rule else ""
    return (text_cell(message), rows_cell(words, each.findings), rows_cell(words, each.confirmed), text_cell(do))


def find_rule(edition: Edition, rule_id: str) -> Rule | None:
    """The rule by id; None for one that the definitions no longer hold."""
    definitions = edition.release.definitions
    everywhere = definitions.all_rules
    return next((rule for rule in everywhere if rule.id == rule_id), None)


def rule_text(label: Label, language: str) -> str:
    """The message of a rule as a heading: places for a column or value become an ellipsis."""
    text, out, depth = label[language], "", 0
    for each in text:
        if each == "{":
            depth += 1
            out += "…"
        elif each == "}":
            depth -= 1
        elif depth == 0:
            out += each
    return out
