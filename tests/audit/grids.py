"""Small tables as puzzles."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.audit.puzzle import Cell, Puzzle, hidden, shown


def grid(counts: Sequence[Sequence[int]], names: tuple[str, str], hide: Collection[str], least: float = 0) -> Puzzle:
    """A table with its margins: cells are called "Bx", rows "B", columns "x", the whole "all"."""
    rows, columns = names
    places: dict[str, tuple[list[tuple[int, int]], int]] = {}
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            places[row + column] = ([(i, j)], counts[i][j])
    for i, row in enumerate(rows):
        places[row] = ([(i, j) for j in range(len(columns))], sum(counts[i]))
    for j, column in enumerate(columns):
        places[column] = ([(i, j) for i in range(len(rows))], sum(line[j] for line in counts))
    places["all"] = ([(i, j) for i in range(len(rows)) for j in range(len(columns))], sum(map(sum, counts)))
    return Puzzle(tuple(_cell(name, inner, value, hide, least) for name, (inner, value) in places.items()))


def _cell(name: str, inner: list[tuple[int, int]], value: int, hide: Collection[str], least: float) -> Cell:
    return hidden(name, inner, least) if name in hide else shown(name, inner, value)
