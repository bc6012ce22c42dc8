"""A person who opens a receipt in a spreadsheet program, mends cells and saves the workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from pipeline.database import one_transaction
from pipeline.receipts import write_receipts

TOP = 3
"""The headings of the correction sheet stand in this row."""


def receipts_of(analyst: Any) -> dict[str, Path]:
    """Every receipt beside the analyst's database, by file name, written now where one is missing."""
    with one_transaction(analyst.connection):
        write_receipts(analyst.connection, analyst.order)
    folder = analyst.order.database.parent / "receipts"
    return {path.name: path for path in sorted(folder.glob("*.xlsx"))}


def texts(path: Path, sheet: str) -> list[list[Any]]:
    """The sheet's cells, row by row."""
    return [list(row) for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)]


def facts(path: Path) -> dict[str, Any]:
    """The first sheet: name to value."""
    return {row[0]: row[1] for row in texts(path, "Kvitto")[2:] if row[0]}


def remarks(path: Path, sheet: str = "Anmärkningar") -> list[dict[str, Any]]:
    """The lines of remarks: heading to cell; the sender's with the rule that the technical sheet names for it."""
    rows = texts(path, sheet)
    rules = [str(row[1]).split(": ", 1) for row in texts(path, "Tekniskt") if row[0] == "Regel"]
    found = [dict(zip(rows[TOP - 1], row, strict=True)) for row in rows[TOP:]]
    for line in found:
        line.setdefault("regel", next((rule for rule, said in rules if line["vad som är fel"].startswith(said)), None))
    return found


def rows_to_mend(path: Path, sheet: str = "Att rätta") -> dict[int, dict[str, Any]]:
    """Row number to heading to cell."""
    rows = texts(path, sheet)
    headings = rows[TOP - 1]
    return {row[0]: dict(zip(headings, row, strict=True)) for row in rows[TOP:] if row[0] is not None}


def mend(
    path: Path,
    to: Path,
    mended: Mapping[int, Mapping[str, Any]],
    sheet: str = "Att rätta",
    also: Callable[[Any], None] | None = None,
) -> Path:
    """Set cells by row number and heading, do whatever `also` does to the sheet, and save under another name."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    at = {cell.value: cell.column for cell in page[TOP]}
    for row in range(TOP + 1, page.max_row + 1):
        for heading, value in mended.get(page.cell(row, 1).value, {}).items():
            page.cell(row, at[heading]).value = value or None
    if also is not None:
        also(page)
    to.parent.mkdir(parents=True, exist_ok=True)
    book.save(to)
    return to
