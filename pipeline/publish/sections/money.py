"""What a year cost and who paid, and what law and plans ask of the förbund beside its outcomes."""

from __future__ import annotations

from dataclasses import replace

from pipeline.publish.charts.cost_chart import cost_per_outcome
from pipeline.publish.charts.cost_figures import Cost, read_costs
from pipeline.publish.document import Block, Cell, ChartBlock, Column, Heading, Paragraph, Section, Table, Terms
from pipeline.publish.edition import Edition, alphabetical
from pipeline.publish.many import MOST_ROWS
from pipeline.publish.sections.cells import figure_cells, figure_columns
from pipeline.publish.sections.tables import symbol_notes
from pipeline.publish.wording.duty_words import financier_name, kind_name, rests_on, state_words, unit_word
from pipeline.publish.wording.kronor import kronor_text
from pipeline.publish.wording.numbers import count_text, percent_text
from pipeline.publish.wording.periods import Span, day_name, span_name
from pipeline.publish.wording.statuses import status_symbol
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.money import MoneyFigure


def money(edition: Edition) -> Section | None:
    """None where neither a budget nor a register says anything."""
    release = edition.release
    if not release.money and not release.duties:
        return None
    blocks = (*_of_money(edition), *_of_duties(edition))
    return Section("pengarna", edition.words.say("Pengar och skyldigheter"), blocks)


def _of_money(edition: Edition) -> tuple[Block, ...]:
    words, found = edition.words, edition.release.money
    if all(each.numerator is None and each.denominator is None for each in found):
        text = words.say("Det finns ingen budget för {year} i uppgifterna.", year=_year(edition))
        return (Paragraph(text, is_note=True),)
    note = next(each.note for each in found)
    return (*_told(edition), Paragraph(note[words.language], is_note=True), *_per_outcome(edition),
            *_budget_table(edition), *_funding_table(edition))  # fmt: skip


def _year(edition: Edition) -> int:
    return edition.release.period.latest_whole_year


def _told(edition: Edition) -> tuple[Paragraph, ...]:
    """What all insatser for individuals cost, beside their budget; nothing where one of them is not known."""
    words = edition.words
    whole = _one(edition, "cost_of_budget", "individual")
    if whole is None or not whole.numerator or not whole.denominator:
        return ()
    spent, planned = round(whole.numerator), round(whole.denominator)
    text = words.say(
        "De individinriktade insatserna kostade {spent} under {year}: {share} av budgeten på {planned}.",
        spent=kronor_text(words, spent), year=whole.year, share=percent_text(words, spent, planned),
        planned=kronor_text(words, planned),
    )  # fmt: skip
    return (Paragraph(text),)


def _one(edition: Edition, measure: str, kind: str) -> MoneyFigure | None:
    """The figure of all insatser of a kind together."""
    return next(
        (
            each for each in edition.release.money
            if each.measure == measure and each.kind == kind and each.insats_id is None
        ), None,
    )  # fmt: skip


def _per_outcome(edition: Edition) -> tuple[Block, ...]:
    words, year = edition.words, edition.whole_year
    costs = read_costs(edition, year) if year else ()
    if year is None or not costs:
        return ()
    caption = words.say("Kostnad per deltagande som gick vidare")
    table = _cost_table(edition, costs, year)
    if len(costs) > MOST_ROWS:
        return (replace(table, is_folded=True),)
    return (ChartBlock(caption, cost_per_outcome(edition, costs, year), table),)


def _cost_table(edition: Edition, costs: tuple[Cost, ...], year: Span) -> Table:
    words = edition.words
    rows = []
    for cost in costs:
        low, each, high = cost.each or (None, None, None)
        of_figure = figure_cells(words, cost.figure)
        # A cost that is known and yet not divided is withheld with the count, by the same symbol.
        symbol = of_figure[0].text if cost.kronor and not of_figure[0].numbers else ""
        amounts = (_kronor_cell(words, number, symbol) for number in (each, low, high))
        rows.append((Cell(edition.name(cost.group)), _kronor_cell(words, cost.kronor), *of_figure[:3], *amounts))
    columns = (
        Column(words.say("Insats"), "head"), Column(words.say("Kostnad, kronor"), "count"), *figure_columns(words)[:3],
        Column(words.say("Kronor för varje"), "count"), Column(words.say("Lägst, kronor"), "count"),
        Column(words.say("Högst, kronor"), "count"),
    )  # fmt: skip
    caption = words.say("Kostnad per deltagande som gick vidare, {span}", span=span_name(words, year))
    notes = (
        words.say("Antal av: avslutade deltaganden som gick vidare, av dem vars utfall är känt."),
        words.say("Kronor för varje är avrundat. Lägst och högst är gränserna för 95 %-intervall."),
        *symbol_notes(edition, rows),
    )
    return Table("cost", words.say("Kostnad per utfall"), caption, columns, tuple(rows), notes)


def _kronor_cell(words: Words, number: int | None, symbol: str = "") -> Cell:
    return Cell(symbol) if number is None else Cell(count_text(words, number), (number,))


