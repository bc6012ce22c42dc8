"""Thresholds for protecting small groups, as declared in `schemas/disclosure.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pipeline.vocabulary.columns import Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition
from pipeline.vocabulary.errors import Reason
from pipeline.vocabulary.figures import Basis, GroupKind

FLOOR = 3
"""A threshold below three protects nobody: one participant could subtract himself."""

BASES = (3, 5)
"""What small counts may be rounded to in open tables; the method has measured these two."""

Kinds = tuple[str, ...]
Part = Literal["twelve_months", "year", "whole_year", "other"]
"""The parts of a report that have groups of their own."""


@dataclass(frozen=True)
class Released:
    """Which kinds of groups are released, by basis, in each part of a report.

    `twelve_months`: those that end with a quarterly report's quarter. `year`: the report's own, as far as it has come.
    `whole_year`: the latest that is over. `other`: every quarter, and the other years.
    """

    twelve_months: tuple[tuple[Basis, Kinds], ...]
    year: tuple[tuple[Basis, Kinds], ...]
    whole_year: tuple[tuple[Basis, Kinds], ...]
    other: tuple[tuple[Basis, Kinds], ...]

    def holds(self, kind: GroupKind, basis: Basis, part: Part) -> bool:
        """Whether figures of such a group may be published at all."""
        kinds = {
            "twelve_months": self.twelve_months, "year": self.year, "whole_year": self.whole_year, "other": self.other,
        }[part]  # fmt: skip
        return kind in dict(kinds)[basis]


@dataclass(frozen=True)
class Rounding:
    """How open tables are rounded: counts of 1 to `base` - 1 people become 0 or `base`. `legend` stands beside them."""

    base: int
    legend: Label


@dataclass(frozen=True)
class Disclosure:
    """`least_people`: smaller groups are hidden. `least_people_for_share`: shares and intervals need this many.

    `seconds`: the search may take so long, else nothing is published. `steps`: what to merge or drop where it fails, in
    order; only a person changes a definition. `released`: what may be published at all. `rounding`: of open tables.
    """

    version: int
    least_people: int
    least_people_for_share: int
    seconds: float
    steps: tuple[Label, ...]
    released: Released
    note: Label
    legend: Label
    rounding: Rounding
    source: str

    @property
    def in_order(self) -> Reason:
        """The steps in one line."""
        return Reason("; ".join(step.sv for step in self.steps), "; ".join(step.en for step in self.steps))


def read_disclosure(path: Path) -> Disclosure:
    """Read `schemas/disclosure.yaml`. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow(
        "version", "least_people", "least_people_for_share", "seconds", "steps", "released", "note", "legend",
        "rounding", "source",
    )  # fmt: skip
    least = whole.get("least_people").whole_number()
    share = whole.get("least_people_for_share").whole_number()
    if least < FLOOR:
        whole.get("least_people").fault(
            f"gränsen får inte vara lägre än {FLOOR}.", f"the threshold may not be below {FLOOR}."
        )
    if share < least:
        whole.get("least_people_for_share").fault(
            "gränsen för andelar får inte vara lägre än gränsen för antal.",
            "the threshold for shares may not be below the one for counts.",
        )
    return Disclosure(
        version=whole.get("version").whole_number(),
        least_people=least,
        least_people_for_share=share,
        seconds=float(whole.get("seconds").whole_number()),
        steps=tuple(read_label(step) for step in whole.get("steps").entries()),
        released=read_released(whole.get("released")),
        note=read_label(whole.get("note")),
        legend=read_label(whole.get("legend")),
        rounding=_rounding(whole.get("rounding")),
        source=whole.get("source").text(),
    )


def _rounding(entry: Entry) -> Rounding:
    entry.allow("base", "legend")
    base = entry.get("base").whole_number()
    if base not in BASES:
        entry.get("base").fault("basen ska vara 3 eller 5.", "the base should be 3 or 5.")
    return Rounding(base, read_label(entry.get("legend")))


def read_released(entry: Entry, is_whole: bool = True) -> Released:
    """Read which groups are released. Where it need not be whole, nothing is released of what it leaves out."""
    parts = get_args(Part)
    entry.allow(*parts)
    return Released(*(_by_basis(entry, part, is_whole) for part in parts))


def _by_basis(entry: Entry, part: Part, is_whole: bool) -> tuple[tuple[Basis, Kinds], ...]:
    own = entry.get(part) if is_whole else entry.find(part)
    if own is not None:
        own.allow(*get_args(Basis))
    return tuple((basis, _kinds(own, basis, is_whole)) for basis in get_args(Basis))


def _kinds(part: Entry | None, basis: Basis, is_whole: bool) -> Kinds:
    kinds = part.get(basis) if part is not None and is_whole else (part.find(basis) if part is not None else None)
    return tuple(each.one_of(*get_args(GroupKind)) for each in kinds.entries()) if kinds else ()
