"""The drawing of a chart by what kind of body it has."""

from __future__ import annotations

from pipeline.publish.charts.draw_ages import ages_height, draw_ages
from pipeline.publish.charts.draw_bars import bars_height, draw_bars
from pipeline.publish.charts.draw_costs import costs_height, draw_costs
from pipeline.publish.charts.draw_dots import dots_height, draw_dots
from pipeline.publish.charts.draw_dots_narrow import draw_narrow_dots, narrow_dots_height
from pipeline.publish.charts.draw_flow import draw_flow, flow_height
from pipeline.publish.charts.draw_funnel import draw_funnel, funnel_height
from pipeline.publish.charts.draw_time import draw_time, time_height
from pipeline.publish.charts.draw_trend import draw_trend, trend_height
from pipeline.publish.charts.model import (
    AgeBody,
    BarBody,
    Body,
    CostBody,
    DotBody,
    FlowBody,
    FunnelBody,
    TimeBody,
    TrendBody,
)
from pipeline.publish.charts.sheet import Scheme, Sheet


def is_empty(body: Body) -> bool:
    """Whether there is nothing to draw."""
    match body:
        case DotBody():
            return not body.panels
        case FlowBody():
            return not body.strands
        case BarBody() | AgeBody() | CostBody():
            return not body.rows
        case FunnelBody() | TrendBody():
            return not body.points
        case TimeBody():
            return not body.columns


def body_height(body: Body, scheme: Scheme, width: float, is_narrow: bool) -> float:
    """The height in inches of a body that is not empty."""
    match body:
        case BarBody():
            return bars_height(body, scheme, width, is_narrow)
        case AgeBody():
            return ages_height(body, scheme)
        case CostBody():
            return costs_height(body, scheme, width, is_narrow)
        case FlowBody():
            return flow_height(body, scheme, width, is_narrow)
        case FunnelBody():
            return funnel_height(body, scheme, width, is_narrow)
        case TrendBody():
            return trend_height(body, scheme, width, is_narrow)
        case TimeBody():
            return time_height(body, scheme, is_narrow)
        case DotBody():
            return narrow_dots_height(body, scheme, width) if is_narrow else dots_height(body, scheme, width)


def draw_body(sheet: Sheet, body: Body, scheme: Scheme, down: tuple[float, float], is_narrow: bool) -> None:
    """Draw a body that is not empty between two heights."""
    match body:
        case BarBody():
            draw_bars(sheet, body, scheme, *down, is_narrow)
        case AgeBody():
            draw_ages(sheet, body, scheme, *down)
        case CostBody():
            draw_costs(sheet, body, scheme, *down, is_narrow)
        case FlowBody():
            draw_flow(sheet, body, scheme, *down, is_narrow)
        case FunnelBody():
            draw_funnel(sheet, body, scheme, *down)
        case TrendBody():
            draw_trend(sheet, body, scheme, *down)
        case TimeBody():
            draw_time(sheet, body, scheme, *down)
        case DotBody() if is_narrow:
            draw_narrow_dots(sheet, body, scheme, down[0])
        case DotBody():
            draw_dots(sheet, body, scheme, *down)
