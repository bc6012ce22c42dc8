"""Draws shares that grow with time: a column at each month that is told of, on a scale of months from the start."""

from __future__ import annotations

from itertools import pairwise

from pipeline.publish.charts.frame import MARGIN
from pipeline.publish.charts.model import TimeBody, TimeColumn
from pipeline.publish.charts.plot import Plot, draw_shares, tick_lane
from pipeline.publish.charts.sheet import BLUE, LINE, MUTED, Scheme, Sheet
from pipeline.publish.charts.type import text_width

_TOP, _WIDE_PLOT, _NARROW_PLOT = 0.1, 2.3, 2.2
_WIDEST, _PART, _AFTER = 0.5, 0.6, 1.5
"""A column is at most so many inches wide, and so much of the least way between two; months after the last column."""
_WHISKER, _CAP, _CLEAR = 1.6, 0.06, 0.05


def time_height(body: TimeBody, scheme: Scheme, is_narrow: bool) -> float:
    """The height of the drawing."""
    plot = _NARROW_PLOT if is_narrow else _WIDE_PLOT
    return _TOP + max(0.0, _words_height(scheme) - _free(body) * plot) + plot + _below(scheme)


def draw_time(sheet: Sheet, body: TimeBody, scheme: Scheme, top: float, bottom: float) -> None:
    """Draw between two heights; the field takes what the words leave."""
    left = MARGIN + tick_lane(body.ticks, scheme)
    whole, free = bottom - _below(scheme) - top - _TOP, _free(body)
    above = max(0.0, (_words_height(scheme) - free * whole) / max(1 - free, 0.01))
    plot = Plot(left, sheet.width - MARGIN, top + _TOP + above, bottom - _below(scheme))
    draw_shares(sheet, plot, body.ticks, scheme, has_grid=True)
    _draw_months(sheet, body, scheme, plot)
    step = min(_step(body, plot), plot.right - plot.left)
    widest = max(text_width(each.counts, scheme.detail.size, scheme.detail.weight) for each in body.columns)
    for column in body.columns:
        _draw_column(sheet, column, scheme, plot, _x(body, plot, column.months), min(_WIDEST, step * _PART))
        _draw_words(sheet, column, scheme, plot, _x(body, plot, column.months), has_counts=widest + 0.08 < step)


def _free(body: TimeBody) -> float:
    """How much of the field lies above the highest interval."""
    return 1 - max(column.high for column in body.columns)


def _words_height(scheme: Scheme) -> float:
    """What the words over a column take, above 100 per cent where the field has no room for them."""
    return scheme.strong.line_height + scheme.detail.line_height + _CLEAR


def _below(scheme: Scheme) -> float:
    return 0.06 + 2 * scheme.detail.line_height


def _x(body: TimeBody, plot: Plot, months: float) -> float:
    return plot.left + (plot.right - plot.left) * months / (body.columns[-1].months + _AFTER)


def _step(body: TimeBody, plot: Plot) -> float:
    """The least way between two columns, or between the first and the start."""
    months = [0, *(each.months for each in body.columns)]
    return min(_x(body, plot, after) - _x(body, plot, before) for before, after in pairwise(months))


def _draw_months(sheet: Sheet, body: TimeBody, scheme: Scheme, plot: Plot) -> None:
    for months in (0, *(each.months for each in body.columns)):
        x = _x(body, plot, months)
        sheet.rule((x, plot.foot), (x, plot.foot + 0.04), LINE, 0.8)
        sheet.text(x, plot.foot + 0.06, str(months), scheme.detail, "center", is_tick=True)
    below = plot.foot + 0.06 + scheme.detail.line_height
    sheet.text((plot.left + plot.right) / 2, below, body.months_title, scheme.detail, "center", is_tick=True)


def _draw_column(sheet: Sheet, column: TimeColumn, scheme: Scheme, plot: Plot, x: float, width: float) -> None:
    """White inside the column, grey above it: the interval is seen in full on both grounds."""
    low, end, high = (plot.y(share) for share in (column.low, column.share, column.high))
    sheet.box(x - width / 2, x + width / 2, end, plot.foot, BLUE)
    sheet.rule((x, low), (x, end), "white", _WHISKER)
    sheet.rule((x, end), (x, high), MUTED, _WHISKER)
    sheet.rule((x - _CAP, high), (x + _CAP, high), MUTED, _WHISKER)


def _draw_words(sheet: Sheet, column: TimeColumn, scheme: Scheme, plot: Plot, x: float, has_counts: bool) -> None:
    """The share, and where there is room what it is of, clear of the interval and of the lines behind."""
    lines = [(column.text, scheme.strong), *(((column.counts, scheme.detail),) if has_counts else ())]
    height = sum(style.line_height for _, style in lines)
    y = plot.y(column.high) - _CLEAR - height
    wide = max(text_width(text, style.size, style.weight) for text, style in lines)
    sheet.clear(x, y + height / 2, wide + 0.06, height)
    for text, style in lines:
        sheet.text(x, y, text, style, "center")
        y += style.line_height
