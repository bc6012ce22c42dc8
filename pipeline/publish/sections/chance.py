"""What chance allows: insatser in a funnel instead of a ranking, and quarters with limits instead of ups and downs."""

from __future__ import annotations

from pipeline.publish.charts.funnel_chart import funnel
from pipeline.publish.charts.funnel_figures import Funnel, read_funnel
from pipeline.publish.charts.trend_chart import centre_text, trend
from pipeline.publish.charts.trend_figures import Series, read_series
from pipeline.publish.document import Block, Cell, ChartBlock, Column, Heading, Paragraph, Table
from pipeline.publish.edition import Edition
from pipeline.publish.measures import GOAL
from pipeline.publish.sections.cells import count_cell, figure_cells, figure_columns, share_cell
from pipeline.publish.sections.tables import symbol_notes
from pipeline.publish.wording.funnel_words import can_change_note, place_words, reading_help
from pipeline.publish.wording.numbers import DASH, limit_percent, sign
from pipeline.publish.wording.periods import span_label, span_name
from pipeline.publish.wording.statements import comparison_note
from pipeline.publish.wording.statuses import status_symbol
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Group


def against_chance(edition: Edition) -> tuple[Block, ...]:
    """The funnel, and how to read it."""
    words = edition.words
    help_ = Paragraph(reading_help(words), is_note=True)
    caption = words.say("Gick vidare per insats och antal avslutade")
    return help_, ChartBlock(caption, funnel(edition), funnel_table(edition, read_funnel(edition)))


def over_time(edition: Edition) -> tuple[Block, ...]:
    """The quarters, where there are any."""
    words, series = edition.words, read_series(edition)
    if not series.spans:
        return ()
    note = Paragraph(words.say(
        "Kvartalen är små och varierar av en slump: läs inte en uppgång eller nedgång mellan två kvartal som en "
        "förändring."
    ), is_note=True)  # fmt: skip
    chart = ChartBlock(
        words.say("Gick vidare kvartal för kvartal"), trend(edition, series), trend_table(edition, series)
    )
    return (Heading("over-tid", words.say("Över tid")), note, chart)


def funnel_table(edition: Edition, found: Funnel) -> Table:
    """Everyone, then a row per insats: its counts, its limits, and where it lies."""
    words, held = edition.words, {each.group: each for each in found.held}
    rows = []
    for group in (Group(), *edition.groups(GOAL, "finished", edition.year, "insats")):
        figure = edition.find(GOAL, "finished", edition.year, group)
        head = (Cell(edition.name(group)), *_counted(edition, group))
        if group in held:
            far_low, low, high, far_high = held[group].limits
            place = place_words(words, held[group].place, held[group].is_over, held[group].can_change)
            rows.append((*head, _limits_cell((low, high)), _limits_cell((far_low, far_high)), Cell(place)))
        else:
            symbol = status_symbol(words, figure.status) if figure is not None and figure.status != "shown" else ""
            rows.append((*head, *(Cell(symbol) for _ in range(3))))
    columns = (
        Column(words.say("Insats"), "head"), *figure_columns(words)[:3], Column(words.say("95 %-gräns"), "interval"),
        Column(words.say("99,8 %-gräns"), "interval"), Column(words.say("Läge"), "short"),
    )  # fmt: skip
    caption = words.say(
        "Gick vidare per insats och vad som väntas av en slump, alla avslutade, {span}",
        span=span_name(words, edition.year),
    )
    how = words.say("Gränserna säger var andelen väntas ligga om insatsen är som alla tillsammans. Läget avgörs på "
                    "oavrundade tal.")  # fmt: skip
    notes = (
        *((how,) if held else ()),
        *((can_change_note(words),) if any(each.can_change for each in found.held) else ()),
        *symbol_notes(edition, rows),
        *((comparison_note(words),) if held else ()),
    )
    return Table("funnel", words.say("Insatser och slump"), caption, columns, tuple(rows), notes)


def _counted(edition: Edition, group: Group) -> tuple[Cell, ...]:
    words, figure = edition.words, edition.find(GOAL, "finished", edition.year, group)
    return (
        count_cell(words, figure, figure.numerator if figure else None),
        count_cell(words, figure, figure.denominator if figure else None),
        share_cell(words, figure),
    )


def trend_table(edition: Edition, series: Series) -> Table:
    """A row per quarter, with its limits where the chart has any, and a last row for the line in the middle."""
    words, numbers = edition.words, {each.span: number for number, each in enumerate(series.shown)}
    has_limits = series.chart is not None and series.chart.low is not None
    rows = []
    for span in series.spans:
        figure = edition.find(GOAL, "finished", span, Group())
        limits = series.limits(numbers[span]) if span in numbers else None
        row = (Cell(span_label(words, span)), *figure_cells(words, figure))
        symbol = status_symbol(words, figure.status) if figure is not None else ""
        cell = _limits_cell(limits) if limits is not None else Cell(symbol)
        rows.append((*row, cell) if has_limits else row)
    if series.chart is not None:
        rows.append(_centre_row(edition, series, has_limits))
    columns = (
        Column(words.say("Period"), "head"), *figure_columns(words),
        *((Column(words.say("Gränser"), "interval"),) if has_limits else ()),
    )  # fmt: skip
    caption = words.say("Gick vidare, alla insatser och alla avslutade, kvartal för kvartal")
    return Table(
        "history", words.say("Kvartal för kvartal"), caption, columns, tuple(rows), symbol_notes(edition, rows)
    )


def _centre_row(edition: Edition, series: Series, has_limits: bool) -> tuple[Cell, ...]:
    """The middle is no quarter: it has a share, and no counts of its own."""
    head = Cell(_centre_name(edition.words, series))
    share = Cell(centre_text(edition, series), (float(series.centre),))
    return (head, Cell(""), Cell(""), share, *(Cell("") for _ in range(2 if has_limits else 1)))


def _centre_name(words: Words, series: Series) -> str:
    is_run = series.chart is not None and series.chart.kind == "run"
    return words.say("Mittlinje: median") if is_run else words.say("Mittlinje: genomsnitt")


def _limits_cell(limits: tuple[float, float]) -> Cell:
    """Two limits in whole per cent, with the unrounded ones behind them."""
    low, high = limits
    return Cell(f"{limit_percent(low, None)}{DASH}{sign(limit_percent(high, None))}", (low, high))
