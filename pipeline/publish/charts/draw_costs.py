"""Draws amounts as bars from zero with their intervals, on wide and on narrow sheets."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.frame import MARGIN
from pipeline.publish.charts.model import CostBody, CostRow
from pipeline.publish.charts.sheet import BLUE, GRID, INK, MUTED, Align, Scheme, Sheet
from pipeline.publish.charts.type import text_width

_BAR, _GAP, _ROW_GAP = 0.2, 0.1, 0.1


@dataclass(frozen=True)
class CostLanes:
    """The right edge of the labels, the zero line, inches per krona, and where the numbers begin."""

    label: float
    zero: float
    scale: float
    text: float


def set_cost_lanes(body: CostBody, scheme: Scheme, width: float, is_narrow: bool) -> CostLanes:
    """Divide the width; the numbers stand in a column of their own, clear of every interval."""
    label = 0.0 if is_narrow else min(0.34 * width, _label_width(body, scheme))
    zero = MARGIN + label + (0.02 if is_narrow else 0.14)
    text = width - MARGIN - _text_width(body, scheme)
    # Half of the last tick's text reaches beyond the scale.
    tick = text_width(body.ticks[-1][1], scheme.detail.size, scheme.detail.weight) / 2
    scale = (text - max(_GAP, tick) - zero) / body.ticks[-1][0]
    return CostLanes(MARGIN + label, zero, scale, text)


def costs_height(body: CostBody, scheme: Scheme, width: float, is_narrow: bool) -> float:
    """The least height of the drawing."""
    lanes = set_cost_lanes(body, scheme, width, is_narrow)
    rows = sum(_row_height(row, lanes, scheme, width, is_narrow) for row in body.rows)
    return rows + 0.06 + scheme.detail.line_height


def draw_costs(sheet: Sheet, body: CostBody, scheme: Scheme, top: float, bottom: float, is_narrow: bool) -> None:
    """Draw between two heights; spare room goes between the rows."""
    lanes = set_cost_lanes(body, scheme, sheet.width, is_narrow)
    spare = bottom - top - costs_height(body, scheme, sheet.width, is_narrow)
    extra = min(0.16, max(0.0, spare) / len(body.rows))
    heights = [_row_height(row, lanes, scheme, sheet.width, is_narrow) + extra for row in body.rows]
    _draw_scale(sheet, body, lanes, scheme, top, top + sum(heights), is_narrow)
    y = top
    for row, height in zip(body.rows, heights, strict=True):
        _draw_row(sheet, row, lanes, scheme, y, height, is_narrow)
        y += height


def _label_width(body: CostBody, scheme: Scheme) -> float:
    names = [text_width(row.label, scheme.label.size, scheme.label.weight) for row in body.rows]
    return max(*names, *(text_width(row.counts, scheme.detail.size, scheme.detail.weight) for row in body.rows), 0.0)


def _text_width(body: CostBody, scheme: Scheme) -> float:
    amounts = [text_width(row.text, scheme.strong.size, scheme.strong.weight) for row in body.rows]
    return max(*amounts, *(text_width(row.interval, scheme.detail.size, scheme.detail.weight) for row in body.rows))


def _row_height(row: CostRow, lanes: CostLanes, scheme: Scheme, width: float, is_narrow: bool) -> float:
    wide = width - 2 * MARGIN if is_narrow else lanes.label - MARGIN
    words = len(scheme.label.lines(row.label, wide)) * scheme.label.line_height + scheme.detail.line_height
    numbers = scheme.strong.line_height + scheme.detail.line_height
    return words + 0.03 + numbers + _ROW_GAP if is_narrow else max(words, numbers) + _ROW_GAP


def _draw_scale(
    sheet: Sheet, body: CostBody, lanes: CostLanes, scheme: Scheme, top: float, foot: float, is_narrow: bool
) -> None:
    """Lines behind the bars, and the amounts below. On a narrow sheet only the ends have room for theirs."""
    for at, text in body.ticks:
        x = lanes.zero + at * lanes.scale
        is_end = at in (0, body.ticks[-1][0])
        if not is_narrow:
            sheet.rule((x, top - 0.02), (x, foot), INK if at == 0 else GRID, 1.0 if at == 0 else 0.8)
        if is_end or not is_narrow:
            align: Align = "left" if at == 0 and is_narrow else "center"
            sheet.text(x, foot + 0.06, text, scheme.detail, align, is_tick=True)


def _draw_row(
    sheet: Sheet, row: CostRow, lanes: CostLanes, scheme: Scheme, top: float, height: float, is_narrow: bool
) -> None:
    numbers = scheme.strong.line_height + scheme.detail.line_height
    if is_narrow:
        y = sheet.lines(MARGIN, top, scheme.label.lines(row.label, sheet.width - 2 * MARGIN), scheme.label)
        sheet.text(MARGIN, y, row.counts, scheme.detail)
        middle = y + scheme.detail.line_height + 0.03 + numbers / 2
        sheet.rule((lanes.zero, middle - _BAR / 2 - 0.04), (lanes.zero, middle + _BAR / 2 + 0.04), INK, 1.0)
    else:
        middle = top + (height - _ROW_GAP) / 2
        lines = scheme.label.lines(row.label, lanes.label - MARGIN)
        words = len(lines) * scheme.label.line_height + scheme.detail.line_height
        y = sheet.lines(lanes.label, middle - words / 2, lines, scheme.label, "right")
        sheet.text(lanes.label, y, row.counts, scheme.detail, "right")
    _draw_bar(sheet, row, lanes, middle)
    sheet.text(lanes.text, middle - numbers / 2, row.text, scheme.strong)
    sheet.text(lanes.text, middle - numbers / 2 + scheme.strong.line_height, row.interval, scheme.detail)


def _draw_bar(sheet: Sheet, row: CostRow, lanes: CostLanes, middle: float) -> None:
    """White inside the bar, grey outside it: the interval is seen in full on both grounds."""
    low, end, high = (lanes.zero + kronor * lanes.scale for kronor in (row.low, row.kronor, row.high))
    sheet.box(lanes.zero, end, middle - _BAR / 2, middle + _BAR / 2, BLUE)
    sheet.rule((low, middle), (end, middle), "white", 1.6)
    sheet.rule((end, middle), (high, middle), MUTED, 1.6)
    sheet.rule((high, middle - 0.05), (high, middle + 0.05), MUTED, 1.6)
