"""The frame of every slide: title, marks, foot; and slides of text, as many as the text needs."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.type import REGULAR, break_lines
from pipeline.publish.slides.model import (
    MARGIN,
    SMALLEST,
    WIDTH,
    Box,
    Piece,
    Slide,
    TextBox,
    gap,
    line_height,
    pieces_height,
)

INNER = WIDTH - 2 * MARGIN
BODY_TOP, BODY_BOTTOM = 1.5, 6.85
_TITLE = Box(MARGIN, 0.52, INNER, 0.95)
_TITLE_SIZES, _SIZES = (28.0, 24.0, 20.0, 18.0, 16.0, 14.0, 12.0), (20.0, 18.0, 16.0, 14.0, SMALLEST)


@dataclass(frozen=True)
class Frame:
    """What stands on every slide: the foot, the marks (“Utkast”), and what a title says that goes on."""

    foot: str
    marks: str
    goes_on: str


def title_box(text: str, box: Box = _TITLE) -> TextBox:
    """The title as large as there is room for."""
    fitting = (size for size in _TITLE_SIZES if pieces_height((_title(text, size),), box.width) <= box.height)
    return TextBox("Titel", box, (_title(text, next(fitting, SMALLEST)),))


def _title(text: str, size: float) -> Piece:
    return Piece(text, size, is_bold=True)


def frame_texts(frame: Frame) -> tuple[TextBox, ...]:
    """Marks above the title and the foot; a slide without marks has none."""
    foot = TextBox("Sidfot", Box(MARGIN, 6.95, INNER, 0.3), (Piece(frame.foot, is_muted=True),))
    if not frame.marks:
        return (foot,)
    marks = TextBox("Märkning", Box(MARGIN, 0.22, INNER, 0.3), (Piece(frame.marks, 14.0, is_bold=True),))
    return (marks, foot)


def text_slides(frame: Frame, title: str, pieces: tuple[Piece, ...], notes: tuple[str, ...]) -> tuple[Slide, ...]:
    """Paragraphs under a title: one size that fits, or several slides at the smallest."""
    room = BODY_BOTTOM - BODY_TOP
    for size in _SIZES:
        sized = tuple(_at_most(piece, size) for piece in pieces)
        if pieces_height(sized, INNER) <= room:
            return (_text_slide(frame, title, sized, notes),)
    parts = _parts(tuple(_at_most(piece, SMALLEST) for piece in pieces), room)
    return tuple(_text_slide(frame, goes_on(frame, title, number), part, notes) for number, part in enumerate(parts))


def goes_on(frame: Frame, title: str, number: int) -> str:
    """The title of the slide with this number, from 0, of those that share it."""
    return title if number == 0 else f"{title} ({frame.goes_on})"


def _at_most(piece: Piece, size: float) -> Piece:
    """A large number keeps its size; running text takes the one that is tried."""
    return piece if piece.size > _SIZES[0] else Piece(piece.text, size, piece.is_bold, piece.is_muted, piece.label)


def _text_slide(frame: Frame, title: str, pieces: tuple[Piece, ...], notes: tuple[str, ...]) -> Slide:
    body = TextBox("Text", Box(MARGIN, BODY_TOP, INNER, BODY_BOTTOM - BODY_TOP), pieces)
    marks, foot = frame_texts(frame)[:-1], frame_texts(frame)[-1:]
    return Slide(title_box(title), (*marks, body, *foot), notes=notes)


def _parts(pieces: tuple[Piece, ...], room: float) -> list[tuple[Piece, ...]]:
    parts: list[list[Piece]] = [[]]
    for piece in (short for long in pieces for short in _short(long, room)):
        if parts[-1] and pieces_height((*parts[-1], piece), INNER) > room:
            parts.append([])
        parts[-1].append(piece)
    return [tuple(part) for part in parts]


def _short(piece: Piece, room: float) -> list[Piece]:
    """A paragraph longer than a slide in parts that are not."""
    most = int((room - gap(piece.size)) / line_height(piece.size)) - 1
    if piece.height(INNER) <= room - gap(piece.size):
        return [piece]
    lines = break_lines(piece.text, INNER - 1.5, piece.size, REGULAR)
    return [
        Piece(
            " ".join(lines[at : at + most]), piece.size, piece.is_bold, piece.is_muted, piece.label if at == 0 else ""
        )
        for at in range(0, len(lines), most)
    ]
