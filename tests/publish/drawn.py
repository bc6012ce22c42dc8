"""Reads a finished drawing back from its artists: texts, marks, lines and bars with their places and colours."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.text import Text

from pipeline.publish.charts.draw import settings
from pipeline.publish.charts.sheet import GRID, INK, LINE, Sheet
from pipeline.publish.document import ChartBlock
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.release import Release


@dataclass(frozen=True)
class Box:
    """A rectangle on the sheet in inches, y downwards."""

    left: float
    right: float
    top: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        edge = 1e-9  # What lies on the edge is not inside: a binary fraction's width decides nothing.
        return self.left + edge < x < self.right - edge and self.top + edge < y < self.bottom - edge


@dataclass(frozen=True)
class Said:
    text: str
    colour: str
    box: Box
    is_tick: bool


@dataclass(frozen=True)
class Line:
    box: Box
    colour: str


@dataclass(frozen=True)
class Dot:
    """A marker: where, and its rim and heart."""

    x: float
    y: float
    edge: str
    face: str


@dataclass(frozen=True)
class Bar:
    box: Box
    face: str
    edge: str


@dataclass(frozen=True)
class Band:
    """A curved band: how thick it is all the way."""

    thick: float
    face: str
    edge: str


@dataclass(frozen=True)
class Drawn:
    """Everything that is on a sheet."""

    texts: tuple[Said, ...]
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]

    def ground(self, x: float, y: float) -> str:
        """The colour behind a point."""
        return next((bar.face for bar in self.bars if bar.box.holds(x, y)), WHITE)

    @property
    def carriers(self) -> set[str]:
        """The colours that mean something: of marks, bars and intervals, not of scales, ground and white insides."""
        used = {line.colour for line in self.lines} | {dot.edge for dot in self.dots} | {bar.face for bar in self.bars}
        used |= {band.face for band in self.bands}
        outlined = (each for each in (*self.bars, *self.bands) if each.edge != each.face)
        pale = {each.face for each in outlined if each.face > "#E"}
        return used - pale - {GRID, INK, LINE, WHITE}


WHITE = "#FFFFFF"
_BAND_CORNERS = 9


def read_drawn(sheet: Sheet) -> Drawn:
    with settings():
        renderer = FigureCanvasAgg(sheet.figure).get_renderer()
        texts = tuple(
            Said(each.get_text(), _hex(each.get_color()), _inches(sheet, each.get_window_extent(renderer)),
                 each.get_label() == "tick")
            for each in sheet.figure.findobj(Text) if each.get_visible() and each.get_text().strip()
        )  # fmt: skip
    lines, dots = [], []
    for each in sheet.figure.findobj(Line2D):
        xs, ys = ([float(value) for value in data] for data in each.get_data())
        if each.get_linestyle() != "None":
            lines.append(Line(Box(min(xs), max(xs), min(ys), max(ys)), _hex(each.get_color())))
        elif each.get_marker() != "None" and _hex(each.get_markeredgecolor()) != WHITE:
            # What is white all over is the ground that a mark stands free on.
            dots.append(Dot(xs[0], ys[0], _hex(each.get_markeredgecolor()), _hex(each.get_markerfacecolor())))
    bars = tuple(
        Bar(Box(each.get_x(), each.get_x() + each.get_width(), each.get_y(), each.get_y() + each.get_height()),
            _hex(each.get_facecolor()), _hex(each.get_edgecolor()))
        for each in sheet.axes.findobj(Rectangle) if each is not sheet.axes.patch
    )  # fmt: skip
    bands = tuple(
        Band(float(each.get_path().vertices[7][1] - each.get_path().vertices[0][1]), _hex(each.get_facecolor()),
             _hex(each.get_edgecolor()))
        for each in sheet.axes.findobj(PathPatch) if len(each.get_path().vertices) == _BAND_CORNERS
    )  # fmt: skip
    return Drawn(texts, tuple(lines), tuple(dots), bars, bands)


def _hex(colour: object) -> str:
    return to_hex(colour).upper()  # type: ignore[arg-type]


def _inches(sheet: Sheet, extent) -> Box:  # type: ignore[no-untyped-def]
    corners = sheet.axes.transData.inverted().transform([[extent.x0, extent.y0], [extent.x1, extent.y1]])
    xs, ys = sorted(corners[:, 0]), sorted(corners[:, 1])
    return Box(float(xs[0]), float(xs[1]), float(ys[0]), float(ys[1]))


def blocks(release: Release) -> tuple[ChartBlock, ...]:
    return write_document(open_edition(release, open_words(release.language))).charts


def strings(value: object) -> Iterator[str]:
    """Every text in a document, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))
