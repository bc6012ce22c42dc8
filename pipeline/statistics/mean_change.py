"""How sure is a mean, or the mean change in the same people: Student's t."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt
from typing import Literal

Spread = Literal["varies", "constant"]


@dataclass(frozen=True)
class Estimate:
    """A mean, median or sum of `count` numbers, with limits in their unit; none where all are equal (`constant`)."""

    count: int
    value: float
    spread: Spread
    low: float | None
    high: float | None


@dataclass(frozen=True)
class PairedEstimate(Estimate):
    """A mean change, after less before, with the t statistic and two-sided p; none where the change is constant."""

    statistic: float | None
    p: float | None


@dataclass(frozen=True)
class Noticeable:
    """How many have changed by at least so much that it is noticed: up, in between, down."""

    up: int
    within: int
    down: int


def sound_numbers(values: Sequence[float]) -> list[float]:
    """The values smallest first, so that no order of rows changes a sum. Raises ValueError for none or NaN."""
    if len(values) == 0:
        raise ValueError("no numbers, no mean")
    if not all(isfinite(each) for each in values):
        raise ValueError("a missing number has no mean: leave it out and say so")
    return sorted(float(each) for each in values)


def is_constant(ordered: Sequence[float]) -> bool:
    """Whether ordered numbers are all equal, but for what binary fractions add: 0.3 − 0.2 is not 0.2 − 0.1."""
    return ordered[-1] - ordered[0] <= 1e-12 * max(abs(ordered[0]), abs(ordered[-1]))


def mean_interval(values: Sequence[float], level: float = 0.95) -> Estimate:
    """The mean and its t-interval m ± t(n − 1) · s/√n. One number, or all the same: the constant without limits.

    Raises ValueError for no numbers and for NaN. Student 1908, Biometrika 6:1; test data of PHEindicatormethods:

    >>> found = mean_interval([33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927])
    >>> round(found.value, 6), round(found.low, 6), round(found.high, 6)
    (53.704345, 36.168325, 71.240365)
    """
    ordered = sound_numbers(values)
    count = len(ordered)
    mean = fsum(ordered) / count
    if is_constant(ordered):
        return Estimate(count, ordered[0], "constant", None, None)
    error = sqrt(fsum((each - mean) ** 2 for each in ordered) / (count - 1) / count)
    margin = _t_quantile((1 + level) / 2, count - 1) * error
    return Estimate(count, mean, "varies", mean - margin, mean + margin)


def paired_t(before: Sequence[float], after: Sequence[float], level: float = 0.95) -> PairedEstimate:
    """The mean of after less before in the same people, with Student's t, p and interval, in the numbers' unit.

    Expected values stand at the same place in both. Raises ValueError for no pairs, unequal lengths and NaN. Student
    1908, Biometrika 6:1 (hours of sleep), as printed by R's t.test:

    >>> found = paired_t(
    ...     [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    ... )
    >>> round(found.value, 2), round(found.statistic, 4), round(found.p, 6)
    (1.58, 4.0621, 0.002833)
    """
    from scipy.stats import ttest_rel

    found = mean_interval([late - early for early, late in zip(before, after, strict=True)], level)
    if found.spread == "constant":
        return PairedEstimate(found.count, found.value, "constant", None, None, None, None)
    # The order of the two gives the sign.
    test = ttest_rel(after, before)
    return PairedEstimate(
        found.count, found.value, "varies", found.low, found.high, float(test.statistic), float(test.pvalue)
    )


def noticeable(changes: Sequence[float], least: float = 7) -> Noticeable:
    """Count changes of at least `least` and of at most −`least`, in the changes' unit (7 points of EQ VAS).

    Raises ValueError for no changes, NaN, and a `least` that is not above 0. Arithmetic:

    >>> noticeable([7, 6.9, 0, -7, -20])
    Noticeable(up=1, within=2, down=2)
    """
    if not least > 0:
        raise ValueError("a noticeable change is above 0")
    ordered = sound_numbers(changes)
    up, down = sum(each >= least for each in ordered), sum(each <= -least for each in ordered)
    return Noticeable(up, len(ordered) - up - down, down)


def _t_quantile(at: float, degrees: int) -> float:
    from scipy.stats import t

    return float(t.ppf(at, degrees))
