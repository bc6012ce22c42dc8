"""What is published together, as one system of cells and the relations that tie them. Knows no figures."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_matrix, csr_matrix

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.int64]

NOTHING = 1e-7
"""Counts are whole: a smaller movement is rounding in the solver."""


@dataclass(frozen=True)
class Need:
    """What an outsider must find possible of a sensitive cell: everything from `low` to `high`."""

    low: float
    high: float


@dataclass(frozen=True)
class Cell:
    """One number, a count or a sum, with the rows that print it.

    It is known while one of its rows is shown; a cell without rows is never printed, only implied. `least`: what
    everyone knows of it while it is hidden. `is_public`: everyone knows it whatever is hidden, such as a group with
    nobody in it. `frozen`: where an earlier release showed it. `cost`: what hiding it costs. `block`: the part of the
    system it belongs to. `is_inner`: the first, coarse search of a block does without it.
    """

    key: str
    value: float
    rows: tuple[str, ...]
    cost: float = 1.0
    least: float = 0.0
    need: Need | None = None
    is_public: bool = False
    frozen: str | None = None
    block: str = ""
    is_inner: bool = False


@dataclass(frozen=True)
class Relation:
    """low <= the sum of factor x cell <= high; an equation where both are the same.

    `follows`: it says nothing new once inner cells are counted, but helps the coarse search.
    """

    name: str
    terms: tuple[tuple[float, str], ...]
    low: float = 0.0
    high: float = 0.0
    follows: bool = False


class NotOneSystem(ValueError):
    """Cells and relations contradict each other; the message names a relation or a cell."""


@dataclass(frozen=True)
class System:
    """Cells, rows and relations in the order of their text, so that nothing depends on the order they came in."""

    cells: tuple[Cell, ...]
    rows: tuple[str, ...]
    relations: tuple[Relation, ...]
    matrix: csr_matrix
    printed: csr_matrix
    """Cells by rows: 1 where the row prints the cell."""
    hidden_anyway: tuple[str, ...]
    """Rows hidden whatever their cells need: by a rule, or since an earlier release hid them."""
    common: tuple[str, ...]
    """Blocks that every other hangs on."""

    @classmethod
    def build(
        cls, cells: Iterable[Cell], relations: Iterable[Relation],
        hidden_anyway: Iterable[str] = (), common: tuple[str, ...] = (),
    ) -> System:  # fmt: skip
        """Sort and check. Raises NotOneSystem where a key comes twice or a relation does not hold."""
        ordered = tuple(sorted(cells, key=lambda cell: cell.key))
        rows = tuple(sorted({row for cell in ordered for row in cell.rows}))
        place = {cell.key: i for i, cell in enumerate(ordered)}
        if len(place) != len(ordered):
            raise NotOneSystem(next(a.key for a, b in itertools.pairwise(ordered) if a.key == b.key))
        ties = tuple(sorted(relations, key=lambda relation: relation.name))
        number = {row: i for i, row in enumerate(rows)}
        printed = [(i, number[row]) for i, cell in enumerate(ordered) for row in cell.rows]
        system = cls(
            cells=ordered,
            rows=rows,
            relations=ties,
            matrix=_sparse([[(factor, place[key]) for factor, key in tie.terms] for tie in ties], len(ordered)),
            printed=_ones(printed, (len(ordered), len(rows))),
            hidden_anyway=tuple(sorted(set(hidden_anyway) & set(rows))),
            common=common,
        )
        system._assert_holds()
        return system

    @property
    def blocks(self) -> list[str]:
        return sorted({cell.block for cell in self.cells})

    def coarse(self, block: str) -> System:
        """The cells of one block that rows print, with every sum between them."""
        return self._part({cell.key for cell in self.cells if cell.block == block and not cell.is_inner}, True)

    def around(self, block: str) -> System:
        """One block whole, together with what all blocks have in common, whose needs are its own block's matter."""
        names = {block, *self.common}
        part = self._part({cell.key for cell in self.cells if cell.block in names}, False)
        asked = (cell if cell.block == block else replace(cell, need=None) for cell in part.cells)
        return System.build(asked, part.relations)

    def _part(self, keys: set[str], coarse: bool) -> System:
        ties = (
            tie for tie in self.relations
            if all(key in keys for _, key in tie.terms) and (coarse or not tie.follows)
        )  # fmt: skip
        return System.build((cell for cell in self.cells if cell.key in keys), ties)

    @cached_property
    def values(self) -> Numbers:
        return np.array([cell.value for cell in self.cells], dtype=np.float64)

    @cached_property
    def least(self) -> Numbers:
        """Public knowledge of each cell while hidden, never above its value."""
        return np.array([cell.least for cell in self.cells], dtype=np.float64)

    @cached_property
    def is_fixed(self) -> Flags:
        """Cells that nothing can hide any more."""
        return np.array([cell.is_public or cell.frozen is not None for cell in self.cells], dtype=np.bool_)

    @cached_property
    def is_public(self) -> Flags:
        return np.array([cell.is_public for cell in self.cells], dtype=np.bool_)

    @cached_property
    def sensitive(self) -> Indexes:
        return np.array([i for i, cell in enumerate(self.cells) if cell.need is not None], dtype=np.int64)

    @cached_property
    def is_sensitive(self) -> Flags:
        found = np.zeros(len(self.cells), dtype=np.bool_)
        found[self.sensitive] = True
        return found

    @cached_property
    def costs(self) -> Numbers:
        """Costs made unique by the cell's key, so that no two answers of the solver are equally good."""
        return np.array([cell.cost * (1 + 1e-6 * _fraction(cell.key)) for cell in self.cells])

    @cached_property
    def limits(self) -> tuple[Numbers, Numbers]:
        return (
            np.array([tie.low for tie in self.relations], dtype=np.float64),
            np.array([tie.high for tie in self.relations], dtype=np.float64),
        )

    @cached_property
    def by_cell(self) -> csc_matrix:
        return self.matrix.tocsc()

    @property
    def by_rule(self) -> Flags:
        """The rows hidden before any search: those that print a sensitive cell, and those hidden earlier."""
        wanted = np.zeros(len(self.cells))
        wanted[self.sensitive] = 1
        return np.asarray((self.printed.T @ wanted > 0) | self.flags_of(self.hidden_anyway))

    def flags_of(self, rows: Iterable[str]) -> Flags:
        wanted = set(rows)
        return np.array([row in wanted for row in self.rows], dtype=np.bool_)

    def names_of(self, rows: Flags) -> tuple[str, ...]:
        return tuple(self.rows[i] for i in np.flatnonzero(rows))

    def hidden_cells(self, hidden_rows: Flags) -> Flags:
        """A cell is hidden once no row that prints it is shown, unless it is known anyway."""
        return np.asarray((self.printed @ (~hidden_rows).astype(np.float64) == 0) & ~self.is_fixed)

    def rows_of(self, cells: Flags) -> Flags:
        return np.asarray(self.printed.T @ cells.astype(np.float64) > 0)

    def _assert_holds(self) -> None:
        low, high = self.limits
        sums = self.matrix @ self.values
        off = np.flatnonzero((sums < low - NOTHING) | (sums > high + NOTHING))
        if len(off):
            raise NotOneSystem(self.relations[off[0]].name)
        below = np.flatnonzero(self.values < self.least)
        if len(below):
            raise NotOneSystem(self.cells[below[0]].key)


def _sparse(rows: list[list[tuple[float, int]]], width: int) -> csr_matrix:
    where = [(i, j) for i, row in enumerate(rows) for _, j in row]
    factors = [factor for row in rows for factor, _ in row]
    matrix = csr_matrix((factors, tuple(np.array(where, dtype=np.int64).reshape(-1, 2).T)), shape=(len(rows), width))
    matrix.sum_duplicates()
    return matrix


def _ones(where: list[tuple[int, int]], shape: tuple[int, int]) -> csr_matrix:
    return csr_matrix((np.ones(len(where)), tuple(np.array(where, dtype=np.int64).reshape(-1, 2).T)), shape=shape)


def _fraction(key: str) -> float:
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:6]) / 2**48
