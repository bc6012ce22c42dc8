"""The drawing of a chart by what kind of body it has."""

from __future__ import annotations

from pipeline.publish.charts.draw_bars import bars_height, draw_bars
from pipeline.publish.charts.draw_dots import dots_height, draw_dots
from pipeline.publish.charts.draw_dots_narrow import draw_narrow_dots, narrow_dots_height
from pipeline.publish.charts.draw_funnel import draw_funnel, funnel_height
from pipeline.publish.charts.draw_trend import draw_trend, trend_height
from pipeline.publish.charts.model import BarBody, Body, DotBody, FunnelBody
from pipeline.publish.charts.sheet import Scheme, Sheet


def is_empty(body: Body) -> bool:
    """Whether there is nothing to draw."""
    if isinstance(body, DotBody):
        return not body.panels
    return not (body.rows if isinstance(body, BarBody) else body.points)


def body_height(body: Body, scheme: Scheme, width: float, is_narrow: bool) -> float:
    """The height in inches of a body that is not empty."""
    if isinstance(body, BarBody):
        return bars_height(body, scheme, width, is_narrow)
    if isinstance(body, FunnelBody):
        return funnel_height(body, scheme, width, is_narrow)
    if isinstance(body, DotBody):
        return narrow_dots_height(body, scheme, width) if is_narrow else dots_height(body, scheme, width)
    return trend_height(body, scheme, width, is_narrow)


def draw_body(sheet: Sheet, body: Body, scheme: Scheme, down: tuple[float, float], is_narrow: bool) -> None:
    """Draw a body that is not empty between two heights."""
    if isinstance(body, BarBody):
        draw_bars(sheet, body, scheme, *down, is_narrow)
    elif isinstance(body, FunnelBody):
        draw_funnel(sheet, body, scheme, *down)
    elif not isinstance(body, DotBody):
        draw_trend(sheet, body, scheme, *down)
    elif is_narrow:
        draw_narrow_dots(sheet, body, scheme, down[0])
    else:
        draw_dots(sheet, body, scheme, *down)
