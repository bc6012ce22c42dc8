"""A sheet to draw on, measured in inches from its upper left corner. Everything drawn goes through here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.publish.charts.type import FAMILY, REGULAR, SEMIBOLD, break_lines, register, settable

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, MUTED, LINE = "#1A1A1A", "#595959", "#949494"
BLUE, ORANGE, PALE, GRID = "#12436D", "#B3400A", "#F2F2F2", "#D9D9D9"
LEADING = 1.32
"""Line height in units of the text size."""

Dash = tuple[float, ...]
"""Lengths of dashes and gaps in units of the line's thickness; none is an unbroken line."""
CLEAR = "clear"
"""The name of white ground in a drawing: it stands for nothing."""

Align = Literal["left", "center", "right"]
Weight = Literal[400, 600]


@dataclass(frozen=True)
class Style:
    """How a text is set: size in points, weight, colour."""

    size: float
    weight: int = REGULAR
    colour: str = INK

    @property
    def line_height(self) -> float:
        """In inches."""
        return self.size * LEADING / 72

    def lines(self, text: str, width: float) -> tuple[str, ...]:
        """The text broken to `width` inches."""
        return break_lines(text, width, self.size, self.weight)


@dataclass(frozen=True)
class Scheme:
    """The text styles of one chart width."""

    title: Style
    subtitle: Style
    label: Style
    detail: Style
    strong: Style
    note: Style


WIDE = Scheme(
    title=Style(13, SEMIBOLD), subtitle=Style(10, REGULAR, MUTED), label=Style(10), detail=Style(9.5, REGULAR, MUTED),
    strong=Style(10, SEMIBOLD), note=Style(9.5, REGULAR, MUTED),
)  # fmt: skip
NARROW = Scheme(
    title=Style(12, SEMIBOLD), subtitle=Style(10, REGULAR, MUTED), label=Style(10.5, SEMIBOLD),
    detail=Style(10, REGULAR, MUTED), strong=Style(10.5, SEMIBOLD), note=Style(10, REGULAR, MUTED),
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """An empty page of `width` by `height` inches; x grows to the right, y grows downwards."""

    figure: Figure
    axes: Axes
    width: float
    height: float

    def text(self, x: float, top: float, line: str, style: Style, align: Align = "left", is_tick: bool = False) -> None:
        """One line whose line box starts at `top`."""
        baseline = top + style.size / 72 * 1.02
        artist = self.axes.text(
            x, baseline, settable(line), fontsize=style.size, fontweight=style.weight, color=style.colour, ha=align,
            va="baseline", family=FAMILY, parse_math=False,
        )  # fmt: skip
        # Ticks of a scale are no figures: the mark lets a check tell them apart.
        artist.set_label("tick" if is_tick else "text")

    def lines(self, x: float, top: float, lines: tuple[str, ...], style: Style, align: Align = "left") -> float:
        """Several lines; the y below the last."""
        for number, line in enumerate(lines):
            self.text(x, top + number * style.line_height, line, style, align)
        return top + len(lines) * style.line_height

    def rule(
        self, start: tuple[float, float], end: tuple[float, float], colour: str, points: float, dash: Dash = ()
    ) -> None:
        """A straight line, `points` thick."""
        self.path((start, end), colour, points, dash)

    def path(self, through: Sequence[tuple[float, float]], colour: str, points: float, dash: Dash = ()) -> None:
        """One line through all points, `points` thick."""
        from matplotlib.lines import Line2D

        across, down = [x for x, _ in through], [y for _, y in through]
        line = Line2D(across, down, color=colour, linewidth=points, solid_capstyle="butt", solid_joinstyle="round")
        if dash:
            line.set_dashes(dash)
            line.set_dash_capstyle("butt")
        self.axes.add_line(line)

    def mark(self, x: float, y: float, marker: str, colour: str, size: float, is_filled: bool) -> None:
        """A drawn marker, never a typed character; hollow ones have a white heart so that lines end at the rim."""
        from matplotlib.lines import Line2D

        face = colour if is_filled else "white"
        self.axes.add_line(
            Line2D([x], [y], marker=marker, markersize=size, markerfacecolor=face, markeredgecolor=colour,
                   markeredgewidth=1.6, linestyle="none", zorder=4)
        )  # fmt: skip

    def box(self, left: float, right: float, top: float, bottom: float, face: str) -> None:
        """A filled bar with an even outline."""
        from matplotlib.patches import Rectangle

        self.axes.add_patch(
            Rectangle((left, top), right - left, bottom - top, facecolor=face, edgecolor=MUTED, linewidth=0.8, zorder=2)
        )

    def clear(self, x: float, y: float, width: float, height: float) -> None:
        """White ground for a text around a point, above lines and below marks: so it can be read on a line."""
        from matplotlib.patches import Rectangle

        corner = (x - width / 2, y - height / 2)
        # A label and no id: there may be several on a page, where an id may stand once.
        self.axes.add_patch(
            Rectangle(corner, width, height, facecolor="white", edgecolor="none", zorder=2.5, label=CLEAR)
        )

    def band(self, across: tuple[float, float], start: float, end: float, thick: float, face: str) -> None:
        """A curved band between two x, from the height `start` to `end`, `thick` inches thick all the way."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        left, right = across
        middle = (left + right) / 2
        corners = [
            (left, start), (middle, start), (middle, end), (right, end),
            (right, end + thick), (middle, end + thick), (middle, start + thick), (left, start + thick), (left, start),
        ]  # fmt: skip
        curve = [Path.CURVE4] * 3
        codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
        self.axes.add_patch(PathPatch(Path(corners, codes), facecolor=face, edgecolor=MUTED, linewidth=0.8, zorder=2))


def open_sheet(width: float, height: float, pad: float) -> Sheet:
    """A white sheet of `width` by `height` inches within a border of `pad`, without axes or ticks."""
    from matplotlib.figure import Figure

    register()
    figure = Figure(figsize=(width + 2 * pad, height + 2 * pad), facecolor="white")
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(-pad, width + pad)
    axes.set_ylim(height + pad, -pad)
    axes.set_axis_off()
    axes.set_xticks([])
    axes.set_yticks([])
    return Sheet(figure, axes, width, height)
