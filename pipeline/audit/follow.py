"""What follows of single columns, one after the other, without a solver: a row with one unknown tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.audit.puzzle import NEARLY_NOTHING

Column = int


@dataclass(frozen=True)
class Row:
    """low ≤ Σ factor · column ≤ high."""

    terms: tuple[tuple[Column, float], ...]
    low: float
    high: float


def put_in(rows: Sequence[Row]) -> tuple[dict[Column, float], list[Row], bool]:
    """The columns that only one number fits, the rows of the others, and whether all of it can be true.

    A row with one unknown column and one sum tells the column; a sum of nothing tells that all its columns are nothing.
    No more than follows anyway: the solver would find the same, in a larger system.
    """
    rest = _Rest(rows)
    waiting = list(range(len(rows)))
    while waiting:
        at = waiting.pop()
        for column, value in rest.told_by(at):
            waiting += rest.put(column, value)
    return rest.known, rest.rows(), rest.is_consistent


class _Rest:
    """Rows while columns are put in: how much is left of each, of how many columns."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._left = [len(row.terms) for row in rows]
        self._put = [0.0] * len(rows)
        self._within: dict[Column, list[tuple[int, float]]] = defaultdict(list)
        for at, row in enumerate(rows):
            for column, factor in row.terms:
                self._within[column].append((at, factor))
        self.known: dict[Column, float] = {}
        self.is_consistent = True

    def told_by(self, at: int) -> list[tuple[Column, float]]:
        """The columns that a row tells by itself."""
        row, left = self._rows[at], self._left[at]
        if not left:
            self.is_consistent &= row.low - NEARLY_NOTHING <= self._put[at] <= row.high + NEARLY_NOTHING
            return []
        if left == 1 and row.low == row.high:
            column, factor = next(term for term in row.terms if term[0] not in self.known)
            return [(column, (row.low - self._put[at]) / factor)]
        unknown = [(column, factor) for column, factor in row.terms if column not in self.known]
        is_nothing_above = row.high - self._put[at] <= NEARLY_NOTHING and all(factor > 0 for _, factor in unknown)
        is_nothing_below = row.low - self._put[at] >= -NEARLY_NOTHING and all(factor < 0 for _, factor in unknown)
        if is_nothing_above or is_nothing_below:
            return [(column, 0.0) for column, _ in unknown]
        return []

    def put(self, column: Column, value: float) -> list[int]:
        """Put a column in; the rows that it lies in."""
        if column in self.known:
            return []
        self.is_consistent &= value > -NEARLY_NOTHING
        self.known[column] = max(0.0, value)
        for at, factor in self._within[column]:
            self._left[at] -= 1
            self._put[at] += factor * self.known[column]
        return [at for at, _ in self._within[column]]

    def rows(self) -> list[Row]:
        """What is left of the rows that have unknown columns."""
        return [
            row
            if left == len(row.terms)
            else Row(tuple(term for term in row.terms if term[0] not in self.known), row.low - put, row.high - put)
            for row, left, put in zip(self._rows, self._left, self._put, strict=True)
            if left
        ]
