"""How sure an interval is: the quantiles of the standard normal distribution."""

from __future__ import annotations

from statistics import NormalDist

Z95 = 1.959963984540054
"""The standard normal quantile for a two-sided 95 % interval."""

Z998 = 3.090232306167813
"""The standard normal quantile for a two-sided 99.8 % interval, which flags rather than describes."""


def z_of(level: float) -> float:
    """The standard normal quantile of a two-sided interval with the coverage `level`, a share in (0, 1).

    Raises ValueError for a level outside (0, 1). Any table of the normal distribution:

    >>> round(z_of(0.90), 3)
    1.645
    """
    if not 0 < level < 1:
        raise ValueError("a level lies between 0 and 1")
    return NormalDist().inv_cdf((1 + level) / 2)
