"""Finds the heading row of a delivered table and the layout it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.accept.correction_sheet import correction_headings
from pipeline.accept.opened import BEYOND, CELLS_MISMATCH, ROW_NO, FileRefused
from pipeline.vocabulary.errors import LayoutsTie
from pipeline.vocabulary.layouts import Layout, fold_heading

SEARCHED_ROWS = 30
"""How many rows from the top may be titles before the headings come."""
MOST_COLUMNS = 2_000
SHOWN_COLUMNS = 200
"""How many columns of a table that no layout knows get a name; the rest is looked through as one."""


@dataclass(frozen=True)
class Recognised:
    """Where the headings stand (row counted from 1) and what they say, as delivered, one name per column.

    `unnamed` are the names that were given to columns under a blank heading.
    """

    layout: Layout | None
    heading_row: int
    headings: tuple[str, ...]
    unnamed: tuple[str, ...] = ()


def rows_to_search(layouts: Sequence[Layout]) -> int:
    """How far down a heading row may stand."""
    return max((SEARCHED_ROWS, *(layout.heading_row or 0 for layout in layouts)))


def recognise(rows: Sequence[Sequence[str]], layouts: Sequence[Layout], file: str) -> Recognised | None:
    """The row among the first that fits a layout best; None where no row fits any.

    Best = most of the layout's columns found. Raises LayoutsTie where two layouts fit equally well.
    """
    returned = correction_headings(rows, layouts)
    if returned is not None:
        return Recognised(*returned)
    layouts = [layout for layout in layouts if layout.fits_file(file)]
    best: tuple[int, int, Layout] | None = None
    tied: Layout | None = None
    for number, row in enumerate(rows[: rows_to_search(layouts)], start=1):
        headings = frozenset(fold_heading(cell) for cell in row if cell)
        for layout in layouts:
            found = _columns_found(layout, headings) if _may_stand_at(layout, number) else 0
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
    headings_found = unique_headings(rows[number - 1])
    if len(headings_found) > MOST_COLUMNS:
        raise FileRefused("file-too-large")
    return Recognised(layout, number, headings_found, _unnamed(rows[number - 1], headings_found))


def unknown_table(rows: Sequence[Sequence[str]]) -> Recognised:
    """Names for the columns of a table that fits no layout, so that it can be looked through."""
    width = min(max(map(len, rows), default=1), SHOWN_COLUMNS)
    return Recognised(None, 0, tuple(f"kolumn {number}" for number in range(1, width + 1)))


def _name(layout: Layout) -> str:
    return f"{layout.id} ({layout.part})" if layout.part else layout.id


def unique_headings(row: Sequence[str]) -> tuple[str, ...]:
    """One name per column: blank headings get the column's number, repeated ones their count.

    >>> unique_headings(["Kön", "", "kön", ""])
    ('Kön', 'kolumn 2', 'kön (2)')
    """
    names: list[str] = []
    # Columns of our own stand beside the delivered ones.
    taken = {ROW_NO, CELLS_MISMATCH, BEYOND}
    for position, cell in enumerate(_trimmed(row), start=1):
        name = cell.strip() or f"kolumn {position}"
        count = 1
        while name.casefold() in taken:
            count += 1
            name = f"{cell.strip() or 'kolumn'} ({count})"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _may_stand_at(layout: Layout, number: int) -> bool:
    return number <= SEARCHED_ROWS if layout.heading_row is None else number == layout.heading_row


def _unnamed(row: Sequence[str], headings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for cell, name in zip(_trimmed(row), headings, strict=True) if not cell.strip())


def _trimmed(row: Sequence[str]) -> list[str]:
    cells = [cell or "" for cell in row]
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _columns_found(layout: Layout, headings: frozenset[str]) -> int:
    """How many of the layout's columns stand in the row; 0 where a needed one does not."""
    for needed in layout.recognise:
        spellings = layout.headings(needed) or (needed,)
        if headings.isdisjoint(_folded(spellings)):
            return 0
    # A layout that names its files is more specific than one that fits the same headings anywhere.
    named = int(bool(layout.files))
    if layout.select is not None:
        return len(layout.recognise) + named
    return named + sum(not headings.isdisjoint(_folded(spellings)) for _, spellings in layout.columns)


@cache
def _folded(spellings: tuple[str, ...]) -> frozenset[str]:
    """What a layout calls a column: asked for once per row that may hold the headings, and always the same."""
    return frozenset(map(fold_heading, spellings))
