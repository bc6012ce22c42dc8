"""How sure is a mean, median or sum of skewed numbers, such as days or kronor: by drawing from them again."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Any, Literal

from pipeline.statistics.mean_change import Estimate, is_constant, sound_numbers

DRAWS = 9999
SEED = 20030
"""The same for every figure, so that the same numbers always give the same limits."""

_CELLS_AT_ONCE = 5_000_000


def mean_by_bootstrap(values: Sequence[float], level: float = 0.95) -> Estimate:
    """The mean with bias-corrected and accelerated (BCa) limits, in the numbers' unit. All the same: no limits.

    The order of the numbers does not matter. For 15 numbers and more; fewer say too little about their own spread.
    Raises ValueError for no numbers and NaN. Efron 1987, Journal of the American Statistical Association 82:171;
    the differences of Student's sleep data, where t gives .70 to 2.46, are skewed to the right:

    >>> found = mean_by_bootstrap([1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4])
    >>> round(found.value, 2), found.low > 0.70, found.high > 2.46
    (1.58, True, True)
    """
    from numpy import mean

    ordered = sound_numbers(values)
    return _drawn(ordered, fsum(ordered) / len(ordered), mean, level, "BCa")


def median_by_bootstrap(values: Sequence[float], level: float = 0.95) -> Estimate:
    """The median with percentile limits: BCa's acceleration does not exist for medians.

    Raises ValueError for no numbers and NaN. Efron 1979, Annals of Statistics 7:1. The middle of five:

    >>> median_by_bootstrap([0, 12, 30, 200, 365]).value
    30.0
    """
    from numpy import median

    ordered = sound_numbers(values)
    return _drawn(ordered, float(median(ordered)), median, level, "percentile")


def sum_by_bootstrap(values: Sequence[float], level: float = 0.95) -> Estimate:
    """The sum of all people's numbers, with BCa limits: n times those of the mean.

    Raises ValueError for no numbers and NaN. Source as `mean_by_bootstrap`; arithmetic:

    >>> sum_by_bootstrap([0.5, 0.5])
    Estimate(count=2, value=1.0, spread='constant', low=None, high=None)
    """
    found = mean_by_bootstrap(values, level)
    low, high = (None if limit is None else found.count * limit for limit in (found.low, found.high))
    return Estimate(found.count, fsum(values), found.spread, low, high)


def _drawn(ordered: list[float], value: float, of: Any, level: float, method: Literal["BCa", "percentile"]) -> Estimate:
    from numpy import array, isfinite
    from numpy.random import default_rng
    from scipy.stats import bootstrap

    if is_constant(ordered):
        return Estimate(len(ordered), ordered[0], "constant", None, None)
    limits = bootstrap(
        (array(ordered),),
        of,
        n_resamples=DRAWS,
        # All draws at once would take gigabytes for a whole förbund.
        batch=max(1, _CELLS_AT_ONCE // len(ordered)),
        confidence_level=level,
        method=method,
        rng=default_rng(SEED),
    ).confidence_interval
    if not (isfinite(limits.low) and isfinite(limits.high)):
        raise ValueError("too few different numbers for limits by drawing again")
    return Estimate(len(ordered), value, "varies", float(limits.low), float(limits.high))
