"""Invented participations and the figures of them, counted in plain loops: for tests of protection only."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary.figures import Basis, Figure, FigureKey, Group, Status
from pipeline.vocabulary.periods import PeriodKind, Quarter

GENDERS = ("kvinna", "man", "ovrig")
AGES = ("16-24", "25-29", "ovrig")
INSATSER = ("a", "b", "c")
LAST = Quarter(2026, 3).index
PERIODS: tuple[tuple[PeriodKind, str, int, int], ...] = (
    ("quarter", "2026-Q3", LAST, LAST),
    ("year", "2026", LAST - 2, LAST),
    ("rolling", "2026-Q3", LAST - 3, LAST),
)
BASES: tuple[Basis, ...] = ("finished", "completed")


@dataclass(frozen=True)
class Participation:
    """One finished participation. `answers`: metric -> yes, no or not known; all else the groups it belongs to."""

    gender: str
    age_group: str
    insats_id: str
    quarter: int
    completed: bool
    answers: tuple[tuple[str, bool | None], ...]


@dataclass(frozen=True)
class Row:
    """Whom a row counts."""

    kind: PeriodKind
    period: str
    first: int
    last: int
    basis: Basis
    group: Group

    def counts(self, one: Participation) -> bool:
        return self.within(one) and (one.completed or self.basis == "finished")

    def within(self, one: Participation) -> bool:
        group = self.group
        return (
            self.first <= one.quarter <= self.last
            and group.gender in (None, one.gender)
            and group.age_group in (None, one.age_group)
            and group.insats_id in (None, one.insats_id)
        )


def groups() -> list[Group]:
    return [
        Group(),
        *(Group(gender=gender) for gender in GENDERS),
        *(Group(age_group=age) for age in AGES),
        *(Group(gender=gender, age_group=age) for gender in GENDERS for age in AGES),
        *(Group(insats_id=insats) for insats in INSATSER),
    ]


def rows() -> list[Row]:
    """The rows of a third-quarter report, with the quarters of the year before it for all."""
    now = [Row(*period, basis, group) for period in PERIODS for basis in BASES for group in groups()]
    past = [Quarter.at(LAST - back) for back in (1, 2, 3)]
    history = [Row("quarter", str(each), each.index, each.index, basis, Group()) for each in past for basis in BASES]
    return now + history


def figures_of(people: list[Participation], metrics: tuple[str, ...]) -> tuple[Figure, ...]:
    return tuple(_figure(row, metric, people) for metric in metrics for row in rows())


def _figure(row: Row, metric: str, people: list[Participation]) -> Figure:
    inside = [dict(one.answers)[metric] for one in people if row.counts(one)]
    outside = sum(row.within(one) and not row.counts(one) for one in people)
    yes, no, missing = (inside.count(answer) for answer in (True, False, None))
    key = FigureKey(metric, 1, row.kind, row.period, row.basis, row.group)
    return counted(key, yes, yes + no, missing, outside)


def counted(
    key: FigureKey, yes: int, known: int, missing: int = 0, excluded: int = 0, people: int | None = None
) -> Figure:
    """A figure with these counts; its interval is not the true one, only something that must be hidden too."""
    status: Status = "shown" if known else "no_data" if missing else "zero"
    value = yes / known if known else None
    people = known if people is None else people
    return Figure(
        key, yes, known, people, missing, excluded, value, value, value, status,
        0.7, yes >= 0.7 * known if known else None, "cannot_tell" if known else None,
    )  # fmt: skip


def simple_key(group: Group | None = None, metric: str = "moved_on", period: str = "2026-Q3") -> FigureKey:
    kind: PeriodKind = "quarter" if "Q" in period else "year"
    return FigureKey(metric, 1, kind, period, "finished", group or Group())
