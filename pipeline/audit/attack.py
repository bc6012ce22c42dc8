"""The attack: the least and the most that any sum of inner counts can be, given everything published."""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import inf

import highspy
import numpy as np
from scipy.sparse import csr_matrix

from pipeline.audit.puzzle import NEARLY_NOTHING, Inner, Interval, Puzzle
from pipeline.audit.reduce import Column, Row, reduce


class Contradiction(Exception):
    """What was published cannot all be true: no table fits it."""


class Undecided(Exception):
    """The solver gave no answer. It is never taken for a pass."""


class Attacker:
    """Holds one system and answers questions about it. Equal questions are asked of the solver once."""

    def __init__(self, puzzle: Puzzle) -> None:
        self._reduced = reduce(puzzle)
        if not self._reduced.is_consistent:
            raise Contradiction
        self._sizes = Counter(self._reduced.part_of.values())
        self._parts: dict[int, _Part] = {}
        self._beside: dict[int, _Beside] = {}
        self._answers: dict[tuple[int, frozenset[Column], bool, bool], float] = {}

    @property
    def parts(self) -> int:
        """How many independent systems there are."""
        return len(self._reduced.parts)

    @property
    def columns(self) -> int:
        return len(self._reduced.part_of)

    def interval(self, inner: Iterable[Inner], in_whole_numbers: bool = False) -> Interval:
        """The tightest interval of a sum. Raises Contradiction where nothing fits what is published."""
        low = self._end(inner, False, in_whole_numbers)
        return Interval(low, self._end(inner, True, in_whole_numbers))

    def least(self, inner: Iterable[Inner]) -> float:
        return self._end(inner, False, False)

    def most(self, inner: Iterable[Inner]) -> float:
        return self._end(inner, True, False)

    def most_with(self, inner: frozenset[Inner], own: Column) -> float:
        """The most it can be for somebody who knows that a column holds one person: himself. -inf: it cannot."""
        at, total = self._reduced.part_of[own], 0.0
        parts = self._by_part(inner)
        try:
            # One's own record changes a limit, not only the question: that is asked of a solver of its own.
            for part in {at, *parts}:
                solver = self._fresh(part, own) if part == at else self._part(part)
                total += solver.end(parts.get(part, frozenset()), True, False)
        except Contradiction:
            return -inf
        return total

    def tables_beside(self, inner: frozenset[Inner], least: float, columns: Iterable[Column]) -> Iterator[np.ndarray]:
        """Tables where the sum is at least so much and as many of the columns as can be hold somebody.

        A column that is empty in all of them may be able to as well: that is asked by `most_with`.
        """
        wanted: dict[int, list[Column]] = defaultdict(list)
        for column in columns:
            wanted[self._reduced.part_of[column]].append(column)
        parts = self._by_part(inner)
        for part, own in wanted.items():
            elsewhere = sum(self._answer(each, held, True, False) for each, held in parts.items() if each != part)
            if part not in self._beside:
                self._beside[part] = _Beside(self._fresh(part))
            for values in self._beside[part].tables(parts.get(part, frozenset()), least - elsewhere, own):
                table = self.table
                table[self._part(part).columns] = values
                yield table

    @property
    def table(self) -> np.ndarray:
        """The last alternative table that the solver found: it fits everything published."""
        table = np.zeros(len(self._reduced.column_of) and max(self._reduced.part_of, default=-1) + 1)
        for number in range(self.parts):
            part = self._part(number)
            table[part.columns] = part.values
        return table

    def matrix(self, sums: Iterable[Iterable[Inner]]) -> csr_matrix:
        """One row per sum, one column per column."""
        rows = [sorted(self.columns_of(inner)) for inner in sums]
        starts = np.cumsum([0, *(len(row) for row in rows)])
        places = np.array([column for row in rows for column in row], dtype=np.int64)
        width = max(self._reduced.part_of, default=-1) + 1
        return csr_matrix((np.ones(len(places)), places, starts), shape=(len(rows), width))

    def size_of(self, inner: Iterable[Inner]) -> int:
        """How many columns the systems have that a sum lies in."""
        return sum(self._sizes[part] for part in self._by_part(inner))

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
            if column is not None:
                found[self._reduced.part_of[column]].add(column)
        return {part: frozenset(columns) for part, columns in found.items()}

    def _end(self, inner: Iterable[Inner], is_most: bool, whole: bool) -> float:
        return sum(self._answer(part, columns, is_most, whole) for part, columns in self._by_part(inner).items())

    def _answer(self, part: int, columns: frozenset[Column], is_most: bool, whole: bool) -> float:
        question = (part, columns, is_most, whole)
        if question not in self._answers:
            self._answers[question] = self._part(part).end(columns, is_most, whole)
        return self._answers[question]

    def _part(self, number: int) -> _Part:
        if number not in self._parts:
            self._parts[number] = self._fresh(number)
        return self._parts[number]

    def _fresh(self, number: int, own: Column | None = None) -> _Part:
        columns = [column for column, part in self._reduced.part_of.items() if part == number]
        return _Part(columns, self._reduced.parts[number], own)


