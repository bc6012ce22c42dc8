"""Draws a dot chart on a wide sheet: labels to the left, a scale from 0 to 100 per cent, numbers to the right."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.frame import LINES, MARGIN, SHAPES
from pipeline.publish.charts.model import DotBody, Mark, Row
from pipeline.publish.charts.sheet import GRID, INK, LINE, Scheme, Sheet, Style
from pipeline.publish.charts.type import text_width
from pipeline.publish.wording.numbers import HIDDEN

_ROW_GAP = 0.1
_INLINE = 0.08


@dataclass(frozen=True)
class Lanes:
    """Where things stand across a sheet, in inches. One panel takes `panel` inches, from its plot's left edge."""

    label: float
    plot: float
    value: float
    verdict: float
    panel: float


def set_lanes(body: DotBody, scheme: Scheme, width: float) -> Lanes:
    """Divide the width: numbers and verdicts take what they need, labels at most 30 %, the scale the rest."""
    rows = [row for panel in body.panels for row in panel.rows]
    label = min(
        0.3 * width,
        max(
            _widths([row.label for row in rows], scheme.label),
            _widths([row.counts for row in rows] if len(body.panels) == 1 else [], scheme.detail),
        ),
    )
    value = max((_value_width(row, scheme, len(body.panels) > 1) for row in rows), default=0.0)
    said = [line for row in rows for line in scheme.detail.lines(row.verdict, 1.15)]
    verdict = _widths(said, scheme.detail) if len(body.panels) == 1 else 0.0
    panel = (width - 2 * MARGIN - label - 0.14) / len(body.panels)
    taken = value + 0.12 + (verdict + 0.14 if verdict else 0.0) + (0.22 if len(body.panels) > 1 else 0.0)
    return Lanes(label, panel - taken - 0.1, value, verdict, panel)  # fmt: skip


def dots_height(body: DotBody, scheme: Scheme, width: float) -> float:
    """The least height of the drawing."""
    lanes = set_lanes(body, scheme, width)
    return _lane_top(body, scheme) + sum(_row_heights(body, lanes, scheme)) + 0.06 + scheme.detail.line_height


def draw_dots(sheet: Sheet, body: DotBody, scheme: Scheme, top: float, bottom: float) -> None:
    """Draw between two heights; spare room goes between the rows."""
    lanes = set_lanes(body, scheme, sheet.width)
    heights = _row_heights(body, lanes, scheme)
    spare = bottom - top - dots_height(body, scheme, sheet.width)
    extra = min(0.16, max(0.0, spare) / len(heights))
    heights = [height + extra for height in heights]
    first = MARGIN + lanes.label + 0.14
    head = top + _lane_top(body, scheme)
    foot = head + sum(heights)
    for number, panel in enumerate(body.panels):
        left = first + number * lanes.panel
        _draw_scale(sheet, body, scheme, (left, left + lanes.plot), (head, foot))
        if panel.heading:
            sheet.text(left, top, panel.heading, scheme.strong)
        y = head
        for row, height in zip(panel.rows, heights, strict=True):
            if number == 0:
                _draw_label(sheet, row, scheme, lanes, y + height / 2, with_counts=len(body.panels) == 1)
            _draw_row(sheet, row, scheme, lanes, left, y + height / 2, is_shared=len(body.panels) > 1)
            y += height


def _value_width(row: Row, scheme: Scheme, is_shared: bool) -> float:
    """Two marks in a row have their numbers on a line each; a single one has them on two lines."""
    shares = _widths([value.share for value in row.values], scheme.strong)
    details = _widths([row.counts] if is_shared else [value.detail for value in row.values], scheme.detail)
    return shares + _INLINE + details if len(row.values) > 1 else max(shares, details)


def _value_block(row: Row, scheme: Scheme) -> float:
    """The height of the numbers of one mark."""
    return scheme.strong.line_height + (0.0 if len(row.values) > 1 else scheme.detail.line_height)


def _widths(texts: list[str], style: Style) -> float:
    return max((text_width(text, style.size, style.weight) for text in texts), default=0.0)


def _lane_top(body: DotBody, scheme: Scheme) -> float:
    """Room above the rows: a heading for each panel, and the label of the target line."""
    heading = scheme.strong.line_height + 0.05 if any(panel.heading for panel in body.panels) else 0.0
    return heading + (scheme.detail.line_height + 0.03 if body.target is not None else 0.0)


