"""Draws a share quarter by quarter: the points, the line in the middle, the target, and limits where there are any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.publish.charts.frame import LINES, MARGIN, POINTS, SHAPES
from pipeline.publish.charts.letters import Point
from pipeline.publish.charts.model import TrendBody, TrendPoint
from pipeline.publish.charts.plot import EndWords, Plot, draw_ends, draw_shares, end_lane, tick_lane
from pipeline.publish.charts.sheet import BLUE, INK, LINE, MUTED, Scheme, Sheet, Style
from pipeline.publish.charts.type import text_width

_TOP, _WIDE_PLOT, _NARROW_PLOT = 0.1, 2.5, 2.2
_WIDEST_END, _NARROW_END = 1.35, 0.95
_ABREAST = 4.0
"""On sheets wider than this, in inches, the words at the ends of lines may take more of it."""


def trend_height(body: TrendBody, scheme: Scheme, width: float, is_narrow: bool) -> float:
    """The height of the drawing."""
    return _TOP + (_NARROW_PLOT if is_narrow else _WIDE_PLOT) + _below(scheme)


def draw_trend(sheet: Sheet, body: TrendBody, scheme: Scheme, top: float, bottom: float) -> None:
    """Draw between two heights; the field takes what the words below leave."""
    plot = _field(sheet, body, scheme, top, bottom)
    draw_shares(sheet, plot, body.ticks, scheme, has_grid=True)
    _draw_quarters(sheet, body, scheme, plot)
    for side in ("low", "high"):
        for steps in _steps(body, plot, side):
            colour, points, dash = LINES["limit"]
            sheet.path(steps, colour, points, dash)
    if body.target is not None:
        sheet.rule((plot.left, plot.y(body.target.at)), (plot.right, plot.y(body.target.at)), INK, 1.4)
    sheet.rule((plot.left, plot.y(body.centre.at)), (plot.right, plot.y(body.centre.at)), MUTED, 1.0)
    _draw_points(sheet, body, plot)
    draw_ends(sheet, plot, _ends(body, scheme, plot))


def _below(scheme: Scheme) -> float:
    """Room for the quarters and the years."""
    return 0.08 + 2 * scheme.detail.line_height


def _field(sheet: Sheet, body: TrendBody, scheme: Scheme, top: float, bottom: float) -> Plot:
    widest = _WIDEST_END if sheet.width > _ABREAST else _NARROW_END
    words = [(text, style) for _, text, style in _labels(body, scheme)]
    left = MARGIN + tick_lane(body.ticks, scheme)
    return Plot(left, sheet.width - MARGIN - end_lane(words, widest), top + _TOP, bottom - _below(scheme))


def _labels(body: TrendBody, scheme: Scheme) -> Iterator[tuple[float, str, Style]]:
    """The share each line ends at, its words and how they are set."""
    yield body.centre.at, body.centre.text, scheme.detail
    if body.target is not None:
        yield body.target.at, body.target.text, Style(scheme.detail.size, 600, INK)
    yield body.latest.at, body.latest.text, Style(scheme.strong.size, 600, BLUE)


def _ends(body: TrendBody, scheme: Scheme, plot: Plot) -> list[EndWords]:
    labels = list(_labels(body, scheme))
    last = len(labels) - 1
    ends = _x(body, plot, body.points[-1].place) + 0.07
    return [
        EndWords(ends if number == last else plot.right, plot.y(at), text, style)
        for number, (at, text, style) in enumerate(labels)
    ]


def _x(body: TrendBody, plot: Plot, place: float) -> float:
    """A quarter stands in the middle of its part of the scale."""
    return plot.left + (plot.right - plot.left) * (place + 0.5) / len(body.quarters)


def _draw_quarters(sheet: Sheet, body: TrendBody, scheme: Scheme, plot: Plot) -> None:
    """Quarters where they fit, else only the years; a year stands in the middle of its quarters."""
    part = (plot.right - plot.left) / len(body.quarters)
    fits = max(text_width(each, scheme.detail.size, scheme.detail.weight) for each in body.quarters) + 0.06 < part
    y = plot.foot + 0.06
    for place, quarter in enumerate(body.quarters if fits else ()):
        sheet.text(_x(body, plot, place), y, quarter, scheme.detail, "center", is_tick=True)
    below = y + (scheme.detail.line_height if fits else 0.0)
    free = plot.left - 0.04
    for first, last, year in body.years:
        edge, x = _x(body, plot, first - 0.5), _x(body, plot, (first + last) / 2)
        half = text_width(year, scheme.detail.size, scheme.detail.weight) / 2
        sheet.rule((edge, plot.foot), (edge, plot.foot + 0.06), LINE, 0.8)
        if x - half >= free:
            sheet.text(x, below, year, scheme.detail, "center", is_tick=True)
            free = x + half + 0.08


def _unbroken(points: Sequence[TrendPoint]) -> Iterator[list[TrendPoint]]:
    """Points that stand next to each other; a quarter that is not shown parts them."""
    part = [points[0]]
    for before, point in pairwise(points):
        if point.place != before.place + 1:
            yield part
            part = []
        part.append(point)
    yield part


def _steps(body: TrendBody, plot: Plot, side: str) -> Iterator[list[Point]]:
    """Limits go level over each quarter and step between them."""
    for part in _unbroken(body.points):
        steps = []
        for point in part:
            limit = point.low if side == "low" else point.high
            if limit is not None:
                steps += [(_x(body, plot, point.place + half), plot.y(limit)) for half in (-0.5, 0.5)]
        if steps:
            yield steps


def _draw_points(sheet: Sheet, body: TrendBody, plot: Plot) -> None:
    for part in _unbroken(body.points):
        if len(part) > 1:
            sheet.path([(_x(body, plot, point.place), plot.y(point.share)) for point in part], BLUE, 1.8)
    for point in body.points:
        marker, is_filled = SHAPES[point.shape]
        colour = POINTS[point.shape]
        sheet.mark(_x(body, plot, point.place), plot.y(point.share), marker, colour, 6.4, is_filled)
