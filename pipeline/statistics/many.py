"""What many comparisons do to each one: expected false alarms, and p-values adjusted for their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

Adjustment = Literal["benjamini_hochberg", "bonferroni", "hochberg"]
FALSE_DISCOVERIES = 0.10
"""The share of false ones among what is called a difference."""

_NAMES = {"benjamini_hochberg": "fdr_bh", "bonferroni": "bonferroni", "hochberg": "simes-hochberg"}


def expected_false_alarms(comparisons: int, level: float = 0.95) -> float:
    """How many of so many comparisons lie outside their limits by chance alone: k (1 − level).

    Raises ValueError for fewer than none or a level outside (0, 1). Arithmetic, 20 comparisons at 95 %:

    >>> round(expected_false_alarms(20), 9)
    1.0
    """
    _demand_comparisons(comparisons, level)
    return comparisons * (1 - level)


def chance_of_false_alarm(comparisons: int, level: float = 0.95) -> float:
    """The chance in [0, 1] that at least one of so many independent comparisons is outside: 1 − levelᵏ.

    Raises ValueError as `expected_false_alarms`. Arithmetic, 20 comparisons at 95 %:

    >>> round(chance_of_false_alarm(20), 2)
    0.64
    """
    _demand_comparisons(comparisons, level)
    return float(1 - level**comparisons)


def adjusted(p_values: Sequence[float], by: Adjustment = "benjamini_hochberg") -> tuple[float, ...]:
    """The p-values in the same order, adjusted for their number; those below the chosen rate are differences.

    Give all comparisons made, shown or not. No p-values, no answers. Raises ValueError for a p outside [0, 1] or NaN.
    Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57:289, whose example at 5 % has four:

    >>> example = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1]
    >>> sum(p <= 0.05 for p in adjusted(example))
    4
    """
    from statsmodels.stats.multitest import multipletests

    if not all(0 <= p <= 1 for p in p_values):
        raise ValueError("a p-value lies between 0 and 1")
    if not p_values:
        return ()
    return tuple(float(p) for p in multipletests(list(p_values), method=_NAMES[by])[1])


def _demand_comparisons(comparisons: int, level: float) -> None:
    if comparisons < 0:
        raise ValueError("fewer comparisons than none")
    if not 0 < level < 1:
        raise ValueError("a level lies between 0 and 1")
