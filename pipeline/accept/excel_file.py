"""Workbooks: every sheet whose headings fit a layout, with dates and numbers as the text a person sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb

from pipeline.accept.headings import SEARCHED_ROWS, Recognised, recognise
from pipeline.accept.opened import FileUnreadable, OpenedSheet
from pipeline.accept.text_rows import NumberedRow, stage_rows
from pipeline.vocabulary.layouts import Layout

Cell = int | float | str | bool | time | date | datetime | timedelta


def open_excel(path: Path, name: str, layouts: Sequence[Layout]) -> tuple[OpenedSheet, ...]:
    """Every sheet that holds anything. Raises FileUnreadable for a file that is no workbook."""
    import python_calamine

    try:
        with python_calamine.load_workbook(str(path)) as book:
            sheets = [
                (sheet, book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)) for sheet in book.sheet_names
            ]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise FileUnreadable(type(error).__name__) from error
    return tuple(_sheet(sheet, cells, name, layouts) for sheet, cells in sheets if cells)


def _sheet(sheet: str, cells: list[list[Cell]], name: str, layouts: Sequence[Layout]) -> OpenedSheet:
    top = [[as_text(cell) for cell in row] for row in cells[:SEARCHED_ROWS]]
    found = recognise(top, layouts, name)
    if found is None:
        found = Recognised(None, 0, tuple(f"kolumn {number}" for number in range(1, len(top[0]) + 1)))
    around = (sheet, *(cell for row in top[: found.heading_row] for cell in row))

    def stage(connection: duckdb.DuckDBPyConnection) -> None:
        stage_rows(connection, found.headings, _rows(cells, found))

    return OpenedSheet(
        name=sheet,
        layout=found.layout,
        headings=found.headings,
        heading_row=found.heading_row,
        around=around,
        stage=stage,
        stage_patiently=None,
        lines_expected=None,
        note="excel",
    )


def _rows(cells: list[list[Cell]], found: Recognised) -> Iterator[NumberedRow]:
    # A sheet is as wide as its widest row: cells under no heading at the right are not a mismatch when empty.
    for number, row in enumerate(cells[found.heading_row :], start=found.heading_row + 1):
        yield number, [as_text(cell) for cell in row]


def as_text(cell: Cell) -> str:
    """The cell as text: whole numbers without decimals, dates as 2026-09-30, truth as ja or nej."""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        midnight = cell.time() == time(0)
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
