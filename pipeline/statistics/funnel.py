"""Which of many groups differ from a level by more than chance explains: funnel limits and false alarms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Literal

QUANTILES = (0.001, 0.025, 0.975, 0.999)
"""The outer pair flags, the inner pair describes."""
LEAST_GROUPS = 10
"""Fewer groups say too little about whether they differ more than chance."""
WINSORISED = 0.1

Share = tuple[int, int]
"""Successes and trials of one group."""


@dataclass(frozen=True)
class Overdispersion:
    """How much groups differ beyond chance: φ (1 is chance alone), τ² of shares (0 where it is not beyond chance)."""

    spread: Literal["too_few_groups", "within_chance", "beyond_chance"]
    phi: float | None
    variance: float


def funnel_limits(trials: int, centre: float, quantiles: Sequence[float] = QUANTILES) -> tuple[float, ...]:
    """Limits in [0, 1] for the share of a group of `trials` whose true share is `centre`, one for each quantile.

    Exact binomial quantiles r, drawn back by (F(r) − q)/(F(r) − F(r − 1)) so that the funnel has no steps. Raises
    ValueError for no trials or a centre outside (0, 1). Spiegelhalter 2005, Statistics in Medicine 24:1185;
    computed by his formula for 20 people at 70 %:

    >>> [round(limit, 3) for limit in funnel_limits(20, 0.7)]
    [0.336, 0.463, 0.869, 0.949]
    """
    # Not from scipy.stats, which takes a second to import: every report draws a funnel.
    from scipy.special import bdtr

    _demand_level(trials, centre)
    at_most = [float(each) for each in bdtr(range(trials + 1), trials, centre)]
    return tuple(_smooth_quantile(at_most, quantile) / trials for quantile in quantiles)


def _smooth_quantile(at_most: list[float], quantile: float) -> float:
    """The count at which the chance of at most so many reaches the quantile, drawn back within the step it is on."""
    count = min(bisect_left(at_most, quantile), len(at_most) - 1)
    at, below = at_most[count], at_most[count - 1] if count else 0.0
    return max(0.0, count - (at - quantile) / (at - below))


def widened_limits(trials: int, centre: float, variance: float, z: float) -> tuple[float, float]:
    """Limits centre ± z √(s² + τ²) in [0, 1], for groups that differ beyond chance; s² = centre (1 − centre)/n.

    Raises ValueError as `funnel_limits` and for a variance below 0. Spiegelhalter 2005, Statistics in Medicine 24:1185.
    With no variance they are the usual: 0.7 ± 1.96 √(0.21/21)

    >>> [round(limit, 3) for limit in widened_limits(21, 0.7, 0.0, 1.96)]
    [0.504, 0.896]
    """
    _demand_level(trials, centre)
    if not variance >= 0:
        raise ValueError("a variance is not below 0")
    margin = z * sqrt(centre * (1 - centre) / trials + variance)
    return max(0.0, centre - margin), min(1.0, centre + margin)


def common_share(groups: Sequence[Share]) -> float:
    """Σx/Σn in [0, 1]: every group is a part of what it is compared with. Raises ValueError if nobody is in them.

    >>> common_share([(1, 10), (9, 30)])
    0.25
    """
    people = sum(trials for _, trials in groups)
    if people <= 0:
        raise ValueError("nobody in any group")
    return sum(successes for successes, _ in groups) / people


def overdispersion(groups: Sequence[Share], centre: float) -> Overdispersion:
    """Whether groups differ from `centre` by more than chance, and if so by what variance τ² beside it.

    φ is the mean of z² after drawing in a tenth of the groups at each end to their neighbours. If I φ exceeds the 95 %
    quantile of χ² with I degrees, τ² = (I φ − (I − 1))/(Σw − Σw²/Σw) with w = n/(centre (1 − centre)), not below 0.
    Raises ValueError for a group of nobody. Spiegelhalter 2005, Statistics in Medicine 24:1185; Verburg et al.
    2018. Twenty groups of 100 that are all exactly at the level vary less than chance:

    >>> overdispersion([(70, 100)] * 20, 0.7)
    Overdispersion(spread='within_chance', phi=0.0, variance=0.0)
    """
    from scipy.special import chdtri

    for _, trials in groups:
        _demand_level(trials, centre)
    count = len(groups)
    if count < LEAST_GROUPS:
        return Overdispersion("too_few_groups", None, 0.0)
    weights = sorted(trials / (centre * (1 - centre)) for _, trials in groups)
    scores = sorted(
        (successes / trials - centre) / sqrt(centre * (1 - centre) / trials) for successes, trials in groups
    )
    phi = fsum(score**2 for score in _winsorised(scores)) / count
    if count * phi <= chdtri(count, 0.05):
        return Overdispersion("within_chance", phi, 0.0)
    total = fsum(weights)
    spare = total - fsum(weight**2 for weight in weights) / total
    return Overdispersion("beyond_chance", phi, max(0.0, (count * phi - (count - 1)) / spare))


def _winsorised(ordered: list[float]) -> list[float]:
    """Ordered scores with the outermost tenth at each end drawn in to the next one."""
    drawn_in = int(WINSORISED * len(ordered))
    low, high = ordered[drawn_in], ordered[-1 - drawn_in]
    return [min(high, max(low, score)) for score in ordered]


def _demand_level(trials: int, centre: float) -> None:
    if trials <= 0:
        raise ValueError("nobody in a group")
    if not 0 < centre < 1:
        raise ValueError("nothing varies around a level of 0 or 1")
