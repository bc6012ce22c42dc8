"""Reads an open table's table.csv as an outsider would, and what its own rule says of each of its counts."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cached_property

from pipeline.audit.figures_file import DIMENSIONS, Group, PublishedRow
from pipeline.vocabulary.periods import Quarter

INNERMOST = ("numerator", "no", "missing")
SUMS = ("numerator", "denominator", "missing")


@dataclass(frozen=True)
class RoundedTable:
    """`printed`: by group, its three numbers. `innermost`: the groups that no other in the table is a part of."""

    name: str
    metric: str
    version: str
    basis: str
    quarters: tuple[int, ...]
    base: int
    printed: tuple[tuple[Group, tuple[int, int, int]], ...]

    @cached_property
    def innermost(self) -> tuple[Group, ...]:
        deepest = max(len(group) for group, _ in self.printed)
        return tuple(group for group, _ in self.printed if len(group) == deepest)

    def inside(self, group: Group) -> tuple[Group, ...]:
        """The innermost groups that a group adds up."""
        return tuple(each for each in self.innermost if set(group) <= set(each))

    def row(self, group: Group) -> PublishedRow:
        """Where a group stands among all that is published. It shows no number that may be believed as it is."""
        return PublishedRow(
            id=" ".join([self.metric, *(f"{name}={code}" for name, code in group)]),
            metric=self.metric,
            version=self.version,
            period_kind="",
            period="",
            basis=self.basis,
            group=group,
            status="rounded",
            counts=(("numerator", None), ("denominator", None), ("missing", None), ("excluded", None)),
            value="",
            quarters=self.quarters,
        )

    @cached_property
    def counts(self) -> dict[tuple[Group, str], int]:
        """The innermost counts as printed."""
        found: dict[tuple[Group, str], int] = {}
        for group in self.innermost:
            yes, known, missing = dict(self.printed)[group]
            found |= {(group, name): count for name, count in zip(INNERMOST, (yes, known - yes, missing), strict=True)}
        return found

    def may_be_changed(self, group: Group, count: str) -> bool:
        """The rule: what was changed is 0 or the base now. Everything else is as it was."""
        return self.counts[group, count] in (0, self.base)

    def limits(self, group: Group, count: str, most: int) -> tuple[float, float]:
        """What an innermost count can have been. `most`: how many are counted where few people are, at the most."""
        printed = self.counts[group, count]
        if not self.may_be_changed(group, count):
            return printed, printed
        return (1, max(self.base, most)) if printed else (0, most)

    def unlike_sums(self) -> tuple[str, ...]:
        """The printed sums that are no sums of what is printed inside them."""
        found = []
        for group, printed in self.printed:
            inside = [dict(self.printed)[each] for each in self.inside(group)]
            sums = [sum(each[at] for each in inside) for at in range(len(SUMS))]
            found += [f"{self.row(group).id} {SUMS[at]}" for at in range(len(SUMS)) if printed[at] != sums[at]]
        return tuple(found)


def read_rounded_table(text: str, name: str) -> RoundedTable:
    """The table in a table.csv. Raises ValueError where it is not one."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    if not rows or not {"rounded_to", "first_quarter", *SUMS} <= rows[0].keys():
        raise ValueError(name)
    about, *_ = rows
    return RoundedTable(
        name=name,
        metric=about["metric"],
        version=about["definition_version"],
        basis=about["basis"],
        quarters=tuple(range(_quarter(about["first_quarter"]), _quarter(about["last_quarter"]) + 1)),
        base=int(about["rounded_to"]),
        printed=tuple((_group(row), _counts(row)) for row in rows),
    )


def _quarter(text: str) -> int:
    year, _, number = text.partition("-Q")
    return Quarter(int(year), int(number)).index


def _group(row: dict[str, str]) -> Group:
    return tuple((name, row[name]) for name in DIMENSIONS if row[name])


def _counts(row: dict[str, str]) -> tuple[int, int, int]:
    return int(row["numerator"]), int(row["denominator"]), int(row["missing"])
