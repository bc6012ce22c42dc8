"""Open tables, and every exact figure that has been given out, as one puzzle over inner counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from pipeline.audit.figures_file import Group, PublishedRow
from pipeline.audit.meaning import APART, Meaning, meanings
from pipeline.audit.numbering import PARTS
from pipeline.audit.puzzle import Cell, Inner, Puzzle, shown
from pipeline.audit.rounded_table import INNERMOST, RoundedTable
from pipeline.audit.rounded_truth import FewPeople
from pipeline.audit.together import Together
from pipeline.vocabulary.periods import Quarter

MOST_INNER = 120_000
"""In larger systems each metric answers for itself, and is tied to the others by the sizes of groups alone."""
_KNOWN = ("numerator", "no")


@dataclass(frozen=True)
class Target:
    """A sum of inner counts that must not be proved to be one of 1 to `least` - 1.

    A `group` is of people, and must not be proved to be any of these; a `count`, an answer in a group, must not be
    proved to be exactly one. `others`: the group whose answers a count is one of: it must not be proved to be none or
    one there either, since all the others would be alike.
    """

    name: str
    inner: frozenset[Inner]
    least: int
    kind: Literal["group", "count"]
    others: frozenset[Inner] | None = None


@dataclass(frozen=True)
class RoundedPuzzle:
    """`few`: by a table's name, what the database knows of the few people in it. `least`: of a group of people."""

    tables: tuple[RoundedTable, ...]
    given_out: tuple[PublishedRow, ...]
    least: int
    few: Mapping[str, FewPeople]

    def puzzle(self, believed: Iterable[RoundedTable]) -> Puzzle:
        """What follows where the printed counts of these tables are known, and those of the others are not."""
        exact = self._together.puzzle
        return Puzzle((*exact.cells, *self._nobody(), *self._sizes(), *self._rounded(believed)), exact.ties)

    def targets(self, table: RoundedTable) -> Iterator[Target]:
        """Every group and count; what is left of each sum when all that is exact is taken away; and who is in one of
        two periods alone."""
        for group, _ in table.printed:
            name = table.row(group).id
            known = self._set(table, (group,), _KNOWN)
            yield Target(f"{name} denominator", known, self.least, "group")
            yield Target(f"{name} members", self._set(table, (group,), INNERMOST), self.least, "group")
            for count in INNERMOST:
                others = known if count in _KNOWN else None
                yield Target(f"{name} {count}", self._set(table, (group,), (count,)), table.base, "count", others)
            yield from self._rests(table, group)
            yield from self._between(table, group)

    def _rests(self, table: RoundedTable, group: Group) -> Iterator[Target]:
        name, inside = table.row(group).id, table.inside(group)
        for count in INNERMOST:
            rest = [each for each in inside if table.may_be_changed(each, count)]
            if 0 < len(rest) < len(inside):
                yield Target(f"{name} rest {count}", self._set(table, rest, (count,)), table.base, "count")
        rest = [each for each in inside if any(table.may_be_changed(each, count) for count in _KNOWN)]
        if 0 < len(rest) < len(inside):
            yield Target(f"{name} rest", self._set(table, rest, _KNOWN), self.least, "group")

    def _between(self, table: RoundedTable, group: Group) -> Iterator[Target]:
        """Those in the longer of two periods and not in the shorter: nobody prints them, but a difference does."""
        own = set(table.quarters)
        for quarters in sorted(self._spans[tuple(name for name, _ in group)]):
            rest = tuple(sorted(own ^ set(quarters)))
            if rest and (own < set(quarters) or own > set(quarters)):
                label = f"{table.row(group).id} {Quarter.at(rest[0])}–{Quarter.at(rest[-1])}"
                later = replace(table, quarters=rest)
                yield Target(f"{label} denominator", self._set(later, (group,), _KNOWN), self.least, "group")
                yield Target(f"{label} members", self._set(later, (group,), INNERMOST), self.least, "group")

    @cached_property
    def _spans(self) -> Mapping[tuple[str, ...], set[tuple[int, ...]]]:
        """The periods that are told of each kind of group."""
        found: dict[tuple[str, ...], set[tuple[int, ...]]] = defaultdict(set)
        for row in self._together.rows:
            found[tuple(name for name, _ in row.group)].add(row.quarters)
        return found

    @cached_property
    def _meanings(self) -> Mapping[str, Meaning]:
        return meanings({*(row.metric for row in self.given_out), *(table.metric for table in self.tables)})

    @cached_property
    def _together(self) -> Together:
        """Figures on the same subjects, if that is not too much, else by the same metrics."""
        subjects = {self._meanings[table.metric].subject for table in self.tables}
        joint = self._laid_out({name for name, meaning in self._meanings.items() if meaning.subject in subjects}, False)
        if sum(each.size for each in joint.numberings.values()) <= MOST_INNER:
            return joint
        return self._laid_out({table.metric for table in self.tables}, True)

    def _laid_out(self, metrics: set[str], is_apart: bool) -> Together:
        own = [row for row in self.given_out if row.metric in metrics]
        rounded = [table.row(group) for table in self.tables for group, _ in table.printed]
        return Together(tuple(_apart(row) if is_apart else row for row in (*own, *rounded)))

    def _row(self, table: RoundedTable, group: Group) -> PublishedRow:
        row = table.row(group)
        return row if row.metric in self._together.meanings else _apart(row)

    def _nobody(self) -> Iterator[Cell]:
        """A metric that answers for itself is taken to leave somebody out; these ask of everybody."""
        for row in self._together.rows:
            real, own = self._meanings.get(row.metric.removesuffix(APART)), self._together.meanings[row.metric]
            outside = own.every - own.known - own.missing
            if real and _asks_everybody(real) and outside:
                yield shown(f"{row.id} outside", self._together.people(own.subject, row, PARTS, outside), 0)

    def _sizes(self) -> Iterator[Cell]:
        """How many a group holds, where a figure by any metric tells it of a group and a period that matter here."""
        for row in self.given_out:
            known, missing = row.count("denominator"), row.count("missing")
            matters = row.quarters in self._spans.get(tuple(name for name, _ in row.group), ())
            if not matters or known is None or missing is None or not _asks_everybody(self._meanings[row.metric]):
                continue
            parts = PARTS if row.basis == "finished" else PARTS[:1]
            for subject, answers in self._together.subjects.items():
                inner = self._together.people(subject, row, parts, answers)
                yield shown(f"{row.id} everyone", inner, known + missing)

    def _rounded(self, tables: Iterable[RoundedTable]) -> Iterator[Cell]:
        for table in tables:
            for group, count in table.counts:
                row = self._row(table, group)
                limits = table.limits(group, count, self.few[table.name].most)
                yield Cell(f"{row.id} {count}", self._together.set_of(row, count), *limits)

    def _set(self, table: RoundedTable, groups: Iterable[Group], counts: Iterable[str]) -> frozenset[Inner]:
        rows = [self._row(table, group) for group in groups]
        return frozenset().union(*(self._together.set_of(row, count) for row in rows for count in counts))


def _apart(row: PublishedRow) -> PublishedRow:
    """Under a name that no definition knows: then its answers are yes, no and missing, and it is no part of others."""
    return replace(row, metric=row.metric + APART)


def _asks_everybody(meaning: Meaning) -> bool:
    return meaning.known | meaning.missing == meaning.every
