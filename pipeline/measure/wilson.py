"""Wilson's interval for a share. Knows no frames and no database."""

from __future__ import annotations

from math import sqrt

Z95 = 1.959963984540054
"""The standard normal quantile for a two-sided 95 % interval."""


def wilson(successes: int, trials: int, z: float = Z95) -> tuple[float, float]:
    """Lower and upper limit of Wilson's score interval, both in [0, 1]. Raises ValueError for no trials.

    Centre (p + z²/2n) / (1 + z²/n), half-width z √(p(1−p)/n + z²/4n²) / (1 + z²/n): Wilson 1927, in the
    form of Newcombe 1998, Statistics in Medicine 17:857, whose first example is

    >>> low, high = wilson(81, 263)
    >>> round(low, 4), round(high, 4)
    (0.2553, 0.3662)
    """
    if trials <= 0:
        raise ValueError("a share of nobody has no interval")
    share = successes / trials
    spread = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    centre = share + z * z / (2 * trials)
    scale = 1 + z * z / trials
    # At the ends rounding could push a limit a hair past the share itself, or outside the possible.
    return min(share, max(0.0, (centre - spread) / scale)), max(share, min(1.0, (centre + spread) / scale))
