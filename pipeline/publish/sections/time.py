"""How soon people begin to work or study after the start, of the latest whole year."""

from __future__ import annotations

from pipeline.publish.charts.time_chart import LAST, begun_figures, time_to_work
from pipeline.publish.document import Block, Cell, ChartBlock, Column, Heading, Paragraph, Table
from pipeline.publish.edition import Edition
from pipeline.publish.measures import BEGUN
from pipeline.publish.sections.cells import count_cell, figure_cells, figure_columns
from pipeline.publish.sections.tables import metric_name, symbol_notes
from pipeline.publish.wording.periods import Span, span_name


def time_blocks(edition: Edition) -> tuple[Block, ...]:
    """The chart and its table, under a heading; a sentence where there is no whole year."""
    words, year = edition.words, edition.whole_year
    heading = Heading("tid-till-arbete", words.say("Tid till arbete eller studier"))
    if year is None:
        text = words.say("Tid till arbete redovisas för hela år. Det finns inget helt år i uppgifterna än.")
        return (heading, Paragraph(text, is_note=True))
    caption = words.say(
        "Tid till arbete eller studier, avslutade utan arbete och studier före start, {span}",
        span=span_name(words, year),
    )  # fmt: skip
    return (heading, _about(edition), ChartBlock(caption, time_to_work(edition, year), _table(edition, year, caption)))


def _about(edition: Edition) -> Paragraph:
    """What is asked, and what it must not be used for."""
    metric, language = edition.metric(BEGUN[LAST]), edition.words.language
    return Paragraph(f"{metric.short} {metric.question[language]} {metric.not_for[language]}")


def _table(edition: Edition, year: Span, caption: str) -> Table:
    words = edition.words
    rows = tuple(
        (Cell(metric_name(edition, BEGUN[months])), *figure_cells(words, figure),
         count_cell(words, figure, figure.missing))
        for months, figure in begun_figures(edition, year).items()
    )  # fmt: skip
    columns = (
        Column(words.say("Mått"), "head"), *figure_columns(words), Column(words.say("Uppgift saknas"), "count"),
    )  # fmt: skip
    identity = ("time_to_work", words.say("Tid till arbete"))
    return Table(*identity, caption, columns, rows, symbol_notes(edition, rows))
