"""How sure is the difference between the shares of two separate groups."""

from __future__ import annotations

from math import sqrt

from pipeline.statistics.level import Z95
from pipeline.statistics.share import wilson


def newcombe(first: tuple[int, int], second: tuple[int, int], z: float = Z95) -> tuple[float, float]:
    """Limits in [−1, 1] of the first share less the second; each group is (successes, trials).

    d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²) with Wilson's limits l and u. An interval that
    covers 0 says that no difference is sure, not that there is none. Raises ValueError if a group is empty.
    Newcombe 1998, Statistics in Medicine 17:873, method 10; its first example is

    >>> low, high = newcombe((56, 70), (48, 80))
    >>> round(low, 4), round(high, 4)
    (0.0524, 0.3339)
    """
    (low_1, high_1), (low_2, high_2) = wilson(*first, z), wilson(*second, z)
    share_1, share_2 = first[0] / first[1], second[0] / second[1]
    difference = share_1 - share_2
    low = difference - sqrt((share_1 - low_1) ** 2 + (high_2 - share_2) ** 2)
    high = difference + sqrt((high_1 - share_1) ** 2 + (share_2 - low_2) ** 2)
    return max(-1.0, low), min(1.0, high)
