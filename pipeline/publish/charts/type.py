"""Inter, as the charts use it: how wide a text is, how it breaks into lines, and which characters it has."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

FONTS = Path(__file__).resolve().parents[1] / "fonts"
FAMILY = "Inter"
REGULAR, SEMIBOLD = 400, 600
_ROUNDING = 1e-6
"""Inches: far less than can be seen, far more than sums of inches stray."""
_FILES = {REGULAR: "Inter-Regular.ttf", SEMIBOLD: "Inter-SemiBold.ttf", 700: "Inter-Bold.ttf"}


@cache
def register() -> None:
    """Make the shipped fonts known to matplotlib, once per process. No font of the machine is ever used."""
    from matplotlib.font_manager import fontManager

    for file in _FILES.values():
        fontManager.addfont(str(FONTS / file))


@cache
def text_width(text: str, size: float, weight: int) -> float:
    """Width in inches of one line set in `size` points: the sum of its characters, so never too little by kerning."""
    return sum(_advance(character, weight) for character in settable(text)) * size / 72


@cache
def _advance(character: str, weight: int) -> float:
    """How far a character moves the pen, in units of the text size."""
    from matplotlib.ft2font import LoadFlags

    face = _face(weight)
    return float(face.load_char(ord(character), LoadFlags.NO_SCALE).horiAdvance) / face.units_per_EM


@cache
def _face(weight: int) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    return FT2Font(str(FONTS / _FILES[weight]))


@cache
def characters() -> frozenset[int]:
    """The code points that every shipped weight has a glyph for."""
    sets = [frozenset(_face(weight).get_charmap()) for weight in _FILES]
    return frozenset.intersection(*sets)


@cache
def settable(text: str) -> str:
    """The text with control characters as spaces, and “?” for each character the font lacks."""
    return "".join(
        each if ord(each) in characters() else ("?" if each.isprintable() and not each.isspace() else " ")
        for each in text
    )


def break_lines(text: str, width: float, size: float, weight: int) -> tuple[str, ...]:
    """Lines no wider than `width` inches; a word that is too long by itself is cut with a hyphen."""
    lines: list[str] = []
    for word in settable(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, width, size, weight):
            lines[-1] = longer
        else:
            lines.extend(_cut(word, width, size, weight))
    return tuple(lines)


def _fits(text: str, width: float, size: float, weight: int) -> bool:
    """Whether a line holds the text. A lane as wide as its longest label, reckoned in sums of inches, holds it."""
    return text_width(text, size, weight) <= width + _ROUNDING


def _cut(word: str, width: float, size: float, weight: int) -> list[str]:
    pieces: list[str] = []
    while not _fits(word, width, size, weight):
        fits = max((n for n in range(1, len(word)) if _fits(word[:n] + "-", width, size, weight)), default=1)
        pieces.append(word[:fits].rstrip("-") + "-")
        word = word[fits:]
    return [*pieces, word]
