"""Did those who were low change more than those who were high, beyond what regression to the mean makes of chance?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import correlation

_Z = 1.959963984540054


@dataclass(frozen=True)
class LevelOfChange:
    """Pearson's r of change with level, and Fisher's 95 per cent interval; None where nothing varies."""

    r: float | None
    low: float | None
    high: float | None
    pairs: int


def level_of_change(before: Sequence[float], after: Sequence[float]) -> LevelOfChange:
    """Oldham's method: the change against the mean of both answers, not against the first.

    Two answers of equal spread that differ by chance alone give r = 0, however much each person's low answer is
    followed by a higher. Oldham 1962, Journal of Chronic Diseases 15:969. The interval is Fisher's (1921), from four
    pairs on. Raises ValueError where the sides differ in length.

    >>> level_of_change([1, 2, 3, 4], [4, 3, 2, 1]).r is None  # all have the same mean
    True
    >>> found = level_of_change([1, 2, 3, 4, 5], [3, 3, 3, 4, 4])  # the low rose, the high fell
    >>> round(found.r, 3), round(found.low, 3), round(found.high, 3)
    (-0.931, -0.996, -0.269)
    """
    if len(before) != len(after):
        raise ValueError("as many before as after")
    changes = [later - earlier for earlier, later in zip(before, after, strict=True)]
    levels = [(later + earlier) / 2 for earlier, later in zip(before, after, strict=True)]
    pairs = len(changes)
    if pairs < 2 or len(set(changes)) == 1 or len(set(levels)) == 1:
        return LevelOfChange(None, None, None, pairs)
    r = max(-1.0, min(1.0, correlation(changes, levels)))
    if pairs < 4 or abs(r) >= 1:
        return LevelOfChange(r, None, None, pairs)
    reach = _Z / sqrt(pairs - 3)
    return LevelOfChange(r, tanh(atanh(r) - reach), tanh(atanh(r) + reach), pairs)
