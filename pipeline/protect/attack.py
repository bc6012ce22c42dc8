"""What an outsider can prove: the narrowest interval of every hidden cell, given all that is shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from pipeline.protect.solver import FAR, PRIMAL, Clock, Programme
from pipeline.protect.system import NOTHING, Flags, Indexes, Numbers, System

Side = tuple[int, bool]
"""A cell, and whether upwards."""


@dataclass(frozen=True)
class Needs:
    """How far down and up each sensitive cell must be able to be; the others need nothing."""

    low: Numbers
    high: Numbers

    @classmethod
    def of(cls, system: System) -> Needs:
        needs = [(cell.need.low, cell.need.high) if cell.need else (cell.value, cell.value) for cell in system.cells]
        low, high = np.array(needs, dtype=np.float64).reshape(-1, 2).T
        return cls(low.copy(), high.copy())

    def wanted(self, cell: int, upwards: bool) -> float:
        return float(self.high[cell] if upwards else self.low[cell])


@dataclass(frozen=True)
class Intervals:
    """What is possible of every cell; of those attacked, what is possible at all.

    `proofs`: of each side that reaches far enough, a table nobody can rule out, as how far each cell moves.
    """

    system: System
    needs: Needs
    low: Numbers
    high: Numbers
    proofs: dict[Side, Numbers]

    @classmethod
    def shown(cls, system: System, needs: Needs) -> Intervals:
        """Everything as it is: no other table is known to be possible yet."""
        return cls(system, needs, system.values.copy(), system.values.copy(), {})

    def widen(self, moved: Numbers) -> None:
        """One more possible table."""
        table = self.system.values + moved
        np.minimum(self.low, table, out=self.low)
        np.maximum(self.high, table, out=self.high)
        for cell in self.system.sensitive[moved[self.system.sensitive] != 0]:
            for upwards in (True, False):
                far = moved[cell] if upwards else -moved[cell]
                if far > 0 and (cell, upwards) not in self.proofs and self.holds(int(cell), upwards):
                    self.proofs[int(cell), upwards] = moved

    def holds(self, cell: int, upwards: bool) -> bool:
        """Whether one side of a cell's interval is as far out as it must be."""
        if upwards:
            return bool(self.high[cell] >= self.needs.high[cell] - NOTHING)
        return bool(self.low[cell] <= self.needs.low[cell] + NOTHING)

    def urgency(self, side: Side) -> tuple[bool, float, int]:
        """Up, then down; the largest need first, which often settles smaller ones; ties in the order of keys."""
        cell, upwards = side
        return not upwards, -abs(self.needs.wanted(cell, upwards) - self.system.values[cell]), cell

    def narrow(self) -> list[Side]:
        """Sides of sensitive cells that are too close to the truth."""
        return [(int(c), up) for up in (True, False) for c in self.system.sensitive if not self.holds(int(c), up)]


def attack(found: Intervals, hidden: Flags, clock: Clock) -> None:
    """Widen to what is possible, until every sensitive cell is wide enough or as wide as it can be."""
    sides = sorted(found.narrow(), key=found.urgency)
    for part in parts(found.system, hidden):
        own = set(part.tolist())
        wanted = [side for side in sides if side[0] in own]
        if wanted:
            programme = _programme(found.system, part, clock)
            for cell, upwards in wanted:
                if not found.holds(cell, upwards):
                    found.widen(_extreme(found.system, part, programme, cell, upwards))


def extremes(system: System, hidden: Flags, targets: Indexes, clock: Clock) -> tuple[Numbers, Numbers]:
    """The lowest and highest possible value of each target, in their order."""
    low, high = system.values.copy(), system.values.copy()
    for part in parts(system, hidden):
        wanted = np.intersect1d(part, targets)
        if len(wanted):
            programme = _programme(system, part, clock)
            for upwards, side in ((True, high), (False, low)):
                for cell in wanted:
                    side[cell] += _extreme(system, part, programme, int(cell), upwards)[cell]
    return low[targets], high[targets]


def parts(system: System, hidden: Flags) -> list[Indexes]:
    """Hidden cells that hang together: a shown cell is a constant and ties nothing."""
    unknown = np.flatnonzero(hidden)
    tied = system.by_cell[:, unknown]
    count, label = connected_components(tied.T @ tied, directed=False)
    order = np.argsort(label, kind="stable")
    return [unknown[each] for each in np.split(order, np.cumsum(np.bincount(label, minlength=count))[:-1])]


def _programme(system: System, part: Indexes, clock: Clock) -> Programme:
    columns = system.by_cell[:, part].tocsr()
    rows = np.flatnonzero(np.diff(columns.indptr))
    low, high = system.limits
    known = system.matrix[rows] @ system.values - columns[rows] @ system.values[part]
    return Programme(
        columns[rows].tocsc(), np.zeros(len(part)), (system.least[part], np.full(len(part), FAR)),
        (low[rows] - known, high[rows] - known), PRIMAL, clock,
    )  # fmt: skip


def _extreme(system: System, part: Indexes, programme: Programme, cell: int, upwards: bool) -> Numbers:
    """How every cell moves when one is as high, or as low, as it can be."""
    place = int(np.searchsorted(part, cell))
    programme.cost(place, -1.0 if upwards else 1.0)
    table = programme.solve()
    programme.cost(place, 0.0)
    if table is None:
        raise ArithmeticError(system.cells[cell].key)
    moved = np.zeros(len(system.cells))
    moved[part] = table - system.values[part]
    moved[abs(moved) < NOTHING] = 0
    return moved
