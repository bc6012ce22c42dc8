"""What in a series is worth looking at: points outside the limits, runs, trends, and how often chance makes a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pipeline.statistics.trend import Chart

TREND = 7
MANY_POINTS = 20
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Signal:
    """A rule that spoke, and the places (from 0) of the first and last point it spoke of. Worth a look, no verdict."""

    rule: Literal["outside", "run", "rising", "falling", "outer_third"]
    first: int
    last: int


def least_run(points: int) -> int:
    """How many points on one side are a run: 7, and 8 from 20 points, where chance makes 7 too often.

    >>> least_run(19), least_run(20)
    (7, 8)
    """
    return 8 if points >= MANY_POINTS else 7


def signals(chart: Chart) -> tuple[Signal, ...]:
    """Everything in a chart that is worth a look, in the order of the rules, then of time.

    A point outside its limits; a run on one side of the centre, where points on the line neither break it nor add to
    it; seven points each above (or below) the one before; two of three points beyond two thirds of the way to the
    same limit. A chart without limits knows only runs and trends. NHSRplotthedots 0.2.2; seven rising quarters:

    >>> from pipeline.statistics.trend import run_chart
    >>> signals(run_chart([1, 2, 3, 4, 5, 6, 7]))
    (Signal(rule='rising', first=0, last=6),)
    """
    # What lies no further from the line than a binary fraction's width is on it.
    width = _ROUNDING * max(map(abs, chart.values))
    away = [_beyond(value - chart.centre, width) for value in chart.values]
    steps = [_beyond(late - early, width) for early, late in pairwise(chart.values)]
    return (
        *(_outside(away, chart.reach, width) if chart.reach else ()),
        *_runs(away, least_run(len(away))),
        *_trends(steps),
        *(_outer_thirds(away, chart.reach) if chart.reach else ()),
    )


def chance_of_run(points: int, length: int) -> float:
    """The chance in [0, 1] of a run of `length` or more on one side among so many points, if nothing has changed.

    Each point is over or under the line like a fair coin, and none on it; counted exactly. Raises ValueError for a
    length below 1 or fewer points than none. Schilling 1990, College Mathematics Journal 21:196; in 20 quarters

    >>> round(chance_of_run(20, 7), 3)
    0.115
    """
    if length < 1 or points < 0:
        raise ValueError("a run has one point at least, and points are not fewer than none")
    if points == 0:
        return 0.0
    # How likely the series has had no such run so far, by the length of the run it is in.
    by_length = [0.0, 1.0 if length > 1 else 0.0, *[0.0] * (length - 2)][:length]
    for _ in range(points - 1):
        by_length = [0.0, sum(by_length) / 2, *(each / 2 for each in by_length[1:-1])][:length]
    return 1 - sum(by_length)


def _beyond(distance: float, width: float) -> float:
    return distance if abs(distance) > width else 0.0


def _side(distance: float) -> int:
    """1 above, −1 below, 0 neither."""
    return (distance > 0) - (distance < 0)


def _outside(away: Sequence[float], reach: Sequence[float], width: float) -> Iterator[Signal]:
    for at, (distance, limit) in enumerate(zip(away, reach, strict=True)):
        if abs(distance) > limit + width:
            yield Signal("outside", at, at)


def _runs(away: Sequence[float], least: int) -> Iterator[Signal]:
    sides = [(at, _side(distance)) for at, distance in enumerate(away)]
    off_the_line = [(at, side) for at, side in sides if side]
    start = 0
    for end in range(1, len(off_the_line) + 1):
        if end == len(off_the_line) or off_the_line[end][1] != off_the_line[start][1]:
            if end - start >= least:
                yield Signal("run", off_the_line[start][0], off_the_line[end - 1][0])
            start = end


def _trends(steps: Sequence[float]) -> Iterator[Signal]:
    ways = [_side(step) for step in steps]
    start = 0
    for end in range(1, len(ways) + 1):
        if end == len(ways) or ways[end] != ways[start]:
            if ways[start] and end - start + 1 >= TREND:
                yield Signal("rising" if ways[start] > 0 else "falling", start, end)
            start = end


def _outer_thirds(away: Sequence[float], reach: Sequence[float]) -> Iterator[Signal]:
    """Two of three neighbouring points in or beyond the outer third on one side; the same two points are said once."""
    sides = [
        _side(distance) if abs(distance) > limit * 2 / 3 else 0 for distance, limit in zip(away, reach, strict=True)
    ]
    for at, side in enumerate(sides):
        near = [each for each in (at + 1, at + 2) if each < len(sides) and sides[each] == side]
        if side and near:
            yield Signal("outer_third", at, near[0])
