"""A chart's rows as a table beside it: what is printed, how high a row is, and how many a slide holds."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.publish.charts.model import BarBody, Body, Chart, DotBody, Row
from pipeline.publish.charts.type import SEMIBOLD, break_lines
from pipeline.publish.slides.model import SMALLEST, line_height
from pipeline.publish.wording.numbers import HIDDEN
from pipeline.publish.wording.words import Words

PAD = 0.05
"""Inches left free at each side of a cell's text; half of it above and below."""
_DOTS, _BARS = (2.7, 1.2, 1.25, 1.1, 1.35), (3.0, 1.2, 1.1, 1.1, 1.4)


@dataclass(frozen=True)
class Sheaf:
    """Rows of one chart: the chart with a body of these alone, and their table."""

    chart: Chart
    heading: str
    header: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def head_height(self) -> float:
        return _height(self.header, self.widths)

    @property
    def row_height(self) -> float:
        """Inches: that of the highest row, so that all rows lie beside their marks."""
        return max(_height(row, self.widths) for row in self.rows)

    def cut(self, most: int) -> tuple[Sheaf, ...]:
        """As few sheaves of at most so many rows as there can be, evenly filled."""
        number = -(-len(self.rows) // most)
        size = -(-len(self.rows) // number)
        return tuple(self._part(at, at + size) for at in range(0, len(self.rows), size))

    def _part(self, start: int, end: int) -> Sheaf:
        body = self.chart.body
        some: Body
        if isinstance(body, BarBody):
            some = replace(body, rows=body.rows[start:end])
        elif isinstance(body, DotBody):
            some = replace(body, panels=(replace(body.panels[0], rows=body.panels[0].rows[start:end]),))
        else:
            raise TypeError(type(body).__name__)
        return replace(self, chart=replace(self.chart, body=some), rows=self.rows[start:end])


def sheaves(words: Words, chart: Chart) -> tuple[Sheaf, ...]:
    """One for each panel of a dot chart, one for bars, none where nothing is shown. Raises TypeError for others."""
    if isinstance(chart.body, DotBody):
        body = chart.body
        return tuple(
            Sheaf(replace(chart, body=replace(body, panels=(panel,))), panel.heading, _dot_header(words), _DOTS,
                  tuple(_dot_cells(row) for row in panel.rows))
            for panel in body.panels if panel.rows
        )  # fmt: skip
    if isinstance(chart.body, BarBody):
        header = (words.say("Grupp"), words.say("Svar"), *chart.body.headings)
        rows = tuple((row.label, row.counts, *(bar.text for bar in row.bars)) for row in chart.body.rows)
        return (Sheaf(chart, "", header, _BARS, rows),) if rows else ()
    raise TypeError(type(chart.body).__name__)


def _dot_header(words: Words) -> tuple[str, ...]:
    texts = (words.say("Grupp"), words.say("Antal"), words.say("Andel"), words.say("95 %-intervall"))
    return (*texts, words.say("Bedömning"))


def _dot_cells(row: Row) -> tuple[str, ...]:
    """A row without marks is told as everywhere else: hidden."""
    shares = "\n".join(value.share for value in row.values) or HIDDEN
    details = "\n".join(value.detail for value in row.values)
    return (row.label, row.counts, shares, details, row.verdict)


def _height(cells: tuple[str, ...], widths: tuple[float, ...]) -> float:
    lines = max(
        sum(len(break_lines(line, width - 2 * PAD, SMALLEST, SEMIBOLD)) for line in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
    return lines * line_height(SMALLEST) + PAD