_ANSWERS = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class _Part:
    """One independent system, kept in the solver between questions so that each starts where the last ended."""

    def __init__(self, columns: list[Column], rows: tuple[Row, ...], own: Column | None) -> None:
        self.place = {column: at for at, column in enumerate(sorted(columns))}
        self._is_whole = False
        self.columns = np.array(sorted(columns), dtype=np.int64)
        self.solver = _loaded(self.place, rows, own)
        self.values = np.zeros(len(columns))
        # Any table that fits, so that the parts nobody asks about have one too.
        self.end(frozenset(), True, False)

    def end(self, columns: frozenset[Column], is_most: bool, whole: bool) -> float:
        solver, size = self.solver, len(self.place)
        costs = np.zeros(size)
        costs[[self.place[column] for column in columns]] = 1.0
        solver.changeColsCost(size, np.arange(size, dtype=np.int32), costs)
        sense = highspy.ObjSense.kMaximize if is_most else highspy.ObjSense.kMinimize
        solver.changeObjectiveSense(sense)
        self._in_people(whole)
        solver.run()
        if solver.getModelStatus() not in _ANSWERS:
            # The primal simplex can lose its way from a start that no longer fits: the dual begins anew.
            solver.clearSolver()
            solver.setOptionValue("simplex_strategy", 1)
            solver.run()
            solver.setOptionValue("simplex_strategy", 4)
        return self._read(is_most)

    def _in_people(self, whole: bool) -> None:
        if whole != self._is_whole:
            size = len(self.place)
            kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
            self.solver.changeColsIntegrality(size, np.arange(size, dtype=np.int32), np.array([kind] * size))
            self._is_whole = whole

    def _read(self, is_most: bool) -> float:
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            self.values = np.asarray(self.solver.getSolution().col_value)
            return float(self.solver.getInfo().objective_function_value)
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Contradiction
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return inf if is_most else -inf
        raise Undecided(str(status))


class _Beside:
    """A part where every column has a helper of at most one and at most the column: so many at once can be wanted."""

    def __init__(self, part: _Part) -> None:
        self.place, self.solver, self.size = part.place, part.solver, len(part.place)
        self.solver.changeColsCost(self.size, np.arange(self.size, dtype=np.int32), np.zeros(self.size))
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for at in range(self.size):
            self.solver.addVar(0.0, 1.0)
            self.solver.addRow(0.0, inf, 2, np.array([at, self.size + at], dtype=np.int32), np.array([1.0, -1.0]))

    def tables(self, inner: frozenset[Column], least: float, columns: Iterable[Column]) -> Iterator[np.ndarray]:
        """Until a table puts somebody in no further column."""
        left = {self.place[column] for column in columns}
        places = np.array(sorted(self.place[column] for column in inner), dtype=np.int32)
        self.solver.addRow(least, inf, len(places), places, np.ones(len(places)))
        while left and (values := self._with_most(left)) is not None:
            new = {at for at in left if values[at] >= 1 - NEARLY_NOTHING}
            if not new:
                break
            left -= new
            yield values
        self.solver.deleteRows(1, np.array([self.solver.getNumRow() - 1], dtype=np.int32))

    def _with_most(self, left: set[int]) -> np.ndarray | None:
        costs = np.array([float(at in left) for at in range(self.size)])
        self.solver.changeColsCost(self.size, np.arange(self.size, 2 * self.size, dtype=np.int32), costs)
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.asarray(self.solver.getSolution().col_value)[: self.size]


@contextmanager
def _silent() -> Iterator[None]:
    """The solver greets on standard output as it is made, before any option can tell it not to."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _loaded(place: dict[Column, int], rows: tuple[Row, ...], own: Column | None) -> highspy.Highs:
    with _silent():
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
    # One thread and the primal simplex: only the objective changes between questions.
    options: tuple[tuple[str, bool | int | str], ...] = (
        ("output_flag", False), ("threads", 1), ("presolve", "off"), ("simplex_strategy", 4),
    )  # fmt: skip
    for option, value in options:
        solver.setOptionValue(option, value)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(place), len(rows)
    model.col_cost_ = np.zeros(len(place))
    model.col_lower_, model.col_upper_ = np.zeros(len(place)), np.full(len(place), inf)
    if own is not None:
        model.col_lower_ = np.array([float(column == own) for column in place])
    model.row_lower_ = np.array([row.low for row in rows])
    model.row_upper_ = np.array([row.high for row in rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(row.terms) for row in rows)])
    model.a_matrix_.index_ = np.array([place[column] for row in rows for column, _ in row.terms], dtype=np.int32)
    model.a_matrix_.value_ = np.array([factor for row in rows for _, factor in row.terms])
    solver.passModel(model)
    return solver
