"""Draws a dot chart for a small screen: each row is its words, and below them a scale over the whole width."""

from __future__ import annotations

from pipeline.publish.charts.draw_dots import draw_mark
from pipeline.publish.charts.frame import MARGIN
from pipeline.publish.charts.model import DotBody, Panel, Row
from pipeline.publish.charts.sheet import GRID, INK, LINE, Scheme, Sheet, Style

_STRIP = 0.2
_ROW_GAP = 0.14


def narrow_dots_height(body: DotBody, scheme: Scheme, width: float) -> float:
    """The height of the drawing."""
    return sum(_panel_height(panel, body, scheme, width) for panel in body.panels)


def draw_narrow_dots(sheet: Sheet, body: DotBody, scheme: Scheme, top: float) -> None:
    """Draw the panels below each other."""
    for panel in body.panels:
        y = top
        if panel.heading:
            sheet.text(MARGIN, y, panel.heading, scheme.title)
            y += scheme.title.line_height + 0.04
        left, right = _edges(sheet.width)
        if body.target is not None:
            x = left + (right - left) * body.target
            label = Style(scheme.detail.size, 600, INK)
            sheet.text(x, y, body.target_label, label, "center", is_tick=True)
            y += scheme.detail.line_height + 0.06
        for row in panel.rows:
            y = _draw_row(sheet, row, body, scheme, y)
        sheet.text(left, y, body.ticks[0], scheme.detail, "left", is_tick=True)
        sheet.text(right, y, body.ticks[-1], scheme.detail, "right", is_tick=True)
        top += _panel_height(panel, body, scheme, sheet.width)


def _panel_height(panel: Panel, body: DotBody, scheme: Scheme, width: float) -> float:
    heading = scheme.title.line_height + 0.04 if panel.heading else 0.0
    target = scheme.detail.line_height + 0.06 if body.target is not None else 0.0
    rows = sum(_row_height(row, scheme, width) for row in panel.rows)
    return heading + target + rows + scheme.detail.line_height + 0.14


def _row_lines(row: Row, scheme: Scheme, width: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    inner = width - 2 * MARGIN
    head = scheme.label.lines(row.label, inner)
    said = [f"{value.share} ({value.detail})" for value in row.values]
    first = ", ".join([*said[:1], row.counts] if row.counts and said else said[:1])
    texts = [first, *said[1:], row.verdict]
    return head, tuple(line for text in texts if text for line in scheme.detail.lines(text, inner))


def _row_height(row: Row, scheme: Scheme, width: float) -> float:
    head, details = _row_lines(row, scheme, width)
    words = len(head) * scheme.label.line_height + len(details) * scheme.detail.line_height
    return words + len(row.marks) * _STRIP + 0.03 + _ROW_GAP if row.marks else 0.0


def _draw_row(sheet: Sheet, row: Row, body: DotBody, scheme: Scheme, top: float) -> float:
    if not row.marks:
        return top
    head, details = _row_lines(row, scheme, sheet.width)
    y = sheet.lines(MARGIN, top, head, scheme.label)
    y = sheet.lines(MARGIN, y, details, scheme.detail) + 0.03
    left, right = _edges(sheet.width)
    foot = y + len(row.marks) * _STRIP
    sheet.rule((left, foot), (right, foot), LINE, 0.8)
    for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        x = left + (right - left) * share
        sheet.rule((x, y), (x, foot), GRID, 0.8)
    if body.target is not None:
        x = left + (right - left) * body.target
        sheet.rule((x, y - 0.01), (x, foot), INK, 1.4)
    for number, mark in enumerate(row.marks):
        draw_mark(sheet, mark, left, right - left, y + (number + 0.5) * _STRIP)
    return foot + _ROW_GAP


def _edges(width: float) -> tuple[float, float]:
    """The scale's ends, with room for half a marker."""
    return MARGIN + 0.06, width - MARGIN - 0.06
