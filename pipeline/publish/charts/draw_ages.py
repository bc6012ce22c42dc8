"""Draws two genders back to back by age band, on wide and on narrow sheets alike."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.frame import MARGIN
from pipeline.publish.charts.model import AgeBar, AgeBody
from pipeline.publish.charts.sheet import BLUE, INK, Scheme, Sheet
from pipeline.publish.charts.type import text_width

_YEAR = 0.045
_THICK = 0.88
"""How much of its band a bar takes: a share, so that areas stay in proportion."""
_GAP = 0.08


@dataclass(frozen=True)
class _Lanes:
    """The zero lines on either side of the labels, and inches per participation and year of age."""

    left: float
    right: float
    scale: float


def ages_height(body: AgeBody, scheme: Scheme) -> float:
    """The least height of the drawing: every band holds one line of text."""
    return _head(scheme) + sum(row.years for row in body.rows) * _year(body, scheme)


def draw_ages(sheet: Sheet, body: AgeBody, scheme: Scheme, top: float, bottom: float) -> None:
    """Draw between two heights; spare room makes the bands higher, by no more than half."""
    years = sum(row.years for row in body.rows)
    year = min(1.5 * _year(body, scheme), (bottom - top - _head(scheme)) / years)
    lanes = _set_lanes(body, scheme, sheet.width)
    sheet.text(lanes.left, top, body.headings[0], scheme.strong, "right")
    sheet.text(lanes.right, top, body.headings[1], scheme.strong)
    y = top + _head(scheme)
    for row in body.rows:
        height = row.years * year
        middle = y + height * _THICK / 2
        sheet.text((lanes.left + lanes.right) / 2, middle - scheme.label.line_height / 2, row.label, scheme.label,
                   "center")  # fmt: skip
        _draw_bar(sheet, row.left, lanes.left, -lanes.scale, scheme, y, y + height * _THICK)
        _draw_bar(sheet, row.right, lanes.right, lanes.scale, scheme, y, y + height * _THICK)
        y += height
    for x in (lanes.left, lanes.right):
        sheet.rule((x, top + _head(scheme) - 0.03), (x, y), INK, 1.0)


def _head(scheme: Scheme) -> float:
    return scheme.strong.line_height + 0.08


def _year(body: AgeBody, scheme: Scheme) -> float:
    """Inches per year of age: the narrowest band has room for its label."""
    narrowest = min(row.years for row in body.rows)
    return max(_YEAR, (scheme.label.line_height + 0.06) / narrowest)


def _set_lanes(body: AgeBody, scheme: Scheme, width: float) -> _Lanes:
    bars = [bar for row in body.rows for bar in (row.left, row.right)]
    label = max(text_width(row.label, scheme.label.size, scheme.label.weight) for row in body.rows) + 2 * _GAP
    number = max(text_width(bar.text, scheme.strong.size, scheme.strong.weight) for bar in bars) + _GAP
    middle = width / 2
    longest = max((bar.per_year or 0.0) for bar in bars)
    room = middle - label / 2 - number - MARGIN
    return _Lanes(middle - label / 2, middle + label / 2, room / longest)


def _draw_bar(sheet: Sheet, bar: AgeBar, zero: float, way: float, scheme: Scheme, top: float, bottom: float) -> None:
    """A bar from zero with its number beyond the end; where it is not shown, its symbol at zero and no bar."""
    end = zero + way * (bar.per_year or 0.0)
    if bar.per_year:
        left, right = sorted((zero, end))
        sheet.box(left, right, top, bottom, BLUE)
    y = (top + bottom) / 2 - scheme.strong.line_height / 2
    if way > 0:
        sheet.text(end + _GAP, y, bar.text, scheme.strong)
    else:
        sheet.text(end - _GAP, y, bar.text, scheme.strong, "right")
