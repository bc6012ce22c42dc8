"""What a förbund is held to beside its outcomes, as declared in `schemas/duties.yaml`, and how it is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition

RestsOn = Literal["law", "plan", "assumption"]
DutyUnit = Literal["insatser", "municipalities", "participations", "kronor"]
DutyStatus = Literal["ok", "warning", "undecided", "no_data", "not_judged"]


@dataclass(frozen=True)
class Duty:
    """One duty. `limits`: the numbers it is held against, none where each insats has its own, or where none is known:
    then it `is_only_shown`, and not judged."""

    id: str
    label: Label
    unit: DutyUnit
    rests_on: RestsOn
    source: str
    limits: tuple[float, ...]
    parts: tuple[tuple[str, Label], ...]
    is_only_shown: bool


@dataclass(frozen=True)
class DutyCount:
    """One part of a duty: `counted` of `of`, in the duty's unit; `undecided` of them nobody can tell.

    `year`: the budget year, None where a day is meant. `of` includes the undecided. `share` = counted / of.
    `status` is the whole duty's: warning = surely not held, undecided = what is not known decides,
    no_data = nothing to judge, not_judged = no limit is known.
    """

    duty: str
    part: str
    label: Label
    part_label: Label
    year: int | None
    counted: float
    of: float
    undecided: float
    share: float | None
    unit: DutyUnit
    status: DutyStatus
    rests_on: RestsOn
    source: str


def public_duties(found: Iterable[DutyCount], year: int) -> tuple[DutyCount, ...]:
    """What may stand in a publication as it is: duties that count no people, and of the budgets that of one year."""
    return tuple(each for each in found if each.unit != "participations" and each.year in (None, year))


def read_duties(path: Path) -> tuple[Duty, ...]:
    """Read `schemas/duties.yaml`. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow("version", "duties")
    return tuple(_duty(name, entry) for name, entry in whole.get("duties").items())


def _duty(name: str, entry: Entry) -> Duty:
    entry.allow("label", "unit", "rests_on", "source", "limit", "parts", "only_shown")
    only_shown = entry.find("only_shown")
    unit = entry.get("unit").one_of("insatser", "municipalities", "participations", "kronor")
    return Duty(
        id=name,
        label=read_label(entry.get("label")),
        unit=cast(DutyUnit, unit),
        rests_on=cast(RestsOn, entry.get("rests_on").one_of("law", "plan", "assumption")),
        source=entry.get("source").text(),
        limits=_limits(entry.find("limit")),
        parts=tuple((part, read_label(label)) for part, label in entry.get("parts").items()),
        is_only_shown=only_shown.flag() if only_shown else False,
    )


def _limits(entry: Entry | None) -> tuple[float, ...]:
    if entry is None:
        return ()
    return tuple(each.number() for each in entry.entries()) if isinstance(entry.value, list) else (entry.number(),)
