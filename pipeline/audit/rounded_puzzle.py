"""Open tables, and every exact figure that has been given out, as one puzzle over inner counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from pipeline.audit.figures_file import Group, PublishedRow
from pipeline.audit.meaning import meanings
from pipeline.audit.numbering import PARTS
from pipeline.audit.puzzle import Cell, Inner, Puzzle, shown
from pipeline.audit.rounded_table import INNERMOST, RoundedTable
from pipeline.audit.rounded_truth import FewPeople
from pipeline.audit.together import Together
from pipeline.vocabulary.periods import Quarter

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
        return Puzzle((*exact.cells, *self._sizes(), *self._rounded(believed)), exact.ties)

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
                row = replace(table.row(group), quarters=rest)
                for name, counts in (("denominator", _KNOWN), ("members", INNERMOST)):
                    inner = frozenset().union(*(self._together.set_of(row, count) for count in counts))
                    label = f"{row.id} {Quarter.at(rest[0])}–{Quarter.at(rest[-1])} {name}"
                    yield Target(label, inner, self.least, "group")

    @cached_property
    def _spans(self) -> Mapping[tuple[str, ...], set[tuple[int, ...]]]:
        """The periods that are told of some kind of group."""
        found: dict[tuple[str, ...], set[tuple[int, ...]]] = defaultdict(set)
        for row in self._together.rows:
            found[tuple(name for name, _ in row.group)].add(row.quarters)
        return found

    @cached_property
    def _subjects(self) -> frozenset[str]:
        found = meanings(table.metric for table in self.tables)
        return frozenset(meaning.subject for meaning in found.values())

    @cached_property
    def _together(self) -> Together:
        """Figures on the same subjects. Of others only the sizes of groups bear on these."""
        told = meanings({row.metric for row in self.given_out})
        own = [row for row in self.given_out if told[row.metric].subject in self._subjects]
        return Together((*own, *(table.row(group) for table in self.tables for group, _ in table.printed)))

    def _sizes(self) -> Iterator[Cell]:
        """How many a group holds, where a figure on another subject tells it."""
        told = meanings({row.metric for row in self.given_out})
        for row in self.given_out:
            meaning, known, missing = told[row.metric], row.count("denominator"), row.count("missing")
            is_whole = meaning.known | meaning.missing == meaning.every
            if meaning.subject in self._subjects or not is_whole or known is None or missing is None:
                continue
            parts = PARTS if row.basis == "finished" else PARTS[:1]
            for subject, answers in self._together.subjects.items():
                yield shown(f"{row.id} everyone", self._together.people(subject, row, parts, answers), known + missing)

    def _rounded(self, tables: Iterable[RoundedTable]) -> Iterator[Cell]:
        for table in tables:
            for group, count in table.counts:
                row = table.row(group)
                limits = table.limits(group, count, self.few[table.name].most)
                yield Cell(f"{row.id} {count}", self._together.set_of(row, count), *limits)

    def _set(self, table: RoundedTable, groups: Iterable[Group], counts: Iterable[str]) -> frozenset[Inner]:
        sets = (self._together.set_of(table.row(group), count) for group in groups for count in counts)
        return frozenset().union(*sets)
