"""How much support did people need, counted as people on full support for a whole year (helårsekvivalenter)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

DAYS_OF_YEAR = 365
"""Fixed, also in leap years."""
DAYS_OF_MONTH = 30.42
"""For those of whom only the number of months is known."""
LONGEST_YEAR = 366
"""A whole year is no more than this, in leap years and in twelve months; who has more had two supports at once."""


@dataclass(frozen=True)
class FullYears:
    """Full-year equivalents of people in one window of a year, and how many with more than a year were cut to it."""

    total: float
    people: int
    cut: int


def full_days(spells: Iterable[tuple[float, float]]) -> float:
    """One person's days of full support: Σ days × extent, each extent in [0, 1]. Raises ValueError for anything else.

    SCB's helårsekvivalenter (method page); 100 days at a quarter:

    >>> full_days([(100, 0.25)])
    25.0
    """
    listed = list(spells)
    if any(not days >= 0 or not 0 <= extent <= 1 for days, extent in listed):
        raise ValueError("days are not below 0, and an extent lies between 0 and 1")
    return fsum(days * extent for days, extent in listed)


def full_year(days_of_each: Sequence[float]) -> FullYears:
    """Full-year equivalents of people, from each person's days of full support in the same 12 months.

    Σ days / 365, at most 1 for a person: overlapping spells do not make two people of one. Raises ValueError for nobody
    (that is no data, not 0) and for days below 0. SCB: two people fully unemployed half a year each are one.

    >>> full_year([182.5, 182.5])
    FullYears(total=1.0, people=2, cut=0)
    """
    if not days_of_each:
        raise ValueError("nobody has no full years")
    if any(not days >= 0 for days in days_of_each):
        raise ValueError("days are not below 0")
    cut = sum(days > LONGEST_YEAR for days in days_of_each)
    return FullYears(fsum(min(1.0, days / DAYS_OF_YEAR) for days in sorted(days_of_each)), len(days_of_each), cut)
