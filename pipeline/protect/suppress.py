"""Which rows are hidden: those the rules hide, and the cheapest others that keep every sensitive cell uncertain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.protect.attack import Intervals, Needs, Side, attack, extremes
from pipeline.protect.repair import Repair
from pipeline.protect.show_again import show_again
from pipeline.protect.solver import Clock
from pipeline.protect.system import Flags, System


@dataclass(frozen=True)
class Unprotected:
    """A sensitive cell that cannot be protected, and the cells that fix it, each with the release that showed it."""

    cell: str
    fixed_by: tuple[tuple[str, str], ...]


class Infeasible(Exception):
    """Some cells cannot be protected, whatever is hidden."""

    def __init__(self, cells: tuple[Unprotected, ...]) -> None:
        self.cells = cells
        super().__init__(", ".join(each.cell for each in cells))


@dataclass
class Search:
    """A system under search: what is hidden so far and what an outsider must find possible."""

    system: System
    clock: Clock
    hidden: Flags
    found: Intervals
    repair: Repair

    @classmethod
    def start(cls, system: System, clock: Clock, hidden: Flags) -> Search:
        found = Intervals.shown(system, Needs.of(system))
        return cls(system, clock, hidden, found, Repair(system, system.is_fixed, clock))

    @property
    def hidden_cells(self) -> Flags:
        return self.system.hidden_cells(self.hidden)


MOST_TO_TIDY = 50_000
"""Complements times unknown cells: where there are more, looking at each complement again takes many seconds."""


def suppress(system: System, clock: Clock, tidy: bool = True) -> Flags:
    """The rows to hide. Raises Infeasible or OutOfTime; then nothing may be published.

    Each block is searched by itself first, which is many times as fast, and then attacked and mended whole, together
    with what the blocks have in common; at last all blocks together. What turns out not to be needed is shown again.
    """
    hidden = _by_blocks(system, clock, tidy)
    tidy = tidy and _is_small(system, hidden)
    if len(system.blocks) == 1 and not tidy:
        return hidden
    together = Search.start(system, clock, hidden)
    settle(together, at_once=not tidy)
    return _tidied(together) if tidy else together.hidden


def _by_blocks(system: System, clock: Clock, tidy: bool) -> Flags:
    hidden = system.by_rule
    for name in system.blocks:
        block = system.coarse(name)
        before = block.flags_of(system.names_of(hidden))
        search = Search.start(block, clock, before)
        settle(search)
        if tidy:
            search.hidden = show_again(search.found, before, search.hidden, clock)
        around = system.around(name)
        wider = hidden | system.flags_of(block.names_of(search.hidden))
        whole = Search.start(around, clock, around.flags_of(system.names_of(wider)))
        settle(whole, at_once=True)
        hidden = hidden | system.flags_of(around.names_of(whole.hidden))
    return hidden


def _is_small(system: System, hidden: Flags) -> bool:
    """By what is to be done, never by the clock: time may not change the answer."""
    complements = int((hidden & ~system.by_rule).sum())
    return complements * int(system.hidden_cells(hidden).sum()) <= MOST_TO_TIDY


def _tidied(search: Search) -> Flags:
    """Without the complements that the whole does not need: a block alone asks for others. Then attacked once more."""
    fewer = show_again(search.found, search.system.by_rule, search.hidden, search.clock)
    last = Search.start(search.system, search.clock, fewer)
    settle(last)
    return last.hidden


IDLE = 3
"""After so many repairs in a row that hid nothing more, an attack tells faster which sides are wide by now."""


def settle(search: Search, at_once: bool = False) -> None:
    """Attack, mend what is too narrow, and attack again, until nothing is. Raises Infeasible."""
    attack(search.found, search.hidden_cells, search.clock, at_once)
    while sides := search.found.narrow():
        mend(search, sides)
        attack(search.found, search.hidden_cells, search.clock)


def mend(search: Search, sides: list[Side]) -> None:
    """Up, then down; the largest need first, ties in the order of keys. Raises Infeasible with all that failed."""
    failed, idle = [], 0
    search.repair.make_free(search.hidden_cells)
    for cell, upwards in sorted(sides, key=search.found.urgency):
        if search.found.holds(cell, upwards):
            continue
        before = int(search.hidden.sum())
        if not _mend(search, cell, upwards):
            failed.append(cell)
        idle = idle + 1 if search.hidden.sum() == before else 0
        if idle == IDLE and not failed:
            return
    if failed:
        raise Infeasible(tuple(_explain(search, cell) for cell in sorted(set(failed))))


def _mend(search: Search, cell: int, upwards: bool) -> bool:
    moved = search.repair.reach(cell, search.found.needs.wanted(cell, upwards))
    if moved is None and _ask_for_less(search, cell, upwards):
        if search.found.holds(cell, upwards):
            return True
        moved = search.repair.reach(cell, search.found.needs.wanted(cell, upwards))
    if moved is None:
        return False
    search.hidden = search.hidden | search.system.rows_of(moved != 0)
    search.found.widen(moved)
    search.repair.make_free(search.hidden_cells)
    return True


ROUNDING = 1e-6
"""The solver's limits are off by so much at most, and one that is beyond what can be could never be reached."""


def _ask_for_less(search: Search, cell: int, upwards: bool) -> bool:
    """What everyone knows anyway no suppression can undo: then less is asked for. Whether it changed anything."""
    system = search.system
    # Earlier releases are not counted as what everyone knows: what they give away is a failure, and said.
    low, high = extremes(system, ~system.is_public, np.array([cell]), search.clock)
    limit, side = (high, search.found.needs.high) if upwards else (low, search.found.needs.low)
    if abs(limit[0] - side[cell]) <= ROUNDING or search.found.holds(cell, upwards):
        return False
    value = system.values[cell]
    side[cell] = max(value, limit[0] - ROUNDING) if upwards else min(value, limit[0] + ROUNDING)
    return True


def _explain(search: Search, cell: int) -> Unprotected:
    """Which cells of earlier releases would have to move: the cheapest table that may move them."""
    system = search.system
    loose = Repair(system, system.is_public, search.clock)
    loose.make_free(~system.is_fixed)
    fixed: set[tuple[str, str]] = set()
    for upwards in (True, False):
        moved = loose.reach(cell, search.found.needs.wanted(cell, upwards))
        if moved is not None:
            shown = np.flatnonzero((moved != 0) & system.is_fixed)
            fixed |= {(system.cells[i].key, system.cells[i].frozen or "") for i in shown}
    return Unprotected(system.cells[cell].key, tuple(sorted(fixed)))
