"""Makes the puzzle small without changing what follows from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.audit.follow import Column, Row, put_in
from pipeline.audit.puzzle import NEARLY_NOTHING, Inner, Puzzle


@dataclass(frozen=True)
class Reduced:
    """Columns are merged inner counts. `column_of` has no entry for an inner count that is surely zero.

    `known`: the columns that only one number fits; the others lie each in one part.
    """

    column_of: dict[Inner, Column]
    known: dict[Column, float]
    part_of: dict[Column, int]
    parts: tuple[tuple[Row, ...], ...]
    is_consistent: bool


def reduce(puzzle: Puzzle) -> Reduced:
    """Merge inner counts that enter the same cells, drop those under a printed zero, take shown sums out of larger
    shown sums, put in the columns that follow one by one, and fall apart into independent parts."""
    column_of, sets, tied = _merged(puzzle)
    rows, is_consistent = _shown_rows(
        {frozenset(sets[at]): cell.low for at, cell in enumerate(puzzle.cells) if cell.is_known}
    )
    zero = {column for columns, value in rows if value <= NEARLY_NOTHING for column in columns}
    column_of = {inner: column for inner, column in column_of.items() if column not in zero}
    equations = [
        Row(tuple((column, 1.0) for column in sorted(columns - zero)), value, value) for columns, value in rows
    ]
    loose = {
        Row(tuple((column, 1.0) for column in sorted(sets[at] - zero)), cell.low, cell.high)
        for at, cell in enumerate(puzzle.cells)
        if not cell.is_known and (cell.low > 0 or cell.high < float("inf"))
    }
    told = {Row(tuple((c, f) for c, f in terms if c not in zero), low, high) for terms, low, high in tied}
    everything = [row for row in (*equations, *sorted(loose | told, key=lambda row: (row.terms, row.low))) if row.terms]
    known, left, holds = put_in(everything)
    part_of, parts = _parts(set(column_of.values()) - set(known), left)
    return Reduced(column_of, known, part_of, parts, is_consistent and holds)


def _merged(
    puzzle: Puzzle,
) -> tuple[dict[Inner, Column], list[set[Column]], list[tuple[tuple[tuple[Column, float], ...], float, float]]]:
    places: dict[Inner, list[int]] = defaultdict(list)
    for at, cell in enumerate(puzzle.cells):
        for inner in cell.inner:
            places[inner].append(at)
    for at, tie in enumerate(puzzle.ties, start=len(puzzle.cells)):
        for turn, (_, inners) in enumerate(tie.terms):
            for inner in inners:
                places[inner].append(-(at * 10 + turn))
    columns: dict[tuple[int, ...], Column] = {}
    column_of = {inner: columns.setdefault(tuple(where), len(columns)) for inner, where in places.items()}
    sets = [{column_of[inner] for inner in cell.inner} for cell in puzzle.cells]
    return column_of, sets, [_tied(tie.terms, column_of, tie.low, tie.high) for tie in puzzle.ties]


def _tied(
    terms: Iterable[tuple[float, frozenset[Inner]]], column_of: dict[Inner, Column], low: float, high: float
) -> tuple[tuple[tuple[Column, float], ...], float, float]:
    factors: dict[Column, float] = defaultdict(float)
    for factor, inners in terms:
        for column in {column_of[inner] for inner in inners}:
            factors[column] += factor
    return tuple(sorted((column, factor) for column, factor in factors.items() if factor)), low, high


def _shown_rows(values: dict[frozenset[Column], float]) -> tuple[list[tuple[frozenset[Column], float]], bool]:
    """Every shown sum less the shown sums inside it. Equal in what follows, and far more often independent."""
    kept: list[tuple[frozenset[Column], float]] = []
    holding: dict[Column, list[int]] = defaultdict(list)
    is_consistent = True
    for columns in sorted(values, key=lambda each: (len(each), sorted(each))):
        rest, value = set(columns), values[columns]
        for at in sorted({at for column in columns for at in holding[column]}, key=lambda at: (-len(kept[at][0]), at)):
            if kept[at][0] <= rest:
                rest -= kept[at][0]
                value -= kept[at][1]
        is_consistent &= value > -NEARLY_NOTHING and (bool(rest) or abs(value) < NEARLY_NOTHING)
        if rest:
            for column in rest:
                holding[column].append(len(kept))
            kept.append((frozenset(rest), value))
    return kept, is_consistent


def _parts(columns: set[Column], rows: list[Row]) -> tuple[dict[Column, int], tuple[tuple[Row, ...], ...]]:
    leader = {column: column for column in columns}

    def find(column: Column) -> Column:
        while leader[column] != column:
            leader[column] = leader[leader[column]]
            column = leader[column]
        return column

    for row in rows:
        for column, _ in row.terms[1:]:
            leader[find(column)] = find(row.terms[0][0])
    numbers: dict[Column, int] = {}
    part_of = {column: numbers.setdefault(find(column), len(numbers)) for column in sorted(columns)}
    parts: list[list[Row]] = [[] for _ in numbers]
    for row in rows:
        parts[part_of[row.terms[0][0]]].append(row)
    return part_of, tuple(tuple(part) for part in parts)
