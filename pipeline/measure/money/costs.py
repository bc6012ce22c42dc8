"""Costs over counts. Pure: knows no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.vocabulary.figures import Status
from pipeline.vocabulary.money import MoneyKind


@dataclass(frozen=True)
class InsatsYear:
    """An insats, or all of a kind (`insats_id` None), in one year. None = not known.

    `unknown`: finished whose outcome is not known; `unpriced`: insatser without a known outcome in kronor.
    """

    insats_id: str | None
    name: str | None
    kind: MoneyKind
    outcome_kr: float | None
    budget_kr: float | None
    planned: int | None
    participations: int | None
    finished: int
    moved_on: int
    unknown: int
    unpriced: int = 0


@dataclass(frozen=True)
class Ratio:
    """numerator / denominator with the bounds of what is missing."""

    numerator: float | None
    denominator: float | None
    value: float | None
    missing: int
    bound_low: float | None
    bound_high: float | None
    status: Status


def ratio(numerator: float | None, denominator: float | None, missing: int = 0) -> Ratio:
    """A plain ratio; `missing` only says why a number is not known.

    >>> ratio(900_000, 30).value, ratio(None, 30).status, ratio(900_000, 0).status
    (30000.0, 'no_data', 'zero')
    """
    if numerator is None or denominator is None:
        return Ratio(numerator, denominator, None, missing, None, None, "no_data")
    if not denominator:
        return Ratio(numerator, denominator, None, missing, None, None, "zero")
    return Ratio(numerator, denominator, numerator / denominator, missing, None, None, "shown")


def cost_per_moved_on(year: InsatsYear) -> Ratio:
    """Cost per M-A outcome, between everyone unknown having moved on (low) and nobody of them (high).

    >>> made = InsatsYear("I1", "Ett", "individual", 600_000.0, None, None, 50, 30, 12, 8)
    >>> cost_per_moved_on(made).value, cost_per_moved_on(made).bound_low
    (50000.0, 30000.0)
    """
    cost, x, missing = year.outcome_kr, year.moved_on, year.unknown
    if cost is None:
        return Ratio(None, x, None, missing, None, None, "no_data")
    low = cost / (x + missing) if x + missing else None
    if x:
        return Ratio(cost, x, cost / x, missing, low, cost / x, "shown")
    status: Status = "no_data" if missing and missing == year.finished else "zero"
    return Ratio(cost, x, None, missing, low, None, status)


def together(years: Sequence[InsatsYear], kind: MoneyKind) -> InsatsYear:
    """All insatser of a kind as one. A sum with an unknown part is unknown."""
    own = [each for each in years if each.kind == kind]
    return InsatsYear(
        insats_id=None,
        name=None,
        kind=kind,
        outcome_kr=_sum([each.outcome_kr for each in own]),
        budget_kr=_sum([each.budget_kr for each in own]),
        planned=_whole(_sum([each.planned for each in own])),
        participations=_whole(_sum([each.participations for each in own])),
        finished=sum(each.finished for each in own),
        moved_on=sum(each.moved_on for each in own),
        unknown=sum(each.unknown for each in own),
        unpriced=sum(each.outcome_kr is None for each in own),
    )


def _sum(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
