"""Linked tables of counts as one system: any levels of any dimensions crossed, with or without an outcome."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from pipeline.protect.rules import GOAL, Rules, needs_of_group, weight
from pipeline.protect.system import Cell, Indexes, Need, Relation, System

Code = tuple[str, str]
Place = tuple[Code, ...]


@dataclass(frozen=True)
class Dimension:
    """A way to divide people. `levels`: by name, the block of each leaf; the first level is everyone in one block."""

    leaves: tuple[str, ...]
    levels: tuple[tuple[str, tuple[str, ...]], ...]

    @classmethod
    def plain(cls, leaves: Iterable[str]) -> Dimension:
        """Leaves and their total."""
        each = tuple(leaves)
        return cls(each, (("all", ("all",) * len(each)), ("leaf", each)))

    def blocks(self, level: str) -> dict[str, frozenset[int]]:
        found: dict[str, set[int]] = {}
        for i, block in enumerate(dict(self.levels)[level]):
            found.setdefault(block, set()).add(i)
        return {block: frozenset(leaves) for block, leaves in found.items()}


@dataclass(frozen=True)
class Tables:
    """Which levels are crossed. Each table has a level per dimension; `outcome`: the last dimension is one.

    `goal`: the levels of the table that the board reads first, dear to hide.
    """

    dimensions: tuple[Dimension, ...]
    tables: tuple[tuple[str, ...], ...]
    outcome: bool = False
    goal: tuple[str, ...] = ()

    def places(self) -> list[Place]:
        found = {
            tuple(zip(table, blocks, strict=True))
            for table in self.tables
            for blocks in itertools.product(
                *(dimension.blocks(level) for dimension, level in zip(self.dimensions, table, strict=True))
            )
        }
        return sorted(found)


@dataclass(frozen=True)
class Inner:
    """The full cross: the people in each inner cell, and for each level the block every inner cell lies in."""

    tables: Tables
    counts: Indexes

    def within(self, place: Place) -> np.ndarray:
        """Flags of the inner cells that a place counts, in the shape of the cross."""
        masks = []
        for dimension, (level, block) in zip(self.tables.dimensions, place, strict=True):
            masks.append(np.array([each == block for each in dict(dimension.levels)[level]]))
        return np.asarray(functools.reduce(np.multiply.outer, masks))


def system_of(tables: Tables, counts: Indexes, rules: Rules) -> System:
    """Cells, their defining equations and their needs. Each cell is a row of its own."""
    inner = Inner(tables, counts)
    places = tables.places()
    value = {place: int(counts[inner.within(place)].sum()) for place in places}
    needs = _needs(tables, places, value, rules)
    cells = [_cell(tables, place, value[place], needs.get(place), rules) for place in places]
    sums = {place: _divisions(tables, place, value) for place in places}
    relations = [_sum(place, parts, i) for place, each in sums.items() for i, parts in enumerate(each)]
    inner_cells, ties = _merged_inner(inner, [place for place in places if not sums[place]])
    return System.build([*cells, *inner_cells], [*relations, *ties])


def _sum(place: Place, parts: list[Place], number: int) -> Relation:
    """The first of a cell's sums defines it; the others follow once inner cells are counted."""
    terms = ((-1.0, key_of(place)), *((1.0, key_of(part)) for part in parts))
    return Relation(f"{key_of(place)} #{number}", terms, follows=number > 0)


def _cell(tables: Tables, place: Place, count: int, need: Need | None, rules: Rules) -> Cell:
    is_total = not tables.outcome or place[-1][0] == "all"
    public = count == 0 and is_total and rules.empty_groups_shown and need is None
    level = sum(name == "all" for name, _ in place)
    least = 1.0 if is_total and rules.empty_groups_shown and not public else 0.0
    dear = GOAL if tuple(name for name, _ in place) == tables.goal else 1.0
    return Cell(key_of(place), count, (key_of(place),), dear * weight(count, level), least, need, public)


def key_of(place: Place) -> str:
    """The cell of a place."""
    return " / ".join(f"{level}={block}" if level != "all" else "*" for level, block in place)


def _needs(tables: Tables, places: list[Place], value: dict[Place, int], rules: Rules) -> dict[Place, Need]:
    if not tables.outcome:
        return {place: need for place in places if (need := rules.need_of_count(value[place]))}
    groups: dict[Place, dict[Place, int]] = {}
    for place in places:
        groups.setdefault(place[:-1], {})[place] = value[place]
    found: dict[Place, Need] = {}
    for group in groups.values():
        total = next(place for place in group if place[-1][0] == "all")
        found |= needs_of_group(total, group, rules)
    return found


def _divisions(tables: Tables, place: Place, published: dict[Place, int]) -> list[list[Place]]:
    """The sets of published cells that this one is divided into along one dimension, the smallest first."""
    found: list[list[Place]] = []
    for axis, dimension in enumerate(tables.dimensions):
        level, block = place[axis]
        leaves = dimension.blocks(level)[block]
        for other, _ in dimension.levels:
            parts = [each for each, own in dimension.blocks(other).items() if own & leaves]
            finer = len(parts) > 1 and all(dimension.blocks(other)[each] <= leaves for each in parts)
            cells = [(*place[:axis], (other, each), *place[axis + 1 :]) for each in parts]
            if finer and all(cell in published for cell in cells):
                found.append(cells)
    return sorted(found, key=len)


def _merged_inner(inner: Inner, base: list[Place]) -> tuple[list[Cell], list[Relation]]:
    """Inner cells that enter the same published cells are one; each cell without parts is the sum of its own."""
    flags = np.array([inner.within(place).ravel() for place in base])
    kinds, label = np.unique(flags, axis=1, return_inverse=True)
    sums = np.bincount(label.ravel(), weights=inner.counts.ravel(), minlength=kinds.shape[1])
    names = ["inner " + " & ".join(key_of(base[i]) for i in np.flatnonzero(kind)) for kind in kinds.T]
    own = [np.flatnonzero(kind) for kind in kinds]
    # A cell that no other shares anything with needs no inner cell beside it.
    bare = [len(each) == 1 and kinds[:, each[0]].sum() == 1 for each in own]
    ties = [
        Relation(key_of(place), ((-1.0, key_of(place)), *((1.0, names[j]) for j in each)))
        for place, each, is_bare in zip(base, own, bare, strict=True)
        if not is_bare
    ]
    used = sorted({int(j) for each, is_bare in zip(own, bare, strict=True) for j in each if not is_bare})
    return [Cell(names[j], round(sums[j]), (), is_inner=True) for j in used], ties
