"""What the published numbers allow one to say. Pure arithmetic on shares and their Wilson limits."""

from __future__ import annotations

from math import sqrt
from typing import Literal

from pipeline.vocabulary.figures import ProtectedFigure

Comparison = Literal["first", "second", "open", "unknown"]


def paired(first: ProtectedFigure | None, second: ProtectedFigure | None) -> Comparison:
    """Which of two shares of the same people is surely larger; open where their intervals meet.

    Separate intervals are enough however the two answers hang together: the standard error of a
    difference is never more than the sum of the two standard errors.
    """
    if first is None or second is None:
        return "unknown"
    if None in (first.ci_low, first.ci_high, second.ci_low, second.ci_high):
        return "unknown"
    assert first.ci_low is not None and first.ci_high is not None
    assert second.ci_low is not None and second.ci_high is not None
    if first.ci_low > second.ci_high:
        return "first"
    return "second" if second.ci_low > first.ci_high else "open"


def independent(first: ProtectedFigure | None, second: ProtectedFigure | None) -> Comparison:
    """Which of two shares of different people is surely larger, by Newcombe's interval for a difference.

    Newcombe 1998, Stat Med 17:873, method 10: built from the two Wilson intervals.
    """
    if first is None or second is None:
        return "unknown"
    a, b = _limits(first), _limits(second)
    if a is None or b is None:
        return "unknown"
    low, high = newcombe(a, b)
    if low > 0:
        return "first"
    return "second" if high < 0 else "open"


def newcombe(a: tuple[float, float, float], b: tuple[float, float, float]) -> tuple[float, float]:
    """Interval of a difference from two (low, share, high). 56/70 − 48/80 gives 0.0524 to 0.3339.

    >>> low, high = newcombe((0.6924, 0.8, 0.8766), (0.4906, 0.6, 0.7003))
    >>> round(low, 2), round(high, 2)
    (0.05, 0.33)
    """
    difference = a[1] - b[1]
    low = difference - sqrt((a[1] - a[0]) ** 2 + (b[2] - b[1]) ** 2)
    high = difference + sqrt((a[2] - a[1]) ** 2 + (b[1] - b[0]) ** 2)
    return low, high


def _limits(figure: ProtectedFigure) -> tuple[float, float, float] | None:
    if figure.ci_low is None or figure.value is None or figure.ci_high is None:
        return None
    return figure.ci_low, figure.value, figure.ci_high
