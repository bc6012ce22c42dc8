"""What are the shares of many groups of one size likely to be: drawn towards their mean without a prior."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum


def james_stein(shares: Sequence[float], trials: int) -> tuple[float, float, tuple[float, ...]]:
    """The mean, the factor c in [0, 1], and each share drawn towards the mean: ȳ + c (y − ȳ), for groups of one size.

    c = 1 − (k − 3) ȳ(1 − ȳ)/n / Σ(y − ȳ)², not below 0. Raises ValueError for fewer than 4 groups. Efron and Morris
    1977, Scientific American 236(5):119; their eighteen batters are in the tests. All alike:

    >>> james_stein([0.25, 0.25, 0.25, 0.25], 45)
    (0.25, 0.0, (0.25, 0.25, 0.25, 0.25))
    """
    if len(shares) < 4:
        raise ValueError("fewer than four groups cannot be drawn together")
    if trials <= 0 or not all(0 <= share <= 1 for share in shares):
        raise ValueError("shares lie between 0 and 1, of somebody")
    mean = fsum(shares) / len(shares)
    spread = fsum((share - mean) ** 2 for share in shares)
    own_chance = (len(shares) - 3) * mean * (1 - mean) / trials
    factor = 1 - own_chance / spread if spread > own_chance else 0.0
    return mean, factor, tuple(mean + factor * (share - mean) for share in shares)
