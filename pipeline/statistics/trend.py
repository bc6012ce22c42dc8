"""Within which limits does a series vary by itself: control charts for quarters of separate people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, isfinite, sqrt
from statistics import median
from typing import Literal

from pipeline.statistics.share import demand_share

LEAST_POINTS = 12
LEAST_IN_POINT = 20
PER_MOVING_RANGE = 2.66
"""Three standard deviations in mean moving ranges: 3/1.128, as it is usually rounded."""
SCREENED_FROM = 3.267
"""Moving ranges of so many times their mean are left out of it, once."""

Share = tuple[int, int]
"""Successes and trials of one point."""


@dataclass(frozen=True)
class Chart:
    """A centre line and, for each point, how far from it the limits are; a run chart has none.

    `low` and `high` are what to draw: the limits, for shares kept within [0, 1].
    """

    kind: Literal["p_chart", "xmr", "run"]
    values: tuple[float, ...]
    centre: float
    reach: tuple[float, ...] | None
    low: tuple[float, ...] | None
    high: tuple[float, ...] | None


def chart_of_shares(points: Sequence[Share]) -> Chart:
    """The chart that a series of shares can bear: p-chart, XmR or run chart. Never for overlapping periods.

    From 12 points a p-chart if each has 20 people and more, else XmR; fewer points a run chart, without limits. Raises
    ValueError for no points and for a point of nobody (leave it out). The rule is ours, the charts are cited below:

    >>> chart_of_shares([(14, 20), (15, 20), (12, 20)]).kind
    'run'
    """
    for point in points:
        demand_share(*point)
    shares = [successes / trials for successes, trials in points]
    if len(points) < LEAST_POINTS:
        return run_chart(shares)
    if min(trials for _, trials in points) < LEAST_IN_POINT:
        return _within_0_and_1(xmr(shares))
    return p_chart(points)


def p_chart(points: Sequence[Share]) -> Chart:
    """Shares around their common share p̄ = Σx/Σn with limits p̄ ± 3 √(p̄(1 − p̄)/n), for each point its own n.

    Raises ValueError for no points or a point of nobody. NIST/SEMATECH e-Handbook 6.3.3.2; 347 of 1500 in 30 samples:

    >>> found = p_chart([(11, 50)] * 13 + [(12, 50)] * 17)
    >>> round(found.centre, 4), round(found.high[0], 4), round(found.low[0], 4)
    (0.2313, 0.4102, 0.0524)
    """
    if not points:
        raise ValueError("no points")
    for point in points:
        demand_share(*point)
    centre = sum(successes for successes, _ in points) / sum(trials for _, trials in points)
    reach = tuple(3 * sqrt(centre * (1 - centre) / trials) for _, trials in points)
    return _within_0_and_1(_with_limits("p_chart", [x / n for x, n in points], centre, reach))


def xmr(values: Sequence[float], per_moving_range: float = PER_MOVING_RANGE) -> Chart:
    """Single values around their mean with limits mean ± 2.66 mean moving range, in the values' unit.

    Moving ranges above 3.267 times their mean are left out of it, once. Raises ValueError for fewer than two values
    and NaN. NHSRplotthedots 0.2.2; NIST/SEMATECH e-Handbook 6.3.2.2 (citation to be confirmed), which writes 3/1.128:

    >>> found = xmr([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1], 3 / 1.128)
    >>> round(found.centre, 2), round(found.high[0], 4), round(found.low[0], 4)
    (50.81, 55.8041, 45.8159)
    """
    if len(values) < 2:
        raise ValueError("one value does not vary")
    _demand_numbers(values)
    ranges = [abs(late - early) for early, late in pairwise(values)]
    usual = fsum(ranges) / len(ranges)
    kept = [each for each in ranges if each <= SCREENED_FROM * usual]
    reach = per_moving_range * fsum(kept) / len(kept)
    return _with_limits("xmr", values, fsum(values) / len(values), (reach,) * len(values))


def run_chart(values: Sequence[float]) -> Chart:
    """Values around their median, without limits, for short series. Raises ValueError for no values and NaN.

    Perla, Provost and Murray 2011, BMJ Quality and Safety 20:46. The middle of three:

    >>> run_chart([0.5, 0.9, 0.7]).centre
    0.7
    """
    if not values:
        raise ValueError("no points")
    _demand_numbers(values)
    return Chart("run", tuple(values), float(median(values)), None, None, None)


def _with_limits(
    kind: Literal["p_chart", "xmr"], values: Sequence[float], centre: float, reach: tuple[float, ...]
) -> Chart:
    low, high = tuple(centre - each for each in reach), tuple(centre + each for each in reach)
    return Chart(kind, tuple(values), centre, reach, low, high)


def _within_0_and_1(chart: Chart) -> Chart:
    low, high = tuple(max(0.0, each) for each in chart.low or ()), tuple(min(1.0, each) for each in chart.high or ())
    return Chart(chart.kind, chart.values, chart.centre, chart.reach, low, high)


def _demand_numbers(values: Sequence[float]) -> None:
    if not all(isfinite(each) for each in values):
        raise ValueError("a missing number is no point: leave it out and say so")
