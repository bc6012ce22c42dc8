"""One independent system in the solver, kept between questions so that each starts where the last ended."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import inf

import highspy
import numpy as np

from pipeline.audit.follow import Column, Row
from pipeline.audit.puzzle import NEARLY_NOTHING


class Contradiction(Exception):
    """What was published cannot all be true: no table fits it."""


class Undecided(Exception):
    """The solver gave no answer. It is never taken for a pass."""


_DUAL, _PRIMAL = 1, 4
_ANSWERS = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class Part:
    """One independent system, kept in the solver between questions so that each starts where the last ended."""

    def __init__(self, columns: list[Column], rows: tuple[Row, ...], own: Column | None) -> None:
        self.rows = rows
        self.place = {column: at for at, column in enumerate(sorted(columns))}
        self._is_whole = False
        self.columns = np.array(sorted(columns), dtype=np.int64)
        self.solver = _loaded(self.place, rows, own)
        self.values, self._sum, self._seen = np.zeros(len(columns)), np.zeros(len(columns)), 0
        # Any table that fits, so that the parts nobody asks about have one too. The dual simplex finds a first one
        # many times as fast; after it only the objective changes, where the primal is at home.
        self.solver.setOptionValue("simplex_strategy", _DUAL)
        self.end(frozenset(), True, False)
        self.solver.setOptionValue("simplex_strategy", _PRIMAL)

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
            solver.setOptionValue("simplex_strategy", _DUAL)
            solver.run()
            solver.setOptionValue("simplex_strategy", _PRIMAL)
        return self._read(is_most)

    @property
    def middle(self) -> np.ndarray:
        """The mean of all tables found, which fits too."""
        return np.asarray(self._sum / self._seen)

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
            self._seen += 1
            self._sum += self.values
            return float(self.solver.getInfo().objective_function_value)
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Contradiction
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            return inf if is_most else -inf
        raise Undecided(str(status))


class Beside:
    """A part where columns have helpers of at most one and at most the column: so many at once can be wanted.

    `empty`: columns that were found to hold nobody in any table.

    Helpers, and the row that holds a sum at its least, are handed on from question to question: what is added or taken
    away would cost the solver its start.
    """

    def __init__(self, part: Part) -> None:
        self.place, self.solver, self.size = part.place, part.solver, len(part.place)
        self.solver.changeColsCost(self.size, np.arange(self.size, dtype=np.int32), np.zeros(self.size))
        self.solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self.sum_row = self.solver.getNumRow()
        self.solver.addRow(-inf, inf, 0, np.array([], dtype=np.int32), np.array([]))
        self.summed: list[int] = []
        self.empty: set[Column] = set()
        self.helped: list[int] = []

    def tables(self, inner: frozenset[Column], least: float, columns: Iterable[Column]) -> Iterator[np.ndarray]:
        """Until a table puts somebody in no further column."""
        left = sorted(self.place[column] for column in columns)
        self._demand(sorted(self.place[column] for column in inner), least)
        self._help(left)
        while left and (values := self._with_most(left)) is not None:
            still = [at for at in left if values[at] < 1 - NEARLY_NOTHING]
            if len(still) == len(left):
                self._note_empty(left, least)
                break
            left = still
            yield values
        self.solver.changeRowBounds(self.sum_row, -inf, inf)

    def _note_empty(self, left: list[int], least: float) -> None:
        """Where the most that columns hold together is less than a person, and nothing was demanded, none holds one."""
        if least == -inf and self.solver.getInfo().objective_function_value < 1 - NEARLY_NOTHING:
            self.empty |= {column for column, at in self.place.items() if at in set(left)}

    def _demand(self, summed: list[int], least: float) -> None:
        for at in self.summed:
            self.solver.changeCoeff(self.sum_row, at, 0.0)
        for at in summed:
            self.solver.changeCoeff(self.sum_row, at, 1.0)
        self.summed = summed
        self.solver.changeRowBounds(self.sum_row, least, inf)

    def _help(self, wanted: list[int]) -> None:
        """Helper k, and row k after the sum's, stand by the k-th wanted column."""
        for number, at in enumerate(wanted[: len(self.helped)]):
            if self.helped[number] != at:
                row = self.sum_row + 1 + number
                self.solver.changeCoeff(row, self.helped[number], 0.0)
                self.solver.changeCoeff(row, at, 1.0)
                self.helped[number] = at
        if more := wanted[len(self.helped) :]:
            first, count = self.size + len(self.helped), len(more)
            self.solver.addVars(count, np.zeros(count), np.ones(count))
            pairs = np.array([[at, first + number] for number, at in enumerate(more)], dtype=np.int32)
            self.solver.addRows(
                count, np.zeros(count), np.full(count, inf), 2 * count, np.arange(0, 2 * count, 2, dtype=np.int32),
                pairs.ravel(), np.tile([1.0, -1.0], count),
            )  # fmt: skip
            self.helped += more

    def _with_most(self, left: list[int]) -> np.ndarray | None:
        wanted = set(left)
        costs = np.array([float(at in wanted) for at in self.helped])
        places = np.arange(self.size, self.size + len(self.helped), dtype=np.int32)
        self.solver.changeColsCost(len(places), places, costs)
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
        ("output_flag", False), ("threads", 1), ("presolve", "off"), ("simplex_strategy", _PRIMAL),
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
