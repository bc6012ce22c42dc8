"""The field of a chart with two scales: shares from 0 to 100 per cent upwards, and words at the ends of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.publish.charts.frame import MARGIN
from pipeline.publish.charts.sheet import GRID, LINE, MUTED, Scheme, Sheet, Style
from pipeline.publish.charts.type import text_width

_BESIDE, _LEADER = 0.08, 0.16


@dataclass(frozen=True)
class Plot:
    """A field in inches on a sheet: its edges, of which `foot` is 0 per cent and `top` 100."""

    left: float
    right: float
    top: float
    foot: float

    def y(self, share: float) -> float:
        """Where a share (0..1) stands."""
        return self.foot + (self.top - self.foot) * share


@dataclass(frozen=True)
class EndWords:
    """Words beside a line that ends at (`x`, `y`)."""

    x: float
    y: float
    text: str
    style: Style


def tick_lane(ticks: Sequence[str], scheme: Scheme) -> float:
    """The width that the scale of shares needs to the left of the field."""
    return max(text_width(tick, scheme.detail.size, scheme.detail.weight) for tick in ticks) + _BESIDE


def draw_shares(sheet: Sheet, plot: Plot, ticks: Sequence[str], scheme: Scheme, has_grid: bool) -> None:
    """The scale from 0 to 100 per cent; its lines cross the field only where nothing is written in it."""
    for number, tick in enumerate(ticks):
        y = plot.y(number / (len(ticks) - 1))
        sheet.text(plot.left - _BESIDE, y - scheme.detail.line_height / 2, tick, scheme.detail, "right", is_tick=True)
        sheet.rule((plot.left - 0.04, y), (plot.right if has_grid else plot.left, y), GRID if has_grid else LINE, 0.8)
    sheet.rule((plot.left, plot.foot), (plot.right, plot.foot), LINE, 0.8)
    if not has_grid:
        sheet.rule((plot.left, plot.foot), (plot.left, plot.top), LINE, 0.8)


def end_lane(words: Sequence[tuple[str, Style]], widest: float) -> float:
    """The width that words at the ends of lines need to the right of the field, at most `widest`."""
    lines = [(line, style) for text, style in words for line in style.lines(text, widest)]
    return _LEADER + 0.04 + max(text_width(line, style.size, style.weight) for line, style in lines)


def draw_ends(sheet: Sheet, plot: Plot, ends: Sequence[EndWords]) -> None:
    """Words at the right of the field, each led to its line. Where they would meet they move apart, in their order."""
    x = plot.right + _LEADER + 0.04
    ordered = sorted(ends, key=lambda each: each.y)
    broken = [each.style.lines(each.text, sheet.width - MARGIN - x + 0.01) for each in ordered]
    heights = [len(lines) * each.style.line_height for lines, each in zip(broken, ordered, strict=True)]
    middles = spread([each.y for each in ordered], heights, (plot.top - 0.1, plot.foot + 0.1))
    for each, lines, height, middle in zip(ordered, broken, heights, middles, strict=True):
        sheet.path(((each.x, each.y), (plot.right, each.y), (plot.right + _LEADER, middle)), MUTED, 0.7)
        sheet.lines(x, middle - height / 2, lines, each.style)


def spread(wanted: Sequence[float], heights: Sequence[float], within: tuple[float, float]) -> tuple[float, ...]:
    """Middles of blocks so that none meets the one above it and all keep within two edges; `wanted` is in order.

    >>> spread([1.0, 1.1], [0.4, 0.4], (0.0, 3.0))
    (1.0, 1.4)
    >>> spread([2.9, 2.9], [0.5, 0.5], (0.0, 3.0))
    (2.25, 2.75)
    """
    middles: list[float] = []
    edge = within[0]
    for middle, height in zip(wanted, heights, strict=True):
        middles.append(max(middle, edge + height / 2))
        edge = middles[-1] + height / 2
    edge = within[1]
    for at in range(len(middles) - 1, -1, -1):
        middles[at] = min(middles[at], edge - heights[at] / 2)
        edge = middles[at] - heights[at] / 2
    return tuple(middles)
