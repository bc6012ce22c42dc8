"""Rows hidden for others' sake that turn out not to be needed: shown again, the dearest first."""

from __future__ import annotations

import numpy as np

from pipeline.protect.attack import Intervals, Side
from pipeline.protect.repair import Repair
from pipeline.protect.solver import Clock
from pipeline.protect.system import Flags, Indexes, Numbers

Proofs = dict[Side, Numbers]


def show_again(found: Intervals, before: Flags, hidden: Flags, clock: Clock) -> Flags:
    """The rows that must stay hidden. Only the proofs that move a row's cells are looked at anew.

    `before`: the rows hidden before the search, which stay so.
    """
    system = found.system
    within = Repair(system, ~system.hidden_cells(hidden), clock)
    within.make_free(np.ones(len(system.cells), dtype=np.bool_))
    loss = system.printed.T @ system.costs
    proofs = dict(found.proofs)
    complements = [int(row) for row in np.flatnonzero(hidden & ~before)]
    for row in sorted(complements, key=lambda row: (-loss[row], row)):
        less = hidden.copy()
        less[row] = False
        known = np.flatnonzero(system.hidden_cells(hidden) & ~system.hidden_cells(less))
        within.hold(known)
        renewed = _renewed(found, proofs, known, within)
        if renewed is None:
            within.release(known)
        else:
            proofs, hidden = proofs | renewed, less
    return hidden


def _renewed(found: Intervals, proofs: Proofs, known: Indexes, within: Repair) -> Proofs | None:
    """New proofs for those that moved a cell now known; None where one cannot be."""
    renewed: Proofs = {}
    for (cell, upwards), moved in proofs.items():
        if moved[known].any() and not any(_reaches(found, each, cell, upwards) for each in renewed.values()):
            other = within.reach(cell, found.needs.wanted(cell, upwards))
            if other is None:
                return None
            renewed[cell, upwards] = other
    for (cell, upwards), moved in proofs.items():
        if moved[known].any() and (cell, upwards) not in renewed:
            renewed[cell, upwards] = next(e for e in list(renewed.values()) if _reaches(found, e, cell, upwards))
    return renewed


def _reaches(found: Intervals, moved: Numbers, cell: int, upwards: bool) -> bool:
    far = found.needs.wanted(cell, upwards) - found.system.values[cell]
    return bool(moved[cell] >= far - 1e-7 if upwards else moved[cell] <= far + 1e-7)
