"""What a finished drawing says by where things lie: shares, people and amounts read off its own scales, in inches.

A second way: only the artists are read, and the scale is the one that a reader sees. Every kind of body has a reader.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.text import Text

from pipeline.publish.charts.model import AgeBody, CostBody, FlowBody, FunnelBody, TimeBody, TrendBody
from pipeline.publish.charts.sheet import CLEAR, Sheet

Places = list[tuple[float, ...]]
"""Points (across, share), widths or heights, in the order they were drawn."""


@dataclass(frozen=True)
class Scale:
    """Two known values and where they stand."""

    first: tuple[float, float]
    last: tuple[float, float]

    def value(self, at: float) -> float:
        (one, value), (other, far) = self.first, self.last
        return value + (far - value) * (at - one) / (other - one)


def share_scale(sheet: Sheet) -> Scale:
    """From the lines at 0 and 100 per cent: the lowest and the highest of the scale's own."""
    ticks = [float(line.get_ydata()[0]) for line in _lines(sheet) if _is_tick_of_shares(line)]
    return Scale((max(ticks), 0.0), (min(ticks), 1.0))


def _lines(sheet: Sheet) -> list[Line2D]:
    return [line for line in sheet.axes.lines if line.get_linestyle() != "None"]


def _is_tick_of_shares(line: Line2D) -> bool:
    """Level, thin, and begun just left of the field."""
    xs, ys = line.get_data()
    return len(xs) == 2 and ys[0] == ys[1] and abs(line.get_linewidth() - 0.8) < 1e-9


def marks_of(sheet: Sheet) -> list[Line2D]:
    """Every mark that is not white all over."""
    lines = [line for line in sheet.axes.lines if line.get_linestyle() == "None"]
    return [line for line in lines if line.get_markeredgecolor() != "white"]


def _marks(sheet: Sheet) -> Places:
    """Marks on the field; those of the key lie above it, and white ones are only ground."""
    scale = share_scale(sheet)
    dots = marks_of(sheet)
    found = [(float(dot.get_xdata()[0]), scale.value(float(dot.get_ydata()[0]))) for dot in dots]
    return [each for each in found if -1e-9 <= each[1] <= 1 + 1e-9]


def _curves(sheet: Sheet) -> list[Places]:
    """Dashed lines of more than the key's two points, or level steps: limits."""
    scale = share_scale(sheet)
    curves = []
    for line in _lines(sheet):
        xs, ys = ([float(value) for value in data] for data in line.get_data())
        shares = [scale.value(y) for y in ys]
        if line.is_dashed() and max(shares) <= 1 + 1e-9:
            curves.append(list(zip(xs, shares, strict=True)))
    return curves


def funnel_places(sheet: Sheet, body: FunnelBody) -> tuple[Places, list[Places]]:
    """Marks and limits as (people, share). The scale across is read off its own texts."""
    ticks = _tick_texts(sheet, {text: people for people, text in body.people_ticks})
    across = Scale(ticks[0], ticks[-1])
    marks = [(across.value(x), share) for x, share in _marks(sheet)]
    return marks, [[(across.value(x), share) for x, share in curve] for curve in _curves(sheet)]


def _tick_texts(sheet: Sheet, known: dict[str, int]) -> list[tuple[float, float]]:
    """Where the texts of the scale across stand; those are in its middle, the shares to the left of the field."""
    texts = [each for each in sheet.figure.findobj(Text) if each.get_label() == "tick" and each.get_ha() == "center"]
    return sorted((float(each.get_position()[0]), float(known[each.get_text()])) for each in texts)


def trend_places(sheet: Sheet, body: TrendBody) -> tuple[Places, list[Places]]:
    """Marks and the steps of limits as (x in inches, share); quarters stand evenly, so order is what x says."""
    return _marks(sheet), _curves(sheet)


def flow_heights(sheet: Sheet, body: FlowBody) -> list[float]:
    """How thick each strand is, at both ends, in inches."""
    bands = [patch for patch in sheet.axes.patches if isinstance(patch, PathPatch)]
    found = []
    for band in bands:
        corners = band.get_path().vertices
        left, right = (corners[at][1] - corners[other][1] for at, other in ((7, 0), (4, 3)))
        assert abs(left - right) < 1e-9
        found.append(float(left))
    return found


def bar_widths(sheet: Sheet, body: AgeBody | CostBody) -> list[tuple[float, float]]:
    """Width and height of each bar in inches, from the top downwards, then from the left."""
    bars = [patch for patch in sheet.axes.patches if hasattr(patch, "get_width")]
    placed = sorted(bars, key=lambda bar: (round(float(bar.get_y()), 6), float(bar.get_x())))
    return [(float(bar.get_width()), float(bar.get_height())) for bar in placed]


def time_columns(sheet: Sheet, body: TimeBody) -> tuple[Places, Places]:
    """Columns as (months, share), their months read off the texts below; and intervals as (low, high)."""
    scale = share_scale(sheet)
    foot = scale.first[0]
    ticks = [(text, text.get_position()) for text in sheet.axes.texts if text.get_label() == "tick"]
    # The texts right below the field; the shares stand to its left.
    below = sorted((x, int(text.get_text())) for text, (x, y) in ticks if y > foot + 0.1 and text.get_text().isdigit())
    across = Scale((below[0][0], below[0][1]), (below[-1][0], below[-1][1]))
    bars = sorted((bar for bar in sheet.axes.patches if isinstance(bar, Rectangle) and bar.get_label() != CLEAR),
                  key=lambda bar: float(bar.get_x()))  # fmt: skip
    columns = [
        (across.value(bar.get_x() + bar.get_width() / 2), scale.value(min(bar.get_y(), bar.get_y() + bar.get_height())))
        for bar in bars
    ]
    upright = [
        line for line in _lines(sheet) if line.get_xdata()[0] == line.get_xdata()[1] and line.get_linewidth() > 1
    ]
    ends = sorted((float(line.get_xdata()[0]), *sorted(scale.value(float(y)) for y in line.get_ydata()))
                  for line in upright)  # fmt: skip
    intervals = [(one[1], other[2]) for one, other in zip(ends[::2], ends[1::2], strict=True)]
    return columns, intervals


READERS: dict[type, Callable[..., object]] = {
    FunnelBody: funnel_places, TrendBody: trend_places, FlowBody: flow_heights, AgeBody: bar_widths,
    CostBody: bar_widths, TimeBody: time_columns,
}  # fmt: skip
