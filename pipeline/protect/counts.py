"""The counts of one family at every place, read from the figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from pipeline.protect.plan import Flags, Place, Plan, Whole, draw
from pipeline.protect.spans import spans_of
from pipeline.vocabulary.errors import ProtectionNotProved
from pipeline.vocabulary.figures import Figure
from pipeline.vocabulary.metrics import Metric

KNOWN, MEMBERS, EXCLUDED = 0, 1, 2
"""Columns of the counts: those with a known outcome, those in the group, those left out. The classes follow."""


@dataclass(frozen=True)
class FamilyCounts:
    """One family. `counts` has a row per cell of the plan and one of zeros for the pad; `people` a row per place."""

    name: str
    among: str | None
    is_goal: bool
    plan: Plan
    counts: Whole
    people: Whole

    @property
    def empty(self) -> Flags:
        """Places where nobody is: published as 0, which everyone may know."""
        own = self.counts[: len(self.plan.places)]
        return np.asarray((own[:, MEMBERS] == 0) & (own[:, EXCLUDED] == 0))


Rows = dict[Place, dict[str, Figure]]


def read_families(figures: Iterable[Figure], metrics: tuple[Metric, ...]) -> dict[str, Rows]:
    """The figures by family, place and metric. Raises ProtectionNotProved where two figures of one thing differ."""
    figures = tuple(figures)
    spans, family = spans_of(figure.key for figure in figures), {metric.id: metric.family for metric in metrics}
    found: dict[str, Rows] = {}
    for figure in figures:
        key = figure.key
        place = Place(key.basis, spans[key.period_kind, key.period], key.group)
        row = found.setdefault(family[key.metric], {}).setdefault(place, {})
        twin = row.setdefault(key.metric, figure)
        if _numbers(twin) != _numbers(figure):
            raise ProtectionNotProved(what=f"{key.metric}, {key.basis}, {key.period}")
    return found


def place_of_each(figures: tuple[Figure, ...]) -> list[Place]:
    """The place of every figure, in the order given."""
    spans = spans_of(figure.key for figure in figures)
    return [Place(each.key.basis, spans[each.key.period_kind, each.key.period], each.key.group) for each in figures]


def _numbers(figure: Figure) -> tuple[int, ...]:
    return (figure.numerator, figure.denominator, figure.missing, figure.excluded)


def count(name: str, rows: Rows, metrics: tuple[Metric, ...], plan: Plan | None = None) -> FamilyCounts:
    """The counts of a family, checked to add up. Raises ProtectionNotProved where parts are not the whole."""
    own = [metric for metric in metrics if metric.family == name and any(metric.id in row for row in rows.values())]
    plan = draw(rows) if plan is None else plan
    table = [_line(rows[place], own, name) for place in plan.places]
    people = [min(figure.persons_at_least for figure in rows[place].values()) for place in plan.places]
    counts = _with_implied(plan, np.array(table, dtype=np.int64).reshape(len(plan.places), -1))
    among = own[0].share.among
    family = FamilyCounts(
        name,
        among.column if among else None,
        any(metric.target for metric in own),
        plan,
        counts,
        np.array(people, dtype=np.int64),
    )
    _assert_sums(family)
    return family


def count_members(families: list[FamilyCounts]) -> FamilyCounts:
    """The group sizes that several families share, as a family of its own without outcomes.

    Each row prints known and missing, so one family's shown row tells another's group size.
    """
    first = families[0]
    sizes = first.counts[:, [MEMBERS, MEMBERS, EXCLUDED]]
    people = sizes[: len(first.plan.places), MEMBERS]
    is_goal = any(family.is_goal for family in families)
    return FamilyCounts(" = ".join(family.name for family in families), None, is_goal, first.plan, sizes, people)


def _line(row: dict[str, Figure], own: list[Metric], name: str) -> list[int]:
    figures = [row[metric.id] for metric in own if metric.id in row]
    if len(figures) != len(own) or len({_numbers(figure)[1:] for figure in figures}) != 1:
        raise ProtectionNotProved(what=f"{name}, {figures[0].key.basis}, {figures[0].key.period}")
    one = figures[0]
    return [one.denominator, one.denominator + one.missing, one.excluded, *(each.numerator for each in figures)]


def _with_implied(plan: Plan, own: Whole) -> Whole:
    padded = np.vstack([own, np.zeros((1, own.shape[1]), dtype=np.int64)])
    counts = (plan.signs[:, :, None] * padded[plan.terms]).sum(axis=1)
    # The excluded column of finished rows is 0, so finished - completed carries a minus sign there.
    counts[plan.between_bases, EXCLUDED] *= -1
    return np.vstack([counts, np.zeros((1, own.shape[1]), dtype=np.int64)])


def _assert_sums(family: FamilyCounts) -> None:
    plan = family.plan
    off = (plan.weights[:, :, None] * family.counts[plan.members]).sum(axis=1).any(axis=1)
    negative = (family.counts < 0).any(axis=1)
    if off.any() or negative.any():
        number = int(plan.members[off][0, 0]) if off.any() else int(np.flatnonzero(negative)[0])
        place = plan.places[plan.terms[number, 0]]
        raise ProtectionNotProved(what=f"{family.name}, {place.basis}, {place.group.kind}")
