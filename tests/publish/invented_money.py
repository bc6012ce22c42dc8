"""Invented amounts and duties for an invented release: one insats's cost is not known, one is structural."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.duties import DutyCount, DutyStatus
from pipeline.vocabulary.money import MoneyFigure, MoneyKind

PRICE, BUDGETED = 31_700, 33_000
"""Kronor per finished participation."""
UNKNOWN = "i6"
"""The insats whose cost nobody has written down."""
Planned = Sequence[tuple[str, str, int, float]]


def money(definitions: Definitions, insatser: Planned, year: int) -> tuple[MoneyFigure, ...]:
    """A cost and a budget per insats and together, and who paid."""
    costs = {name: None if id_ == UNKNOWN else float(people * PRICE) for id_, name, people, _ in insatser}
    ids = {name: id_ for id_, name, *_ in insatser}
    budgets = {name: float(people * BUDGETED) for _, name, people, _ in insatser}
    whole = None if None in costs.values() else sum(cost for cost in costs.values() if cost is not None)
    found = [*_of(definitions, year, "individual", None, None, whole, sum(budgets.values()))]
    for name, cost in costs.items():
        found += _of(definitions, year, "individual", ids[name], name, cost, budgets[name])
    found += _of(definitions, year, "structural", None, None, 398_000.0, 420_000.0)
    found += _of(definitions, year, "structural", "s1", "Lära tillsammans", 398_000.0, 420_000.0)
    for financier, kronor in (("kommun", 5_000_000.0), ("region", 5_000_000.0), ("state", 10_000_000.0)):
        found.append(_figure(definitions, "funding_share", year, None, None, None, kronor, 20_000_000.0, financier))
    return tuple(found)


def duties(definitions: Definitions, year: int) -> tuple[DutyCount, ...]:
    """Every duty that counts no people; each status comes up."""
    statuses: tuple[DutyStatus, ...] = ("ok", "warning", "undecided", "no_data", "not_judged")
    found = [(duty, part) for duty in definitions.duties if duty.unit != "participations" for part in duty.parts]
    return tuple(
        DutyCount(
            duty=duty.id, part=part, label=duty.label, part_label=label, year=year if duty.unit == "kronor" else None,
            counted=7.0 + at, of=20.0, undecided=0.0, share=(7 + at) / 20, unit=duty.unit,
            status=statuses[at % len(statuses)], rests_on=duty.rests_on, source=duty.source,
        )
        for at, (duty, (part, label)) in enumerate(found)
    )  # fmt: skip


def _of(
    definitions: Definitions, year: int, kind: MoneyKind, insats_id: str | None, name: str | None,
    cost: float | None, budget: float,
) -> tuple[MoneyFigure, MoneyFigure]:  # fmt: skip
    return (
        _figure(definitions, "cost", year, kind, insats_id, name, cost, None),
        _figure(definitions, "cost_of_budget", year, kind, insats_id, name, cost, budget),
    )


def _figure(
    definitions: Definitions, measure: str, year: int, kind: MoneyKind | None, insats_id: str | None, name: str | None,
    numerator: float | None, denominator: float | None, financier: str | None = None,
) -> MoneyFigure:  # fmt: skip
    defined = next(each for each in definitions.money if each.id == measure)
    value = numerator if denominator is None or numerator is None else numerator / denominator
    return MoneyFigure(
        measure=measure, label=defined.label, year=year, kind=kind, insats_id=insats_id, insats=name,
        financier=financier, numerator=numerator, denominator=denominator, value=value, unit=defined.unit,
        amounts="outcome", missing=0, bound_low=None, bound_high=None,
        status="no_data" if numerator is None else "shown", note=defined.note,
    )  # fmt: skip
