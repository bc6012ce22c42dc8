"""What a chart shows, before anything is drawn. All numbers here are texts or shares of protected figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MarkShape = Literal["disc", "diamond", "ring", "square"]
LineStyle = Literal["over", "under", "open", "not_assessed", "plain", "after", "limit", "far_limit"]
Side = Literal["worse", "better", "same"]


@dataclass(frozen=True)
class Mark:
    """A share (0..1) with its interval. Shape and line each say one thing; see the chart's key."""

    low: float
    share: float
    high: float
    shape: MarkShape
    line: LineStyle


@dataclass(frozen=True)
class Value:
    """The numbers printed beside a mark: the share, and what it is of."""

    share: str
    detail: str


@dataclass(frozen=True)
class Row:
    """One row of a dot chart. `marks` and `values` are in step; both empty where the figure is not shown."""

    label: str
    counts: str
    marks: tuple[Mark, ...]
    values: tuple[Value, ...]
    verdict: str


@dataclass(frozen=True)
class Panel:
    """Rows under one heading. Panels of a chart hold the same rows in the same order."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class KeyEntry:
    """What a mark (`shape` set) or a line (`line` set) means. `is_point`: its shape alone says what it is."""

    text: str
    shape: MarkShape | None = None
    line: LineStyle | None = None
    is_point: bool = False


@dataclass(frozen=True)
class DotBody:
    """Dots with intervals on a scale from 0 to 100 per cent, and a line at the target where there is one."""

    panels: tuple[Panel, ...]
    target: float | None
    target_label: str
    ticks: tuple[str, ...]


@dataclass(frozen=True)
class Bar:
    """One share with its interval, drawn as a bar from zero."""

    side: Side
    low: float
    share: float
    high: float
    text: str


@dataclass(frozen=True)
class BarRow:
    label: str
    counts: str
    bars: tuple[Bar, Bar, Bar]


@dataclass(frozen=True)
class BarBody:
    """Worse to the left, better to the right of one zero line, and unchanged apart, all on one scale."""

    rows: tuple[BarRow, ...]
    headings: tuple[str, str, str]


@dataclass(frozen=True)
class FunnelPoint:
    """A group on a funnel: how many it has, its share (0..1), its mark, and the letter it is named by, if any."""

    people: int
    share: float
    shape: MarkShape
    letter: str = ""


@dataclass(frozen=True)
class FunnelLimits:
    """The four limits (0..1) for a group of so many people: lower 99.8 and 95 %, upper 95 and 99.8 %."""

    people: int
    limits: tuple[float, float, float, float]


@dataclass(frozen=True)
class FunnelBody:
    """Shares against group size, with the share of everyone as a line and limits around it.

    `named` says in words what each letter is. `people_ticks` are places and texts of the scale across; the last is its
    end.
    """

    points: tuple[FunnelPoint, ...]
    centre: float
    centre_label: str
    limits: tuple[FunnelLimits, ...]
    people_ticks: tuple[tuple[int, str], ...]
    people_title: str
    ticks: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True)
class TrendPoint:
    """A quarter in its place (from 0) along the scale, and its limits (0..1) where the chart has any."""

    place: int
    share: float
    shape: MarkShape
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class LineLabel:
    """Words beside the end of a line, and the share (0..1) the line is at."""

    at: float
    text: str


@dataclass(frozen=True)
class TrendBody:
    """A share quarter by quarter. `quarters` and `years` (first and last place) name the places along the scale.

    A place without a point is a quarter that is not shown: the line is broken there.
    """

    points: tuple[TrendPoint, ...]
    centre: LineLabel
    target: LineLabel | None
    latest: LineLabel
    quarters: tuple[str, ...]
    years: tuple[tuple[int, int, str], ...]
    ticks: tuple[str, ...]


@dataclass(frozen=True)
class AgeBar:
    """How many there are of one gender in one age band: `per_year` of age, None where it is not shown."""

    per_year: float | None
    text: str


@dataclass(frozen=True)
class AgeRow:
    """One age band, `years` wide, and its two bars."""

    label: str
    years: int
    left: AgeBar
    right: AgeBar


@dataclass(frozen=True)
class AgeBody:
    """Two genders back to back. A bar is as thick as its band has years, so that its area is the number of people."""

    rows: tuple[AgeRow, ...]
    headings: tuple[str, str]


@dataclass(frozen=True)
class FlowNode:
    """One state at one moment: what it is called, what is said of it, and how many are in it."""

    label: str
    details: tuple[str, ...]
    count: int


@dataclass(frozen=True)
class Strand:
    """How many went from one state (its place on the left) to another (its place on the right)."""

    source: int
    target: int
    count: int
    is_highlighted: bool


@dataclass(frozen=True)
class FlowBody:
    """States at two moments and the ways between. Thickness is the number; empty ways are not drawn."""

    left: tuple[FlowNode, ...]
    right: tuple[FlowNode, ...]
    strands: tuple[Strand, ...]
    headings: tuple[str, str]


@dataclass(frozen=True)
class CostRow:
    """What a group cost for each of something, in kronor, with its interval. `counts` says how many there were."""

    label: str
    counts: str
    low: int
    kronor: int
    high: int
    text: str
    interval: str


@dataclass(frozen=True)
class CostBody:
    """Amounts as bars from zero. `ticks` are places and texts of the scale across; the last is its end."""

    rows: tuple[CostRow, ...]
    ticks: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class TimeColumn:
    """The share (0..1) that has come so far after so many months, with its interval."""

    months: int
    low: float
    share: float
    high: float
    text: str
    counts: str


@dataclass(frozen=True)
class TimeBody:
    """Shares that grow with time, as columns on a scale of months from the start. Between them nothing is told."""

    columns: tuple[TimeColumn, ...]
    months_title: str
    ticks: tuple[str, ...]


Body = DotBody | BarBody | AgeBody | FlowBody | FunnelBody | TrendBody | CostBody | TimeBody


@dataclass(frozen=True)
class Chart:
    """A chart with all its words. `body` without rows is a chart whose groups are all hidden: `empty` is then said."""

    id: str
    title: str
    subtitle: str
    key: tuple[KeyEntry, ...]
    body: Body
    notes: tuple[str, ...]
    empty: str
    alt: str
