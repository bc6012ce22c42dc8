"""What python-pptx has no words for: error bars, the exact place of a chart's scale; and plain axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.publish.charts.sheet import GRID
from pipeline.publish.slides.model import Plot
from pipeline.publish.slides.numbers import Point

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_EMU = 12700


def colour(text: str) -> Any:
    """“#12436D” as python-pptx wants it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(text.removeprefix("#"))  # type: ignore[no-untyped-call]


def set_line(line: Any, tone: str, points: float) -> None:
    from pptx.util import Pt

    line.color.rgb = colour(tone)
    line.width = Pt(points)


def plain_axis(axis: Any, has_labels: bool) -> None:
    """A scale from 0 to 1 with a pale line at each fifth; without labels it is not drawn at all."""
    from pptx.enum.chart import XL_TICK_MARK

    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, 1, 0.2
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = has_labels
    if has_labels:
        set_line(axis.major_gridlines.format.line, GRID, 0.75)
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0\N{NO-BREAK SPACE}%", False
    axis.visible = has_labels
    axis.format.line.fill.background()


def error_bars(series: Any, points: Sequence[Point], tone: str, thickness: float, dashes: str) -> None:
    """The intervals, as lengths along the scale; they stand in the chart and not in its workbook.

    `dashes`: PowerPoint's name for how the line is broken; empty for a whole line.
    """
    from pptx.oxml import parse_xml

    is_dot = series._element.find(f"{{{_CHART}}}xVal") is not None
    dash = f'<a:prstDash val="{dashes}"/>' if dashes else ""
    along = '<c:errDir val="x"/>' if is_dot else ""
    bars = parse_xml(
        f'<c:errBars xmlns:c="{_CHART}" xmlns:a="{_DRAWING}">{along}'
        '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"<c:plus>{_literal([point.plus for point in points])}</c:plus>"
        f"<c:minus>{_literal([point.minus for point in points])}</c:minus>"
        f'<c:spPr><a:ln w="{round(thickness * _EMU)}"><a:solidFill><a:srgbClr val="{tone.removeprefix("#")}"/>'
        f"</a:solidFill>{dash}</a:ln></c:spPr></c:errBars>"
    )
    before = series._element.find(f"{{{_CHART}}}{'xVal' if is_dot else 'cat'}")
    before.addprevious(bars)


def _literal(numbers: Sequence[float]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{number:.2f}</c:v></c:pt>' for at, number in enumerate(numbers))
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(numbers)}"/>{points}</c:numLit>'


def place_inner(chart: Any, plot: Plot) -> None:
    """Draw the scale exactly beside the table's rows."""
    from pptx.oxml import parse_xml

    box, inner = plot.box, plot.inner
    shares = {
        "x": (inner.left - box.left) / box.width, "y": (inner.top - box.top) / box.height,
        "w": inner.width / box.width, "h": inner.height / box.height,
    }  # fmt: skip
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    values = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in shares.items())
    area = chart._chartSpace.find(f".//{{{_CHART}}}plotArea")
    for old in area.findall(f"{{{_CHART}}}layout"):
        area.remove(old)
    area.insert(0, parse_xml(
        f'<c:layout xmlns:c="{_CHART}"><c:manualLayout><c:layoutTarget val="inner"/>{modes}{values}'
        '</c:manualLayout></c:layout>'
    ))  # fmt: skip
