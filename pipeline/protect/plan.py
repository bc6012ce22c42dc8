"""The shape of what is published together: cells and the sums that tie them. No counts, so families share it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.protect.margins import group_key, margins
from pipeline.protect.spans import Span, nested, sums
from pipeline.vocabulary.figures import Basis, Group

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Signed = tuple[tuple[int, Basis], ...]
When = tuple[tuple[int, Span], ...]


@dataclass(frozen=True)
class Place:
    """Where one row of a family stands: basis, span and group."""

    basis: Basis
    span: Span
    group: Group

    @property
    def text_key(self) -> tuple[object, ...]:
        return (*group_key(self.group), self.span, self.basis)


@dataclass(frozen=True)
class Plan:
    """Cells are the published places, in order, and then every group that two or four places imply by subtraction.

    `terms` and `signs`: the places a cell is worked out from, the least important last. `members` and `weights`: sums,
    the whole first with weight -1. A pad points one past the end. `within_bases`: pairs of places (finished,
    completed) of the same people.
    """

    places: tuple[Place, ...]
    terms: Whole
    signs: Whole
    between_bases: Flags
    members: Whole
    weights: Whole
    within_bases: Whole

    @property
    def published_sums(self) -> Flags:
        """The sums over published places only: from these everything that follows linearly follows."""
        size = len(self.places)
        return np.asarray(((self.members < size) | (self.members == len(self.terms))).all(axis=1))


@dataclass(frozen=True)
class Cell:
    """One cell while the plan is drawn."""

    side: Signed
    when: When
    group: Group
    terms: tuple[tuple[int, int], ...]


def sides() -> tuple[Signed, ...]:
    """The two bases, and those whom only the first counts: the excluded."""
    return (((1, "finished"),), ((1, "completed"),), ((1, "finished"), (-1, "completed")))


def draw(places: Iterable[Place]) -> Plan:
    """The plan of a set of places. The same for every order they come in."""
    ordered = tuple(sorted(places, key=lambda place: place.text_key))
    cells = _cells(ordered)
    members, weights = _sums(cells)
    finished = {(place.span, place.group): i for i, place in enumerate(ordered) if place.basis == "finished"}
    pairs = [
        (finished[place.span, place.group], i)
        for i, place in enumerate(ordered)
        if place.basis == "completed" and (place.span, place.group) in finished
    ]
    return Plan(
        places=ordered,
        terms=_padded([[place for _, place in cell.terms] for cell in cells], len(ordered)),
        signs=_padded([[sign for sign, _ in cell.terms] for cell in cells], 0),
        between_bases=np.array([len(cell.side) == 2 for cell in cells], dtype=np.bool_),
        members=members,
        weights=weights,
        within_bases=np.array(pairs, dtype=np.int64).reshape(-1, 2),
    )


def _cells(ordered: tuple[Place, ...]) -> list[Cell]:
    published = [
        Cell(((1, place.basis),), ((1, place.span),), place.group, ((1, i),)) for i, place in enumerate(ordered)
    ]
    by_group: dict[Group, dict[tuple[Basis, Span], int]] = {}
    for i, place in enumerate(ordered):
        by_group.setdefault(place.group, {})[place.basis, place.span] = i
    implied = [cell for group, found in by_group.items() for cell in _implied(group, found)]
    return published + implied


def _implied(group: Group, found: dict[tuple[Basis, Span], int]) -> list[Cell]:
    spans = {span for _, span in found}
    whens: list[When] = [((1, span),) for span in sorted(spans)]
    whens += [((1, outer), (-1, inner)) for outer, inner in nested(spans)]
    cells = []
    for side in sides():
        for when in whens:
            wanted = [(sign * way, found.get((basis, span))) for way, span in when for sign, basis in side]
            terms = tuple((sign, place) for sign, place in wanted if place is not None)
            if len(terms) == len(wanted) > 1:
                cells.append(Cell(side, when, group, terms))
    return cells


def _sums(cells: list[Cell]) -> tuple[Whole, Whole]:
    rows = [*_margin_sums(cells), *_time_sums(cells)]
    members = _padded([[cell for _, cell in row] for row in rows], len(cells))
    return members, _padded([[sign for sign, _ in row] for row in rows], 0)


def _margin_sums(cells: list[Cell]) -> Iterable[list[tuple[int, int]]]:
    tables: dict[tuple[Signed, When], dict[Group, int]] = {}
    for number, cell in enumerate(cells):
        tables.setdefault((cell.side, cell.when), {})[cell.group] = number
    drawn = {groups: margins(groups) for groups in {frozenset(table) for table in tables.values()}}
    for table in tables.values():
        for margin in drawn[frozenset(table)]:
            yield [(-1, table[margin.whole]), *((1, table[part]) for part in margin.parts)]


def _time_sums(cells: list[Cell]) -> Iterable[list[tuple[int, int]]]:
    series: dict[tuple[Signed, Group], dict[Span, int]] = {}
    for number, cell in enumerate(cells):
        if len(cell.when) == 1:
            series.setdefault((cell.side, cell.group), {})[cell.when[0][1]] = number
    drawn = {spans: sums(spans) for spans in {frozenset(each) for each in series.values()}}
    for each in series.values():
        for total in drawn[frozenset(each)]:
            yield [(-1, each[total.whole]), *((sign, each[part]) for sign, part in total.parts)]


def _padded(rows: list[list[int]], pad: int) -> Whole:
    width = max((len(row) for row in rows), default=1)
    return np.array([row + [pad] * (width - len(row)) for row in rows], dtype=np.int64).reshape(-1, width)