def _budget_table(edition: Edition) -> tuple[Table, ...]:
    """Every insats with a post, by kind, then administration."""
    words = edition.words
    rows = [_budget_row(edition, each) for each in sorted(_of_budget(edition), key=lambda each: _place(edition, each))]
    if not rows:
        return ()
    columns = (
        Column(words.say("Insats"), "head"), Column(words.say("Slag"), "text"),
        Column(words.say("Budget, kronor"), "count"), Column(words.say("Utfall, kronor"), "count"),
        Column(words.say("Utfall av budget"), "share"),
    )  # fmt: skip
    caption = words.say("Budget och utfall, {year}", year=_year(edition))
    note = words.say("En tom ruta är ett belopp som inte är känt.")
    is_long = len(rows) > MOST_ROWS
    return (Table("budget", words.say("Budget och utfall"), caption, columns, tuple(rows), (note,), is_folded=is_long),)


def _of_budget(edition: Edition) -> tuple[MoneyFigure, ...]:
    return tuple(each for each in edition.release.money if each.measure == "cost_of_budget")


def _place(edition: Edition, each: MoneyFigure) -> tuple[int, bool, tuple[str, ...]]:
    """Kinds in their order; all of a kind before its insatser, which stand as in every table."""
    kinds = [other.kind for other in _of_budget(edition)]
    return kinds.index(each.kind), each.insats_id is not None, alphabetical(each.insats or "")


def _budget_row(edition: Edition, each: MoneyFigure) -> tuple[Cell, ...]:
    words = edition.words
    assert each.kind is not None
    name = words.say("Alla av slaget") if each.insats_id is None else each.insats or each.insats_id
    amounts = (None if amount is None else round(amount) for amount in (each.denominator, each.numerator))
    share = Cell("") if each.value is None else _share_cell(words, each)
    return (Cell(name), Cell(kind_name(words, each.kind)), *(_kronor_cell(words, amount) for amount in amounts), share)


def _share_cell(words: Words, each: MoneyFigure) -> Cell:
    assert each.numerator is not None and each.denominator and each.value is not None
    return Cell(percent_text(words, round(each.numerator), round(each.denominator)), (each.value,))


def _funding_table(edition: Edition) -> tuple[Table, ...]:
    words = edition.words
    shares = [each for each in edition.release.money if each.measure == "funding_share" and each.denominator]
    if not shares:
        return ()
    rows = tuple(
        (Cell(financier_name(words, each.financier or "unknown")),
         _kronor_cell(words, round(each.numerator or 0)), _share_cell(words, each))
        for each in shares
    )  # fmt: skip
    columns = (
        Column(words.say("Finansiär"), "head"), Column(words.say("Kronor"), "count"),
        Column(words.say("Andel av intäkterna"), "share"),
    )  # fmt: skip
    is_spent = all(each.amounts == "outcome" for each in shares)
    caption = (
        words.say("Vem som betalade, {year}", year=_year(edition)) if is_spent
        else words.say("Vem som skulle betala enligt budgeten, {year}", year=_year(edition))
    )  # fmt: skip
    return (Table("funding", words.say("Finansiering"), caption, columns, rows),)


def _of_duties(edition: Edition) -> tuple[Block, ...]:
    words, found = edition.words, edition.release.duties
    if not found:
        return ()
    intro = Paragraph(words.say(
        "Vad lag, planer och avsiktsförklaringar begär, räknat. Varifrån varje krav kommer står under tabellen: det är "
        "inte alltid förbundets egen plan. Skyldigheter som räknar deltagare "
        "redovisas inte här: de antalen är inte skyddade."
    ))  # fmt: skip
    rows = []
    for each in found:
        counts = (
            status_symbol(words, "no_data") if each.status == "no_data" else count_text(words, round(number))
            for number in (each.counted, each.of)
        )
        rows.append((
            Cell(each.label[words.language]), Cell(each.part_label[words.language]), *(Cell(text) for text in counts),
            Cell(unit_word(words, each.unit)), Cell(state_words(words, each.status)),
            Cell(rests_on(words, each.rests_on)),
        ))  # fmt: skip
    columns = (
        Column(words.say("Skyldigheter"), "head"), Column(words.say("Del"), "text"),
        Column(words.say("Räknat"), "count"), Column(words.say("Totalt"), "count"), Column(words.say("Enhet"), "short"),
        Column(words.say("Bedömning"), "short"), Column(words.say("Vilar på"), "short"),
    )  # fmt: skip
    caption = words.say(
        "Skyldigheter: insatser och kommuner den {day}, budgeten för {year}",
        day=day_name(words, edition.release.period.last_day), year=_year(edition),
    )  # fmt: skip
    table = Table("duties", words.say("Skyldigheter"), caption, columns, tuple(rows))
    sources = {each.label[words.language]: each.source for each in found}
    return (Heading("skyldigheter", words.say("Skyldigheter")), intro, table, Terms(tuple(sources.items())))
