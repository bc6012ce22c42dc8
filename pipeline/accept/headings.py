"""Finds the heading row of a delivered table and the layout it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.vocabulary.errors import LayoutsTie
from pipeline.vocabulary.layouts import Layout, fold_heading

SEARCHED_ROWS = 30
"""How many rows from the top may be titles before the headings come."""


@dataclass(frozen=True)
class Recognised:
    """Where the headings stand (row counted from 1) and what they say, as delivered, one name per column."""

    layout: Layout | None
    heading_row: int
    headings: tuple[str, ...]


def recognise(rows: Sequence[Sequence[str]], layouts: Sequence[Layout], file: str) -> Recognised | None:
    """The row among the first that fits a layout best; None where no row fits any.

    Best = most of the layout's columns found. Raises LayoutsTie where two layouts fit equally well.
    """
    layouts = [layout for layout in layouts if layout.fits_file(file)]
    best: tuple[int, int, Layout] | None = None
    tied: Layout | None = None
    for number, row in enumerate(rows[:SEARCHED_ROWS], start=1):
        headings = frozenset(fold_heading(cell) for cell in row if cell)
        for layout in layouts:
            found = _columns_found(layout, headings)
            if found == 0 or (best is not None and found < best[0]):
                continue
            if best is not None and found == best[0]:
                tied = layout if _name(layout) != _name(best[2]) else tied
                continue
            best, tied = (found, number, layout), None
    if best is None:
        return None
    if tied is not None:
        raise LayoutsTie(file=file, first=_name(best[2]), second=_name(tied))
    _, number, layout = best
    return Recognised(layout, number, unique_headings(rows[number - 1]))


def _name(layout: Layout) -> str:
    return f"{layout.id} ({layout.part})" if layout.part else layout.id


def unique_headings(row: Sequence[str]) -> tuple[str, ...]:
    """One name per column: blank headings get the column's number, repeated ones their count."""
    names: list[str] = []
    taken: set[str] = set()
    for position, cell in enumerate(_trimmed(row), start=1):
        name = cell.strip() or f"kolumn {position}"
        count = 1
        while name.casefold() in taken:
            count += 1
            name = f"{cell.strip() or 'kolumn'} ({count})"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _trimmed(row: Sequence[str]) -> list[str]:
    cells = [cell or "" for cell in row]
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _columns_found(layout: Layout, headings: frozenset[str]) -> int:
    """How many of the layout's columns stand in the row; 0 where a needed one does not."""
    for needed in layout.recognise:
        spellings = layout.headings(needed) or (needed,)
        if not any(fold_heading(each) in headings for each in spellings):
            return 0
    # A layout that names its files is more specific than one that fits the same headings anywhere.
    named = int(bool(layout.files))
    if layout.select is not None:
        return len(layout.recognise) + named
    return named + sum(any(fold_heading(each) in headings for each in spellings) for _, spellings in layout.columns)
