"""Workbooks: every sheet whose headings fit a layout, with dates and numbers as the text a person sees."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path

import duckdb

from pipeline.accept.headings import Recognised, recognise, rows_to_search, unknown_table
from pipeline.accept.opened import Beside, OpenedSheet
from pipeline.accept.text_rows import rows_table, stage_batches
from pipeline.accept.workbooks import SheetRows, Workbooks
from pipeline.vocabulary.layouts import Layout

_MOST_MERGED = 100
"""So many merged ranges of a sheet are pointed out; the sender will find the rest."""


def open_excel(path: Path, name: str, layouts: Sequence[Layout], workbooks: Workbooks) -> tuple[OpenedSheet, ...]:
    """Every sheet that holds anything. Raises FileRefused for a file that is no workbook, or asks for too much."""
    sheets = (_sheet(sheet, name, layouts) for sheet in workbooks.read(path))
    return tuple(sheet for sheet in sheets if sheet is not None)


def _sheet(sheet: SheetRows, name: str, layouts: Sequence[Layout]) -> OpenedSheet | None:
    top = list(islice(sheet.rows, rows_to_search(layouts)))
    found = recognise(top, layouts, name) or unknown_table(top)
    # Cells that were never filled are not in the file: every row is as wide as the headings at least.
    blank = [""] * len(found.headings)
    below = (row + blank[len(row) :] for row in chain(top[found.heading_row :], sheet.rows))
    rows, beside = rows_table(found, enumerate(below, start=found.heading_row + 1))
    if not rows.num_rows and not any(map(any, top)):
        return None
    beside.remarks.extend(_merged(sheet, found, rows.column(0).to_pylist()))

    def stage(connection: duckdb.DuckDBPyConnection) -> Beside:
        stage_batches(connection, rows)
        return beside

    return OpenedSheet(
        name=sheet.name,
        layout=found.layout,
        headings=found.headings,
        heading_row=found.heading_row,
        around=(sheet.name, *(cell for row in top[: found.heading_row] for cell in row)),
        stage=stage,
        stage_patiently=None,
        lines_expected=None,
        note="Excel",
        unnamed=found.unnamed,
        is_hidden=sheet.is_hidden,
    )


def _merged(sheet: SheetRows, found: Recognised, rows: list[int]) -> list[tuple[str, int]]:
    """Where merged cells cover rows of the table: only the first of them has the value, and nobody may guess more."""
    if found.layout is None or not sheet.merged:
        return []
    stored, last_row = set(rows), max(rows, default=0)
    ranges = ((first, range(first, min(last, last_row) + 1)) for first, last in sheet.merged)
    first_rows = {first for first, covered in ranges if any(row in stored for row in covered)}
    return [("cells-merged", row) for row in sorted(first_rows)[:_MOST_MERGED]]
