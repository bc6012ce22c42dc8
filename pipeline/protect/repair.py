"""The cheapest other table that agrees with what is shown and puts a sensitive cell where it must be able to be."""

from __future__ import annotations

import numpy as np
from scipy.sparse import hstack

from pipeline.protect.solver import DUAL, FAR, Clock, Programme
from pipeline.protect.system import NOTHING, Flags, Indexes, Numbers, System


class Repair:
    """One programme for a system: columns are how far each cell moves up, then how far each moves down."""

    def __init__(self, system: System, fixed: Flags, clock: Clock) -> None:
        self.system, self.size = system, len(system.cells)
        self.up = np.where(fixed, 0.0, FAR)
        self.down = np.where(fixed, 0.0, system.values - system.least)
        low, high = system.limits
        now = system.matrix @ system.values
        columns = np.concatenate([self.up, self.down])
        self.programme = Programme(
            hstack([system.by_cell, -system.by_cell], format="csc"),
            np.concatenate([system.costs, system.costs]),
            (np.zeros(2 * self.size), columns),
            (low - now, high - now),
            DUAL,
            clock,
        )
        self.free = np.zeros(self.size, dtype=np.bool_)

    def make_free(self, hidden: Flags) -> None:
        """Cells already hidden cost nothing more."""
        for cell in np.flatnonzero(hidden & ~self.free):
            self.programme.cost(int(cell), 0.0)
            self.programme.cost(int(cell) + self.size, 0.0)
        self.free |= hidden

    def hold(self, cells: Indexes) -> None:
        """Cells that may not move from now on."""
        self._set(cells, 0.0, 0.0)

    def release(self, cells: Indexes) -> None:
        self._set(cells, self.up[cells], self.down[cells])

    def reach(self, cell: int, wanted: float) -> Numbers | None:
        """How every cell moves so that this one is at `wanted` (or beyond); None where nothing does it."""
        move = wanted - self.system.values[cell]
        down = self.down[cell] if move < 0 else 0.0
        if -move > self.down[cell] + NOTHING or (move > 0 and self.up[cell] == 0):
            return None
        self._set(np.array([cell]), max(move, 0.0), down, least=(max(move, 0.0), max(-move, 0.0)))
        found = self.programme.solve_afresh()
        self._set(np.array([cell]), self.up[cell], self.down[cell])
        if found is None:
            return None
        moved = found[: self.size] - found[self.size :]
        moved[abs(moved) < NOTHING] = 0
        return np.asarray(moved)

    def _set(
        self, cells: Indexes, up: Numbers | float, down: Numbers | float, least: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        both = np.concatenate([cells, cells + self.size])
        high = np.concatenate([np.broadcast_to(up, len(cells)), np.broadcast_to(down, len(cells))]).astype(np.float64)
        low = np.repeat(np.array(least), len(cells))
        self.programme.bounds(both, low, high)
