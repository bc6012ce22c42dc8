"""Quarters a second time: what they are called, and the middle and limits of a series, in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from statistics import median

_QUARTERS = ("första", "andra", "tredje", "fjärde")
_MOST = 12


def quarter_again(period: str) -> str:
    year, number = period.split("-Q")
    return f"{_QUARTERS[int(number) - 1]} kvartalet {year}"


def middle_and_reach(counts: Sequence[tuple[int, int]]) -> tuple[Fraction, list[Fraction]]:
    """The middle, and the square of how far from it each quarter may lie; no reach where there are no limits."""
    shares = [Fraction(x, n) for x, n in counts]
    if len(counts) < _MOST:
        return median(shares), []
    if min(n for _, n in counts) < 20:
        steps = [abs(one - other) for one, other in pairwise(shares)]
        kept = [step for step in steps if step * len(steps) <= Fraction("3.267") * sum(steps)]
        return sum(shares) / Fraction(len(shares)), [(Fraction("2.66") * sum(kept) / len(kept)) ** 2] * len(shares)
    middle = Fraction(sum(x for x, _ in counts), sum(n for _, n in counts))
    return middle, [9 * middle * (1 - middle) / n for _, n in counts]