def _row_heights(body: DotBody, lanes: Lanes, scheme: Scheme) -> list[float]:
    is_shared = len(body.panels) > 1
    return [
        max(_row_height(panel.rows[index], lanes, scheme, is_shared) for panel in body.panels) + _ROW_GAP
        for index in range(len(body.panels[0].rows))
    ]


def _row_height(row: Row, lanes: Lanes, scheme: Scheme, is_shared: bool) -> float:
    label = len(scheme.label.lines(row.label, lanes.label)) * scheme.label.line_height
    if row.counts and not is_shared:
        label += scheme.detail.line_height
    values = len(row.values) * _value_block(row, scheme)
    said = scheme.detail.lines(row.verdict, lanes.verdict + 0.01) if lanes.verdict else ()
    verdict = len(said) * scheme.detail.line_height
    return max(label, values, verdict)


def _draw_label(sheet: Sheet, row: Row, scheme: Scheme, lanes: Lanes, middle: float, with_counts: bool) -> None:
    lines = scheme.label.lines(row.label, lanes.label)
    counts = (row.counts,) if with_counts and row.counts else ()
    height = len(lines) * scheme.label.line_height + len(counts) * scheme.detail.line_height
    right = MARGIN + lanes.label
    y = sheet.lines(right, middle - height / 2, lines, scheme.label, "right")
    sheet.lines(right, y, counts, scheme.detail, "right")


def _draw_row(
    sheet: Sheet, row: Row, scheme: Scheme, lanes: Lanes, left: float, middle: float, is_shared: bool
) -> None:
    at = left + lanes.plot + 0.12
    block = _value_block(row, scheme)
    start = middle - block * len(row.values) / 2
    if not row.values:
        sheet.text(at, middle - scheme.detail.line_height / 2, HIDDEN, scheme.detail)
    for number, (mark, value) in enumerate(zip(row.marks, row.values, strict=True)):
        y = start + number * block
        draw_mark(sheet, mark, left, lanes.plot, y + block / 2)
        sheet.text(at, y, value.share, scheme.strong)
        detail = row.counts if is_shared else value.detail
        if len(row.values) > 1:
            indent = _widths([each.share for each in row.values], scheme.strong) + _INLINE
            sheet.text(at + indent, y, detail, scheme.detail)
        else:
            sheet.text(at, y + scheme.strong.line_height, detail, scheme.detail)
    if lanes.verdict and row.verdict:
        lines = scheme.detail.lines(row.verdict, lanes.verdict + 0.01)
        y = middle - len(lines) * scheme.detail.line_height / 2
        sheet.lines(at + lanes.value + 0.14, y, lines, Style(scheme.detail.size, 400, INK))


def draw_mark(sheet: Sheet, mark: Mark, left: float, width: float, y: float) -> None:
    """One interval with its mark on a scale of `width` inches that starts at `left`."""
    colour, points, dash = LINES[mark.line]
    sheet.rule((left + mark.low * width, y), (left + mark.high * width, y), colour, points, dash)
    marker, is_filled = SHAPES[mark.shape]
    size = 6.4 if marker == "D" else 7.6
    sheet.mark(left + mark.share * width, y, marker, colour, size, is_filled)


def _draw_scale(
    sheet: Sheet, body: DotBody, scheme: Scheme, across: tuple[float, float], down: tuple[float, float]
) -> None:
    left, right = across
    for number, tick in enumerate(body.ticks):
        x = left + (right - left) * number / (len(body.ticks) - 1)
        sheet.rule((x, down[0]), (x, down[1]), GRID, 0.8)
        if _shows_tick(number, right - left):
            sheet.text(x, down[1] + 0.05, tick, scheme.detail, "center", is_tick=True)
    sheet.rule((left, down[1]), (right, down[1]), LINE, 0.8)
    if body.target is not None:
        x = left + (right - left) * body.target
        sheet.rule((x, down[0] - 0.02), (x, down[1]), INK, 1.4)
        label = Style(scheme.detail.size, 600, INK)
        sheet.text(x, down[0] - scheme.detail.line_height - 0.03, body.target_label, label, "center", is_tick=True)


def _shows_tick(number: int, width: float) -> bool:
    """All six ticks where there is room, else the ends and none that would meet them."""
    return width >= 1.6 or number in (0, 5)
