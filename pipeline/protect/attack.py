"""What an outsider can prove: the narrowest interval of every hidden cell, given all that is shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components

from pipeline.protect.solver import FAR, PRIMAL, Clock, Programme
from pipeline.protect.system import NOTHING, Flags, Indexes, Numbers, System

MANY = 200
"""So many sides are first tried together."""
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
        cells = np.flatnonzero(moved)
        table = self.system.values[cells] + moved[cells]
        self.low[cells] = np.minimum(self.low[cells], table)
        self.high[cells] = np.maximum(self.high[cells], table)
        for cell in cells[self.system.is_sensitive[cells]].tolist():
            side = cell, bool(moved[cell] > 0)
            if side not in self.proofs and self.holds(*side):
                self.proofs[side] = moved

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


def attack(found: Intervals, hidden: Flags, clock: Clock, at_once: bool = False) -> None:
    """Widen to what is possible, until every sensitive cell is wide enough or as wide as it can be.

    `at_once`: where very many are asked about, first try to widen them by the same tables. It is many times as fast,
    and its tables move so much that none of them proves anything once a single row is shown again.
    """
    sides = sorted(found.narrow(), key=found.urgency)
    for part in parts(found.system, hidden):
        own = set(part.tolist())
        wanted = [side for side in sides if side[0] in own]
        if wanted:
            programme = _programme(found.system, part, clock)
            if at_once and len(wanted) > MANY:
                _widen_at_once(found, part, programme, wanted)
            for cell, upwards in wanted:
                if not found.holds(cell, upwards):
                    found.widen(_extreme(found.system, part, programme, cell, upwards))


def _widen_at_once(found: Intervals, part: Indexes, programme: Programme, wanted: list[Side]) -> None:
    """Tables that put as many cells as they can as far up, or down, as they must be able to be, and none further."""
    system = found.system
    for upwards in (True, False):
        sign, tried = (-1.0 if upwards else 1.0), [cell for cell, up in wanted if up == upwards]
        places = np.searchsorted(part, np.array(tried))
        least, needs = system.least[tried], found.needs
        high = needs.high[tried] if upwards else np.full(len(tried), FAR)
        programme.bounds(places, least if upwards else np.maximum(least, needs.low[tried]), high)
        left = len(tried) + 1
        while 0 < (now := sum(not found.holds(cell, upwards) for cell in tried)) < left:
            left = now
            for place, cell in zip(places.tolist(), tried, strict=True):
                programme.cost(place, 0.0 if found.holds(cell, upwards) else sign)
            table = programme.solve()
            if table is not None:
                found.widen(_moved(system, part, table))
        for place in places.tolist():
            programme.cost(place, 0.0)
        programme.bounds(places, least, np.full(len(tried), FAR))


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
    return _moved(system, part, table)


def _moved(system: System, part: Indexes, table: Numbers) -> Numbers:
    moved = np.zeros(len(system.cells))
    change = table - system.values[part]
    change[abs(change) < NOTHING] = 0
    moved[part] = change
    return moved
