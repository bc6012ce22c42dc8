"""The independent systems of a puzzle, each with what is kept in the solver for it, made when it is first asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import inf

import numpy as np

from pipeline.audit.core import MOST_AT_ONCE, WORTH_WHILE, Core, core_columns
from pipeline.audit.follow import Column
from pipeline.audit.part import Beside, Part
from pipeline.audit.puzzle import NEARLY_NOTHING
from pipeline.audit.reduce import Reduced


class Parts:
    """`hidden`: the columns of hidden numbers."""

    def __init__(self, reduced: Reduced, hidden: Iterable[Column]) -> None:
        self._reduced, self._hidden = reduced, frozenset(hidden)
        self.sizes = Counter(reduced.part_of.values())
        self._whole: dict[int, Part] = {}
        self._cores: dict[int, Core | None] = {}
        self._beside: dict[int, Beside] = {}

    def whole(self, number: int) -> Part:
        """All of a system."""
        if number not in self._whole:
            self._whole[number] = self.fresh(number)
        return self._whole[number]

    def core(self, number: int) -> Core | None:
        """What of a large system hidden numbers lie in; None where that is most of it."""
        if number not in self._cores:
            self._cores[number] = self._new_core(number) if self.sizes[number] > MOST_AT_ONCE else None
        return self._cores[number]

    def _new_core(self, number: int) -> Core | None:
        whole, rows = self.whole(number), self._reduced.parts[number]
        columns = core_columns(self._hidden & whole.place.keys(), rows)
        if len(columns) >= WORTH_WHILE * len(whole.place):
            return None
        # Where every column that can hold somebody does, most can give some away.
        held = list(Beside(self.fresh(number)).tables(frozenset(), -inf, sorted(columns)))
        return Core(columns, rows, whole, np.mean([whole.middle, *held], axis=0))

    def fresh(self, number: int, own: Column | None = None) -> Part:
        """A system in a solver of its own; `own`: a column that is known to hold somebody."""
        columns = [column for column, part in self._reduced.part_of.items() if part == number]
        return Part(columns, self._reduced.parts[number], own)

    def tables(
        self, number: int, inner: frozenset[Column], least: float, columns: list[Column]
    ) -> Iterator[np.ndarray]:
        """Tables of a system where a sum is at least so much and as many columns as can be hold somebody: first of the
        core, then, for the columns that it leaves, of the whole."""
        place, core = self.whole(number).place, self.core(number)
        if core is not None and core.holds(inner):
            for values in core.beside.tables(inner, least, [each for each in columns if core.holds([each])]):
                whole = core.whole(values)
                columns = [each for each in columns if whole[place[each]] < 1 - NEARLY_NOTHING]
                yield whole
        if columns:
            if number not in self._beside:
                self._beside[number] = Beside(self.fresh(number))
            yield from self._beside[number].tables(inner, least, columns)

    def is_found_empty(self, column: Column) -> bool:
        """Whether it has turned out that no table has anybody in a column."""
        beside = self._beside.get(self._reduced.part_of[column])
        return beside is not None and column in beside.empty
