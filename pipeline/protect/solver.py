"""HiGHS, the same answer every time: one thread, no presolve, a clock that can only end in failure."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csc_matrix

from pipeline.protect.system import Indexes, Numbers

DUAL, PRIMAL = 1, 4
"""Simplex strategies. Primal where only the objective changes between runs, dual where bounds change."""
SOLVERS_CHOICE, DEVEX = -1, 1
"""How the dual simplex weighs edges. Devex is cheaper to begin and takes more steps: it gains in large systems only."""
LARGE = 3_000
"""So many rows are a large system: on two cores 80 förbund gain a quarter by Devex, and 1 944 rows lose a third."""
FAR = 1e7
"""Larger than any count; a cell that reaches it is not bounded at all."""


class OutOfTime(Exception):
    """The budget is spent. Nothing may be concluded from what was done so far."""


@dataclass(frozen=True)
class Clock:
    """When the budget ends."""

    end: float

    @classmethod
    def start(cls, seconds: float) -> Clock:
        return cls(time.monotonic() + seconds)

    @property
    def left(self) -> float:
        """Seconds left. Raises OutOfTime."""
        rest = self.end - time.monotonic()
        if rest <= 0:
            raise OutOfTime
        return rest


class Programme:
    """A linear programme that is changed a little and solved again from where it stood."""

    def __init__(
        self, matrix: csc_matrix, cost: Numbers, columns: tuple[Numbers, Numbers], rows: tuple[Numbers, Numbers],
        strategy: int, clock: Clock,
    ) -> None:  # fmt: skip
        self.clock = clock
        self.solver = _silent()
        weighing = DEVEX if matrix.shape[0] > LARGE else SOLVERS_CHOICE
        for name, value in (
            ("output_flag", False), ("solver", "simplex"), ("presolve", "off"), ("simplex_strategy", strategy),
            ("simplex_dual_edge_weight_strategy", weighing), ("threads", 1), ("parallel", "off"), ("random_seed", 0),
        ):  # fmt: skip
            self.solver.setOptionValue(name, value)
        model = highspy.HighsLp()
        model.num_row_, model.num_col_ = matrix.shape
        model.col_cost_, (model.col_lower_, model.col_upper_) = cost, columns
        model.row_lower_, model.row_upper_ = rows
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_, model.a_matrix_.index_ = matrix.indptr, matrix.indices
        model.a_matrix_.value_ = matrix.data
        self.solver.passModel(model)

    def cost(self, column: int, cost: float) -> None:
        self.solver.changeColCost(column, cost)

    def bounds(self, columns: Numbers | Indexes, low: Numbers, high: Numbers) -> None:
        self.solver.changeColsBounds(len(columns), columns.astype(np.int32), low, high)

    def solve_afresh(self) -> Numbers | None:
        """From no movement at all, which lies nearer than the last answer where another cell is asked for."""
        self.solver.setBasis()
        return self.solve()

    def solve(self) -> Numbers | None:
        """The best values of all columns; None where there are none. Raises OutOfTime."""
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + self.clock.left)
        self.solver.run()
        match self.solver.getModelStatus():
            case highspy.HighsModelStatus.kOptimal:
                return np.array(self.solver.getSolution().col_value)
            case highspy.HighsModelStatus.kInfeasible | highspy.HighsModelStatus.kUnboundedOrInfeasible:
                return None
            case highspy.HighsModelStatus.kTimeLimit:
                raise OutOfTime
            case other:
                raise ArithmeticError(str(other))


def _silent() -> highspy.Highs:
    """A solver without its banner, which it writes past Python, to the process's own output, when it is made."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        solver: highspy.Highs = highspy.Highs()  # type: ignore[no-untyped-call]

    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
    return solver
