"""How sure is a count of events."""

from __future__ import annotations

from math import sqrt

from pipeline.statistics.level import Z95


def byar(count: int, z: float = Z95) -> tuple[float, float]:
    """Limits for a Poisson count O: O(1 − 1/9O − z/3√O)³ and (O + 1)(1 − 1/9(O + 1) + z/3√(O + 1))³.

    Raises ValueError for a count below 0. Breslow and Day 1987, Statistical Methods in Cancer Research II; test data of
    PHEindicatormethods:

    >>> low, high = byar(65)
    >>> round(low, 6), round(high, 6)
    (50.163188, 82.849139)
    """
    if count < 0:
        raise ValueError("fewer events than none")
    above = count + 1
    low = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3 if count else 0.0
    return max(0.0, low), above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3
