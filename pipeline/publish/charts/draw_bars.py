"""Draws worse, better and unchanged as bars from zero, on wide and on narrow sheets."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.frame import MARGIN
from pipeline.publish.charts.model import Bar, BarBody, BarRow
from pipeline.publish.charts.sheet import BLUE, INK, MUTED, ORANGE, PALE, Scheme, Sheet, Style
from pipeline.publish.charts.type import text_width

_FACES = {"worse": ORANGE, "better": BLUE, "same": PALE}
_BAR = 0.2
_GAP = 0.1
_ROW_GAP = 0.09


@dataclass(frozen=True)
class BarLanes:
    """Where things stand across a sheet: right edge of labels, zero lines, and inches per whole (1.0)."""

    label: float
    worse_text: float
    zero: float
    better_text: float
    same_zero: float
    same_text: float
    scale: float


def set_bar_lanes(body: BarBody, scheme: Scheme, width: float, is_narrow: bool) -> BarLanes:
    """Divide the width so that all three bars share one scale and their numbers stand in columns of their own."""
    label = 0.0 if is_narrow else min(0.3 * width, _label_width(body, scheme))
    texts = [_column(body, index, scheme) for index in range(3)]
    gap = 0.0 if is_narrow else 0.14
    spread = width - 2 * MARGIN - label - gap - sum(texts) - 4 * _GAP - (0.06 if is_narrow else 0.12)
    longest = [max((row.bars[index].high for row in body.rows), default=1.0) for index in range(3)]
    scale = spread / sum(longest)
    worse_text = MARGIN + label + gap + texts[0]
    zero = worse_text + _GAP + longest[0] * scale
    better_text = zero + longest[1] * scale + _GAP
    same_zero = better_text + texts[1] + (0.06 if is_narrow else 0.12) + _GAP
    return BarLanes(MARGIN + label, worse_text, zero, better_text, same_zero,
                    same_zero + longest[2] * scale + _GAP, scale)  # fmt: skip


def bars_height(body: BarBody, scheme: Scheme, width: float, is_narrow: bool) -> float:
    """The least height of the drawing."""
    lanes = set_bar_lanes(body, scheme, width, is_narrow)
    rows = sum(_row_height(row, lanes, scheme, width, is_narrow) for row in body.rows)
    return scheme.strong.line_height + 0.1 + rows


def draw_bars(sheet: Sheet, body: BarBody, scheme: Scheme, top: float, bottom: float, is_narrow: bool) -> None:
    """Draw between two heights; spare room goes between the rows."""
    lanes = set_bar_lanes(body, scheme, sheet.width, is_narrow)
    spare = bottom - top - bars_height(body, scheme, sheet.width, is_narrow)
    extra = min(0.16, max(0.0, spare) / len(body.rows))
    _draw_headings(sheet, body, lanes, scheme, top)
    y = head = top + scheme.strong.line_height + 0.1
    for row in body.rows:
        height = _row_height(row, lanes, scheme, sheet.width, is_narrow) + extra
        _draw_row(sheet, row, lanes, scheme, y, height, is_narrow)
        y += height
    if not is_narrow:
        sheet.rule((lanes.zero, head - 0.03), (lanes.zero, y), INK, 1.0)
        sheet.rule((lanes.same_zero, head - 0.03), (lanes.same_zero, y), INK, 1.0)


def _label_width(body: BarBody, scheme: Scheme) -> float:
    names = [text_width(row.label, scheme.label.size, scheme.label.weight) for row in body.rows]
    counts = [text_width(row.counts, scheme.detail.size, scheme.detail.weight) for row in body.rows]
    return max([*names, *counts], default=0.0)


def _column(body: BarBody, index: int, scheme: Scheme) -> float:
    texts = [row.bars[index].text for row in body.rows]
    return max([text_width(text, scheme.strong.size, scheme.strong.weight) for text in texts], default=0.0)


def _row_height(row: BarRow, lanes: BarLanes, scheme: Scheme, width: float, is_narrow: bool) -> float:
    wide = width - 2 * MARGIN if is_narrow else lanes.label - MARGIN
    words = len(scheme.label.lines(row.label, wide)) * scheme.label.line_height + scheme.detail.line_height
    return words + 0.03 + _BAR + _ROW_GAP if is_narrow else max(words, _BAR) + _ROW_GAP


def _draw_headings(sheet: Sheet, body: BarBody, lanes: BarLanes, scheme: Scheme, top: float) -> None:
    worse, better, same = body.headings
    sheet.text(lanes.zero - 0.06, top, worse, Style(scheme.strong.size, 600, ORANGE), "right")
    sheet.text(lanes.zero + 0.06, top, better, Style(scheme.strong.size, 600, BLUE))
    # The heading may be wider than its bars: it ends where the column of numbers ends.
    right = sheet.width - MARGIN
    wide = text_width(same, scheme.strong.size, 600)
    sheet.text(min(lanes.same_zero, right - wide), top, same, Style(scheme.strong.size, 600, MUTED))


def _draw_row(
    sheet: Sheet, row: BarRow, lanes: BarLanes, scheme: Scheme, top: float, height: float, is_narrow: bool
) -> None:
    if is_narrow:
        y = sheet.lines(MARGIN, top, scheme.label.lines(row.label, sheet.width - 2 * MARGIN), scheme.label)
        sheet.text(MARGIN, y, row.counts, scheme.detail)
        middle = y + scheme.detail.line_height + 0.03 + _BAR / 2
    else:
        middle = top + (height - _ROW_GAP) / 2
        lines = scheme.label.lines(row.label, lanes.label - MARGIN)
        words = len(lines) * scheme.label.line_height + scheme.detail.line_height
        y = sheet.lines(lanes.label, middle - words / 2, lines, scheme.label, "right")
        sheet.text(lanes.label, y, row.counts, scheme.detail, "right")
    for bar in row.bars:
        _draw_bar(sheet, bar, lanes, scheme, middle)


def _draw_bar(sheet: Sheet, bar: Bar, lanes: BarLanes, scheme: Scheme, middle: float) -> None:
    zero = lanes.same_zero if bar.side == "same" else lanes.zero
    way = -lanes.scale if bar.side == "worse" else lanes.scale
    ends = sorted((zero, zero + way * bar.share))
    sheet.box(ends[0], ends[1], middle - _BAR / 2, middle + _BAR / 2, _FACES[bar.side])
    _draw_whisker(sheet, zero + way * bar.low, zero + way * bar.high, zero + way * bar.share, middle, bar)
    at = {"worse": lanes.worse_text, "better": lanes.better_text, "same": lanes.same_text}[bar.side]
    top = middle - scheme.strong.line_height / 2
    sheet.text(at, top, bar.text, scheme.strong, "right" if bar.side == "worse" else "left")


def _draw_whisker(sheet: Sheet, low: float, high: float, end: float, middle: float, bar: Bar) -> None:
    """White inside a dark bar, grey outside it: the interval is seen in full on both grounds."""
    inside = INK if bar.side == "same" else "white"
    sheet.rule((low, middle), (end, middle), inside, 1.6)
    sheet.rule((end, middle), (high, middle), MUTED, 1.6)
    sheet.rule((high, middle - 0.05), (high, middle + 0.05), MUTED, 1.6)
