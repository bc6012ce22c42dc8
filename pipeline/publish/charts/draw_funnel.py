"""Draws a funnel: shares against group size, with limits that narrow as groups grow."""

from __future__ import annotations

from pipeline.publish.charts.frame import LINES, MARGIN, POINTS, SHAPES
from pipeline.publish.charts.letters import Point, place_letters
from pipeline.publish.charts.model import FunnelBody, FunnelPoint, LineStyle
from pipeline.publish.charts.plot import EndWords, Plot, draw_ends, draw_shares, end_lane, tick_lane
from pipeline.publish.charts.sheet import INK, LINE, Scheme, Sheet
from pipeline.publish.charts.type import text_width

_TOP, _WIDE_PLOT, _NARROW_PLOT = 0.18, 2.7, 2.4
_WIDEST_END, _BEYOND = 1.1, 0.12
# A place outside a limit is neither good nor bad: no colour of a verdict.
_LIMITS: tuple[LineStyle, ...] = ("far_limit", "limit", "limit", "far_limit")


def funnel_height(body: FunnelBody, scheme: Scheme, width: float, is_narrow: bool) -> float:
    """The height of the drawing."""
    return _TOP + (_NARROW_PLOT if is_narrow else _WIDE_PLOT) + _below(body, scheme, width)


def draw_funnel(sheet: Sheet, body: FunnelBody, scheme: Scheme, top: float, bottom: float) -> None:
    """Draw between two heights; the field takes what the words below leave."""
    foot = bottom - _below(body, scheme, sheet.width)
    lane = end_lane([(body.centre_label, scheme.strong)], _WIDEST_END)
    left = MARGIN + tick_lane(body.ticks, scheme)
    plot = Plot(left, sheet.width - MARGIN - lane, top + _TOP, foot)
    draw_shares(sheet, plot, body.ticks, scheme, has_grid=False)
    _draw_people(sheet, body, scheme, plot)
    curves = _draw_lines(sheet, body, plot)
    centre = EndWords(plot.right, plot.y(body.centre), body.centre_label, scheme.strong)
    draw_ends(sheet, plot, (centre,))
    _draw_points(sheet, body, scheme, plot, curves)
    _draw_named(sheet, body, scheme, bottom)


def _below(body: FunnelBody, scheme: Scheme, width: float) -> float:
    """Room for the scale of people, its title, and what the letters stand for."""
    title = scheme.detail.lines(body.people_title, width - 2 * MARGIN)
    named = len(_named_lines(body, scheme, width)) * scheme.detail.line_height
    return 0.08 + (1 + len(title)) * scheme.detail.line_height + (0.1 + named if named else 0.0)


def _named_lines(body: FunnelBody, scheme: Scheme, width: float) -> tuple[str, ...]:
    return tuple(line for text in body.named for line in scheme.detail.lines(text, width - 2 * MARGIN))


def _x(body: FunnelBody, plot: Plot, people: int) -> float:
    return plot.left + (plot.right - plot.left) * people / body.people_ticks[-1][0]


def _draw_people(sheet: Sheet, body: FunnelBody, scheme: Scheme, plot: Plot) -> None:
    """The scale across; a number that would meet the one before it is left out."""
    taken = 0.0
    for people, text in body.people_ticks:
        x, half = _x(body, plot, people), text_width(text, scheme.detail.size, scheme.detail.weight) / 2
        sheet.rule((x, plot.foot), (x, plot.foot + 0.04), LINE, 0.8)
        if x - half > taken:
            sheet.text(x, plot.foot + 0.06, text, scheme.detail, "center", is_tick=True)
            taken = x + half + 0.1
    y = plot.foot + 0.08 + scheme.detail.line_height
    sheet.lines(MARGIN, y, scheme.detail.lines(body.people_title, sheet.width - 2 * MARGIN), scheme.detail)


def _draw_lines(sheet: Sheet, body: FunnelBody, plot: Plot) -> list[list[Point]]:
    """The centre and the limits; what was drawn, as points."""
    level = [(plot.left, plot.y(body.centre)), (plot.right, plot.y(body.centre))]
    sheet.path(level, INK, 1.4)
    drawn = [level]
    for number, style in enumerate(_LIMITS):
        colour, points, dash = LINES[style]
        curve = [(_x(body, plot, each.people), plot.y(each.limits[number])) for each in body.limits]
        sheet.path(curve, colour, points, dash)
        drawn.append(curve)
    return drawn


def _draw_points(sheet: Sheet, body: FunnelBody, scheme: Scheme, plot: Plot, curves: list[list[Point]]) -> None:
    def at(point: FunnelPoint) -> Point:
        return _x(body, plot, point.people), plot.y(point.share)

    for point in body.points:
        marker, is_filled = SHAPES[point.shape]
        # A white rim keeps marks apart that lie on each other.
        sheet.mark(*at(point), marker, "white", 9.4, is_filled=True)
        sheet.mark(*at(point), marker, POINTS[point.shape], 6.8, is_filled)
    named = [point for point in body.points if point.letter]
    others = [at(point) for point in body.points if not point.letter]
    widest = max((text_width(point.letter, scheme.strong.size, scheme.strong.weight) for point in named), default=0.0)
    field = (plot.left, plot.top - _TOP), (plot.right + _BEYOND, plot.foot)
    places = place_letters([at(point) for point in named], others, curves, (widest, scheme.strong.line_height), field)
    for point, (x, y) in zip(named, places, strict=True):
        sheet.clear(x, y, widest + 0.03, scheme.strong.line_height)
        sheet.text(x, y - scheme.strong.line_height / 2, point.letter, scheme.strong, "center")


def _draw_named(sheet: Sheet, body: FunnelBody, scheme: Scheme, bottom: float) -> None:
    lines = _named_lines(body, scheme, sheet.width)
    sheet.lines(MARGIN, bottom - len(lines) * scheme.detail.line_height, lines, scheme.detail)
