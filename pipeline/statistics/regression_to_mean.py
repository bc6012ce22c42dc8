"""How much of a change would have come anyway, because people start when they feel at their worst."""

from __future__ import annotations


def expected_change(correlation: float, ordinary_mean: float, entry_mean: float) -> float:
    """The change, in the scale's unit, to expect with no effect at all: (1 − ρ)(μ − m₀).

    ρ is the scale's correlation with itself over the time between (0 to 1), μ the same people's mean in ordinary
    times, m₀ their mean at entry. Raises ValueError for a correlation outside [0, 1]. Barnett, van der Pols and Dobson
    2005, International Journal of Epidemiology 34:215. With invented values:

    >>> round(expected_change(0.7, 77, 50), 1)
    8.1
    """
    if not 0 <= correlation <= 1:
        raise ValueError("the correlation of a scale with itself lies between 0 and 1")
    return (1 - correlation) * (ordinary_mean - entry_mean)
