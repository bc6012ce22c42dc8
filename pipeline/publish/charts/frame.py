"""What all charts have around the drawing: title, subtitle and key above, notes below."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.model import Chart, KeyEntry, LineStyle, MarkShape
from pipeline.publish.charts.sheet import BLUE, INK, MUTED, ORANGE, Dash, Scheme, Sheet
from pipeline.publish.charts.type import text_width

MARGIN = 0.06
_LINE_SWATCH, _SHAPE_SWATCH = 0.24, 0.12
_GAP = 0.13
DASHED, FAR_APART, DOTTED = (2.2, 1.6), (7.0, 2.4), (1.0, 2.6)
LINES: dict[LineStyle, tuple[str, float, Dash]] = {
    "over": (BLUE, 3.2, ()), "under": (ORANGE, 3.2, ()), "open": (MUTED, 1.6, DASHED),
    "not_assessed": (MUTED, 1.6, DOTTED), "plain": (MUTED, 1.6, ()),
    "after": (BLUE, 1.6, ()), "limit": (MUTED, 1.4, DASHED), "far_limit": (MUTED, 1.4, FAR_APART),
}  # fmt: skip
"""Colour, thickness in points and dashes. No meaning rests on the colour alone."""
SHAPES: dict[MarkShape, tuple[str, bool]] = {
    "disc": ("o", True), "diamond": ("D", False), "ring": ("o", False), "square": ("s", True),
}  # fmt: skip

POINTS: dict[MarkShape, str] = {"disc": BLUE, "ring": BLUE, "diamond": INK, "square": INK}
"""The colour of a mark where its shape alone says what it is."""


@dataclass(frozen=True)
class Head:
    """The broken lines of what stands above a drawing, and how high it is in inches."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    key: tuple[tuple[KeyEntry, ...], ...]
    height: float


def set_head(chart: Chart, scheme: Scheme, width: float) -> Head:
    """Break title, subtitle and key to the sheet's width."""
    inner = width - 2 * MARGIN
    title, subtitle = scheme.title.lines(chart.title, inner), scheme.subtitle.lines(chart.subtitle, inner)
    key = _key_lines(chart.key, scheme, inner)
    height = (
        len(title) * scheme.title.line_height + 0.04 + len(subtitle) * scheme.subtitle.line_height
        + (0.1 + len(key) * (scheme.detail.line_height + 0.03) if key else 0) + 0.14
    )  # fmt: skip
    return Head(title, subtitle, key, height)


def draw_head(sheet: Sheet, head: Head, scheme: Scheme) -> float:
    """Draw what stands above; the y where the drawing may begin."""
    y = sheet.lines(MARGIN, 0.0, head.title, scheme.title) + 0.04
    y = sheet.lines(MARGIN, y, head.subtitle, scheme.subtitle)
    if head.key:
        y += 0.1
    for entries in head.key:
        x = MARGIN
        for entry in entries:
            _swatch(sheet, x, y + scheme.detail.line_height / 2, entry)
            sheet.text(x + _swatch_width(entry) + 0.06, y, entry.text, scheme.detail)
            x += _entry_width(entry, scheme) + _GAP
        y += scheme.detail.line_height + 0.03
    return head.height


def set_notes(chart: Chart, scheme: Scheme, width: float) -> tuple[str, ...]:
    """All notes, broken to the sheet's width."""
    inner = width - 2 * MARGIN
    return tuple(line for note in chart.notes for line in scheme.note.lines(note, inner))


def notes_height(lines: tuple[str, ...], scheme: Scheme) -> float:
    return 0.16 + len(lines) * scheme.note.line_height + 0.05


def draw_notes(sheet: Sheet, lines: tuple[str, ...], scheme: Scheme) -> None:
    """Draw the notes so that they end at the foot of the sheet."""
    top = sheet.height - 0.05 - len(lines) * scheme.note.line_height
    sheet.lines(MARGIN, top, lines, scheme.note)


def _key_lines(key: tuple[KeyEntry, ...], scheme: Scheme, width: float) -> tuple[tuple[KeyEntry, ...], ...]:
    lines: list[list[KeyEntry]] = []
    left = 0.0
    for entry in key:
        wide = _entry_width(entry, scheme)
        if not lines or left + wide > width:
            lines.append([])
            left = 0.0
        lines[-1].append(entry)
        left += wide + _GAP
    return tuple(tuple(line) for line in lines)


def _entry_width(entry: KeyEntry, scheme: Scheme) -> float:
    return _swatch_width(entry) + 0.06 + text_width(entry.text, scheme.detail.size, scheme.detail.weight)


def _swatch_width(entry: KeyEntry) -> float:
    return _LINE_SWATCH if entry.line is not None else _SHAPE_SWATCH


def _swatch(sheet: Sheet, x: float, y: float, entry: KeyEntry) -> None:
    if entry.line is not None:
        colour, points, dash = LINES[entry.line]
        sheet.rule((x, y), (x + _LINE_SWATCH, y), colour, points, dash)
    if entry.shape is not None:
        marker, is_filled = SHAPES[entry.shape]
        colour = LINES[entry.line][0] if entry.line is not None else MUTED
        colour = POINTS[entry.shape] if entry.is_point else colour
        sheet.mark(x + _swatch_width(entry) / 2, y, marker, colour, 7.0, is_filled)
