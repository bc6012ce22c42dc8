"""Charts that PowerPoint can edit: dots with intervals, and bars, in the place their table leaves for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.publish.charts.frame import LINES, SHAPES
from pipeline.publish.charts.model import BarBody, Chart, DotBody, LineStyle, MarkShape
from pipeline.publish.charts.sheet import BLUE, INK, MUTED, ORANGE, PALE
from pipeline.publish.slides.marks import colour, error_bars, place_inner, plain_axis, set_line
from pipeline.publish.slides.model import FONT, SMALLEST, Plot
from pipeline.publish.slides.numbers import Point, hundredths, of_bar, of_mark, place_of

if TYPE_CHECKING:
    from pptx.chart.chart import Chart as NativeChart

_FACES = (ORANGE, BLUE, PALE)
_DASHES: dict[LineStyle, str] = {"open": "sysDash", "not_assessed": "sysDot"}
"""PowerPoint's own names for the dashes of `frame.LINES`."""
_FORMAT = "0\N{NO-BREAK SPACE}%"


def add_native(shapes: Any, plot: Plot) -> Any:
    """Add the chart to a slide's shapes; its graphic frame. Raises TypeError for a body that has no native form."""
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches, Pt

    body, box = plot.chart.body, plot.box
    place = tuple(Inches(each) for each in (box.left, box.top, box.width, box.height))
    if isinstance(body, DotBody):
        series = _dot_series(body)
        frame = shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *place, _dot_data(plot.chart, body, series))
        _dress_dots(frame.chart, body, series)
    elif isinstance(body, BarBody):
        frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, _bar_data(body))
        _dress_bars(frame.chart, body)
    else:
        raise TypeError(type(body).__name__)
    frame.chart.has_legend = False
    frame.chart.has_title = False
    frame.chart.font.size, frame.chart.font.name = Pt(SMALLEST), FONT
    place_inner(frame.chart, plot)
    return frame


_Look = tuple[MarkShape, LineStyle]


def _dot_series(body: DotBody) -> dict[_Look, list[tuple[Point, float]]]:
    """Points with their height, by how they look: PowerPoint gives all points of a series one look."""
    rows, series = body.panels[0].rows, dict[_Look, list[tuple[Point, float]]]()
    for number, row in enumerate(rows):
        for at, (mark, value) in enumerate(zip(row.marks, row.values, strict=True)):
            # Two marks of a row lie on a line each, beside their numbers.
            shift = 0.0 if len(row.marks) == 1 else (0.2 - 0.4 * at) / len(rows)
            height = round(place_of(number, len(rows)) + shift, 2)
            series.setdefault((mark.shape, mark.line), []).append((of_mark(mark, value), height))
    return series


def _dot_data(chart: Chart, body: DotBody, series: dict[_Look, list[tuple[Point, float]]]) -> Any:
    from pptx.chart.data import XyChartData

    data: Any = XyChartData(number_format=_FORMAT)  # type: ignore[no-untyped-call]
    for (shape, line), points in series.items():
        added = data.add_series(
            ", ".join(entry.text for entry in chart.key if shape == entry.shape or line == entry.line)
        )
        for point, height in points:
            added.add_data_point(point.share, height)
    if body.target is not None:
        added = data.add_series(body.target_label)
        for height in (0, 1):
            added.add_data_point(hundredths(body.target), height)
    return data


def _dress_dots(chart: NativeChart, body: DotBody, series: dict[_Look, list[tuple[Point, float]]]) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE

    plain_axis(chart.category_axis, has_labels=True)
    plain_axis(chart.value_axis, has_labels=False)
    drawn = list(chart.plots[0].series)
    for ((shape, line), points), one in zip(series.items(), drawn, strict=False):
        tone, thickness, dash = LINES[line]
        one.format.line.fill.background()
        one.marker.style = XL_MARKER_STYLE.DIAMOND if shape == "diamond" else XL_MARKER_STYLE.CIRCLE
        one.marker.size = 10
        one.marker.format.fill.solid()
        is_filled = SHAPES[shape][1]
        one.marker.format.fill.fore_color.rgb = colour(BLUE if is_filled else "#FFFFFF")
        one.marker.format.line.color.rgb = colour(BLUE)
        error_bars(one, [point for point, _ in points], tone, thickness, _DASHES.get(line, "") if dash else "")
    if body.target is not None:
        target = drawn[-1]
        target.marker.style = XL_MARKER_STYLE.NONE
        set_line(target.format.line, INK, 1.5)
        label = target.points[1].data_label
        label.text_frame.text = body.target_label
        label.position = XL_LABEL_POSITION.ABOVE


def _bar_data(body: BarBody) -> Any:
    from pptx.chart.data import CategoryChartData

    data: Any = CategoryChartData(number_format=_FORMAT)  # type: ignore[no-untyped-call]
    data.categories = [f"{row.label} ({row.counts})" for row in body.rows]
    for side, heading in enumerate(body.headings):
        data.add_series(heading, [of_bar(row.bars[side]).share for row in body.rows])
    return data


def _dress_bars(chart: NativeChart, body: BarBody) -> None:
    plain_axis(chart.value_axis, has_labels=True)
    chart.category_axis.reverse_order = True
    # The first row on top turns the chart over: the scale must be told to stay at the foot.
    chart.value_axis._element.crosses.set("val", "max")
    chart.category_axis.format.line.color.rgb = colour(INK)
    _hide_labels(chart.category_axis)
    chart.plots[0].gap_width, chart.plots[0].overlap = 40, 0
    for side, one in enumerate(chart.plots[0].series):
        one.format.fill.solid()
        one.format.fill.fore_color.rgb = colour(_FACES[side])
        set_line(one.format.line, MUTED, 0.75)
        error_bars(one, [of_bar(row.bars[side]) for row in body.rows], INK if side == 2 else MUTED, 1.5, "")


def _hide_labels(axis: Any) -> None:
    """The table beside the chart says what each row is."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION, XL_TICK_MARK

    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
