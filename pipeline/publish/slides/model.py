"""What a deck holds, before any file is made: boxes in inches, texts in points. The slide is 16:9."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.model import Chart, KeyEntry
from pipeline.publish.charts.sheet import INK, MUTED
from pipeline.publish.charts.type import REGULAR, SEMIBOLD, break_lines

FONT = "Arial"
"""Inter cannot be counted on where slides are shown. Arial is there, and narrower: what Inter has room for, it has."""
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6
SMALLEST = 12.0
LEADING = 1.2


@dataclass(frozen=True)
class Box:
    """A place on the slide, in inches from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def meets(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.left + self.width > other.left + 1e-6
            and other.left + other.width > self.left + 1e-6
            and self.bottom > other.top + 1e-6
            and other.bottom > self.top + 1e-6
        )


@dataclass(frozen=True)
class Piece:
    """A paragraph. `label` is set in front of it, in bold."""

    text: str
    size: float = SMALLEST
    is_bold: bool = False
    is_muted: bool = False
    label: str = ""

    @property
    def colour(self) -> str:
        return MUTED if self.is_muted else INK

    @property
    def whole(self) -> str:
        return f"{self.label}: {self.text}" if self.label else self.text

    def height(self, width: float) -> float:
        """Inches it takes in a column `width` wide, measured in Inter."""
        weight = SEMIBOLD if self.is_bold or self.label else REGULAR
        return len(break_lines(self.whole, width, self.size, weight)) * line_height(self.size)


@dataclass(frozen=True)
class TextBox:
    """Paragraphs in a box. `name` has no number: it is read aloud."""

    name: str
    box: Box
    pieces: tuple[Piece, ...]
    is_right: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of equally high rows below its header row: row n lies beside row n of the chart."""

    box: Box
    widths: tuple[float, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    head_height: float
    row_height: float


@dataclass(frozen=True)
class KeyMark:
    """An entry of the key with the place of its drawn mark; `colour` for a bar."""

    box: Box
    text: TextBox
    entry: KeyEntry | None
    colour: str = ""


@dataclass(frozen=True)
class Plot:
    """A native chart: the part of the chart's rows that this slide shows. `inner`: where its scale is drawn."""

    box: Box
    inner: Box
    chart: Chart


@dataclass(frozen=True)
class Picture:
    """A chart as a picture, 16:9, for kinds that have no native form."""

    box: Box
    chart: Chart


@dataclass(frozen=True)
class Slide:
    """A slide: its title, then everything else in reading order. `notes` are for the speaker."""

    title: TextBox
    texts: tuple[TextBox, ...]
    grid: Grid | None = None
    plot: Plot | None = None
    picture: Picture | None = None
    key: tuple[KeyMark, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every box that must not meet another."""
        own = [self.title.box, *(text.box for text in self.texts)]
        own += [each.box for each in (self.grid, self.plot, self.picture) if each is not None]
        return (*own, *(box for mark in self.key for box in (mark.box, mark.text.box)))


def line_height(size: float) -> float:
    """Inches from one line to the next."""
    return size * LEADING / 72


def pieces_height(pieces: tuple[Piece, ...], width: float) -> float:
    """Inches that paragraphs take, with the gap after each."""
    return sum(piece.height(width) + gap(piece.size) for piece in pieces)


def gap(size: float) -> float:
    """Inches after a paragraph."""
    return size * 0.3 / 72
