"""Crossed tables before the auditor, which knows nothing of how they were protected."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.audit.attack import Attacker
from pipeline.audit.puzzle import Puzzle, hidden, shown
from pipeline.audit.survey import Demand, Survey
from pipeline.protect.crossed import Inner, Tables, key_of
from pipeline.protect.system import Flags, System


@dataclass(frozen=True)
class Audited:
    """The tables as inner counts, and of each sensitive cell what hiding everything would make possible of it."""

    system: System
    within: dict[str, frozenset[int]]
    demands: tuple[Demand, ...]

    @classmethod
    def of(cls, tables: Tables, counts: np.ndarray, system: System) -> Audited:
        inner = Inner(tables, counts)
        within = {key_of(each): frozenset(np.flatnonzero(inner.within(each)).tolist()) for each in tables.places()}
        asked = [
            Demand(cell.key, within[cell.key], cell.need.low, cell.need.high) for cell in system.cells if cell.need
        ]
        blank = cls(system, within, tuple(asked))
        widest = blank._survey(np.ones(len(system.rows), dtype=np.bool_))
        possible = [
            replace(each, low=max(each.low, seen.low), high=min(each.high, seen.high))
            for each, seen in ((each, widest.interval(at)) for at, each in enumerate(asked))
        ]
        return replace(blank, demands=tuple(possible))

    def fails(self, hidden_rows: Flags) -> bool:
        """Whether some sensitive cell is narrower than it must be and could be."""
        survey = self._survey(hidden_rows)
        return any(survey.misses(at) for at in range(len(self.demands)))

    def needless(self, hidden_rows: Flags) -> list[str]:
        """Complements that could be shown again, one at a time, without the auditor noticing."""
        return [row for row in self.complements(hidden_rows) if not self.fails(self._without(hidden_rows, row))]

    def complements(self, hidden_rows: Flags) -> tuple[str, ...]:
        return self.system.names_of(hidden_rows & ~self.system.by_rule)

    def _without(self, hidden_rows: Flags, row: str) -> Flags:
        less = hidden_rows.copy()
        less[self.system.rows.index(row)] = False
        return less

    def _survey(self, hidden_rows: Flags) -> Survey:
        withheld = self.system.hidden_cells(hidden_rows)
        cells = [
            hidden(cell.key, self.within[cell.key], cell.least)
            if is_hidden
            else shown(cell.key, self.within[cell.key], cell.value)
            for cell, is_hidden in zip(self.system.cells, withheld, strict=True)
            if cell.rows
        ]
        return Survey(Attacker(Puzzle(tuple(cells))), self.demands)
