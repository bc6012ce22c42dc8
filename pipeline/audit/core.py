"""The part of a system that hidden numbers lie in, all else held as in one table that fits.

Every table found here is one of the whole system, so what is wide here is wide. What is narrow here says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from pipeline.audit.follow import Column, Row
from pipeline.audit.part import Beside, Part

MOST_AT_ONCE = 5_000
"""Smaller systems are asked whole."""
SMALL_ROW = 60
"""A row of no more columns than these is about one group, and follows its hidden numbers into the core."""
WORTH_WHILE = 0.7
"""The greatest share of a system that its core may be."""


class Core:
    """The columns of a part that may move, around a table that fits the part."""

    def __init__(self, columns: set[Column], rows: Sequence[Row], whole: Part, table: np.ndarray) -> None:
        self._table = table.copy()
        self._at = [whole.place[column] for column in sorted(columns)]
        held = {column: float(table[at]) for column, at in whole.place.items()}
        self.part = Part(list(columns), tuple(_held(row, columns, held) for row in rows if _meets(row, columns)), None)
        self._beside: Beside | None = None

    def holds(self, columns: Iterable[Column]) -> bool:
        """Whether all of some columns may move here."""
        return self.part.place.keys() >= set(columns)

    @property
    def beside(self) -> Beside:
        """For many columns at once."""
        if self._beside is None:
            self._beside = Beside(Part(list(self.part.place), self.part.rows, None))
        return self._beside

    def whole(self, values: np.ndarray) -> np.ndarray:
        """A table of the core as one of the whole part."""
        table = self._table.copy()
        table[self._at] = values
        return table


def core_columns(hidden: Iterable[Column], rows: Sequence[Row]) -> set[Column]:
    """Hidden numbers' columns, and those that one group's sums tie them to."""
    found, sums = set(hidden), [row for row in rows if len(row.terms) <= SMALL_ROW and all(f > 0 for _, f in row.terms)]
    size = 0
    while size < len(found):
        size = len(found)
        for row in sums:
            if _meets(row, found):
                found.update(column for column, _ in row.terms)
    return found


def _meets(row: Row, columns: set[Column]) -> bool:
    return any(column in columns for column, _ in row.terms)


def _held(row: Row, columns: set[Column], held: dict[Column, float]) -> Row:
    """What a row leaves to the columns that move. The table itself fits, however it was rounded."""
    elsewhere = sum(factor * held[column] for column, factor in row.terms if column not in columns)
    terms = tuple((column, factor) for column, factor in row.terms if column in columns)
    now = sum(factor * held[column] for column, factor in terms)
    return Row(terms, min(row.low - elsewhere, now), max(row.high - elsewhere, now))
