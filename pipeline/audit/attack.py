"""The attack: the least and the most that any sum of inner counts can be, given everything published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import inf

import numpy as np
from scipy.sparse import csr_matrix

from pipeline.audit.follow import Column
from pipeline.audit.part import Contradiction, Undecided
from pipeline.audit.parts import Parts
from pipeline.audit.puzzle import NEARLY_NOTHING, Inner, Interval, Puzzle
from pipeline.audit.reduce import reduce


class Attacker:
    """Holds one system and answers questions about it. Equal questions are asked of the solver once."""

    def __init__(self, puzzle: Puzzle) -> None:
        self._reduced = reduce(puzzle)
        if not self._reduced.is_consistent:
            raise Contradiction
        hidden = (inner for cell in puzzle.cells if cell.is_hidden for inner in cell.inner)
        self._parts = Parts(self._reduced, (self._reduced.column_of.get(inner, -1) for inner in hidden))
        self._answers: dict[tuple[int, frozenset[Column], bool, bool], float] = {}

    @property
    def parts(self) -> int:
        """How many independent systems there are."""
        return len(self._reduced.parts)

    @property
    def columns(self) -> int:
        return len(self._reduced.part_of) + len(self._reduced.known)

    def interval(self, inner: Iterable[Inner], in_whole_numbers: bool = False) -> Interval:
        """The tightest interval of a sum. Raises Contradiction where nothing fits what is published."""
        low = self._end(inner, False, in_whole_numbers)
        return Interval(low, self._end(inner, True, in_whole_numbers))

    def least(self, inner: Iterable[Inner]) -> float:
        return self._end(inner, False, False)

    def most(self, inner: Iterable[Inner]) -> float:
        return self._end(inner, True, False)

    def shows(self, inner: frozenset[Inner], wanted: float, is_most: bool) -> bool:
        """Whether a table that is quickly found has as much, or as little, in a sum; `table` is then such a one.

        In a large system only what hidden numbers lie in is moved: no says nothing.
        """
        parts, known = self._by_part(inner), self._known_in(inner)
        for part, columns in parts.items():
            core = self._parts.core(part)
            if len(parts) > 1 or core is None or not core.holds(columns):
                return False
            try:
                found = known + core.part.end(columns, is_most, False)
            except (Contradiction, Undecided):
                return False
            if not np.isfinite(found):
                return False
            self._parts.whole(part).values = core.whole(core.part.values)
            return found >= wanted - NEARLY_NOTHING if is_most else found <= wanted + NEARLY_NOTHING
        return False

    def is_surely_empty(self, column: Column) -> bool:
        """Whether it is known by now that nobody is in a column."""
        if column in self._reduced.known:
            return self._reduced.known[column] < 1 - NEARLY_NOTHING
        return self._parts.is_found_empty(column)

    def most_with(self, inner: frozenset[Inner], own: Column) -> float:
        """The most it can be for somebody who knows that a column holds one person: himself. -inf: it cannot."""
        if own in self._reduced.known:
            return self.most(inner) if self._reduced.known[own] >= 1 - NEARLY_NOTHING else -inf
        at, total = self._reduced.part_of[own], self._known_in(inner)
        parts = self._by_part(inner)
        try:
            # One's own record changes a limit, not only the question: that is asked of a solver of its own.
            for part in {at, *parts}:
                solver = self._parts.fresh(part, own) if part == at else self._parts.whole(part)
                total += solver.end(parts.get(part, frozenset()), True, False)
        except Contradiction:
            return -inf
        return total

    def tables_beside(self, inner: frozenset[Inner], least: float, columns: Iterable[Column]) -> Iterator[np.ndarray]:
        """Tables where the sum is at least so much and as many of the columns as can be hold somebody.

        A column that is empty in all of them may be able to as well: that is asked by `most_with`.
        """
        wanted = self._lying_in(columns)
        parts, known = self._by_part(inner), self._known_in(inner)
        for part, own in wanted.items():
            elsewhere = known + sum(
                self._answer(each, held, True, False) for each, held in parts.items() if each != part
            )
            for values in self._parts.tables(part, parts.get(part, frozenset()), least - elsewhere, own):
                table = self.table
                table[self._parts.whole(part).columns] = values
                yield table

    def tables_with(self, columns: Iterable[Column]) -> Iterator[np.ndarray]:
        """A few tables where as many of the columns as can be hold somebody, of systems too large to ask often."""
        wanted = self._lying_in(columns)
        for part, own in wanted.items():
            if self._parts.core(part) is not None:
                for values in self._parts.tables(part, frozenset(), -inf, own):
                    table = self.table
                    table[self._parts.whole(part).columns] = values
                    yield table

    @property
    def table(self) -> np.ndarray:
        """The last alternative table that the solver found: it fits everything published."""
        table = self._told.copy()
        for number in range(self.parts):
            part = self._parts.whole(number)
            table[part.columns] = part.values
        return table

    def matrix(self, sums: Iterable[Iterable[Inner]]) -> csr_matrix:
        """One row per sum, one column per column."""
        rows = [sorted(self.columns_of(inner)) for inner in sums]
        starts = np.cumsum([0, *(len(row) for row in rows)])
        places = np.array([column for row in rows for column in row], dtype=np.int64)
        return csr_matrix((np.ones(len(places)), places, starts), shape=(len(rows), self._width))

    @cached_property
    def _told(self) -> np.ndarray:
        """A table with the columns that only one number fits."""
        table = np.zeros(self._width)
        table[list(self._reduced.known)] = list(self._reduced.known.values())
        return table

    @cached_property
    def _width(self) -> int:
        return max((*self._reduced.part_of, *self._reduced.known), default=-1) + 1

    def size_of(self, inner: Iterable[Inner]) -> int:
        """How many columns the systems have that a sum lies in."""
        return sum(self._parts.sizes[part] for part in self._by_part(inner))

    def columns_of(self, inner: Iterable[Inner]) -> dict[Column, Inner]:
        """One inner count for each merged column, that is: for each that an outsider can tell from the others."""
        found: dict[Column, Inner] = {}
        for each in inner:
            if each in self._reduced.column_of:
                found.setdefault(self._reduced.column_of[each], each)
        return found

    def _by_part(self, inner: Iterable[Inner]) -> dict[int, frozenset[Column]]:
        found: dict[int, set[Column]] = defaultdict(set)
        for each in inner:
            column = self._reduced.column_of.get(each)
            if column in self._reduced.part_of:
                found[self._reduced.part_of[column]].add(column)
        return {part: frozenset(columns) for part, columns in found.items()}

    def _lying_in(self, columns: Iterable[Column]) -> dict[int, list[Column]]:
        """By part, the columns that more than one number fits."""
        found: dict[int, list[Column]] = defaultdict(list)
        for column in columns:
            if column in self._reduced.part_of:
                found[self._reduced.part_of[column]].append(column)
        return found

    def _known_in(self, inner: Iterable[Inner]) -> float:
        """The part of a sum that only one number fits."""
        columns = {self._reduced.column_of.get(each, -1) for each in inner}
        return sum(self._reduced.known.get(column, 0.0) for column in columns)

    def _end(self, inner: Iterable[Inner], is_most: bool, whole: bool) -> float:
        held = tuple(inner)
        parts = self._by_part(held).items()
        return self._known_in(held) + sum(self._answer(part, columns, is_most, whole) for part, columns in parts)

    def _answer(self, part: int, columns: frozenset[Column], is_most: bool, whole: bool) -> float:
        question = (part, columns, is_most, whole)
        if question not in self._answers:
            self._answers[question] = self._parts.whole(part).end(columns, is_most, whole)
        return self._answers[question]
