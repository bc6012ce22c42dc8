"""A figure: one number with everything needed to trust it. And the same figure once it may be published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.vocabulary.periods import PeriodKind

Basis = Literal["finished", "completed"]
Status = Literal["shown", "zero", "hidden", "not_applicable", "not_yet_due", "no_data"]
Certainty = Literal["over", "under", "cannot_tell", "not_assessed"]

GroupKind = Literal["all", "gender", "age_group", "gender_age", "insats", "municipality"]


@dataclass(frozen=True, order=True)
class Group:
    """Whom a figure counts. None means all: only the dimensions that are set narrow the group."""

    gender: str | None = None
    age_group: str | None = None
    insats_id: str | None = None
    municipality: str | None = None

    @property
    def kind(self) -> GroupKind:
        if self.insats_id is not None:
            return "insats"
        if self.municipality is not None:
            return "municipality"
        if self.gender is not None:
            return "gender" if self.age_group is None else "gender_age"
        return "all" if self.age_group is None else "age_group"


@dataclass(frozen=True)
class FigureKey:
    """Which figure: metric and version, period, basis and group."""

    metric: str
    definition_version: int
    period_kind: PeriodKind
    period: str
    basis: Basis
    group: Group

    @property
    def id(self) -> str:
        """`<metric>.<version>/share/<kind>-<period>/<basis>[/<dimension>=<code>…]`: what `utfall why` takes."""
        groups = "".join(f"/{name}={code}" for name, code in vars(self.group).items() if code is not None)
        return f"{self.metric}.{self.definition_version}/share/{self.period_kind}-{self.period}/{self.basis}{groups}"


@dataclass(frozen=True)
class Figure:
    """A measured share, before protection. Counts are participations.

    denominator = those in the basis whose outcome is known; missing = those in the basis whose outcome
    is not known; excluded = those finished but outside the basis. value = numerator / denominator, with
    its 95 % Wilson interval; None where nothing can be said. persons_at_least = a proved lower bound on
    the distinct people among the denominator (exact for small groups).
    """

    key: FigureKey
    numerator: int
    denominator: int
    persons_at_least: int
    missing: int
    excluded: int
    value: float | None
    ci_low: float | None
    ci_high: float | None
    status: Status
    target: float | None
    target_reached: bool | None
    certainty: Certainty | None


@dataclass(frozen=True)
class ProtectedFigure:
    """A figure that may be published. Made by `pipeline.protect` and nowhere else (an architecture test holds it).

    Where status is `hidden` every number and every verdict is None. Why it is hidden is not in this
    value: the reason stays in the local database.
    """

    key: FigureKey
    numerator: int | None
    denominator: int | None
    missing: int | None
    excluded: int | None
    value: float | None
    ci_low: float | None
    ci_high: float | None
    status: Status
    target: float | None
    target_reached: bool | None
    certainty: Certainty | None
