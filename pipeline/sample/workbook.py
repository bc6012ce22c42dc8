"""Writes an Excel workbook as an administrator would: a title, an empty row, headings, real dates and numbers."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from pipeline.sample.styles import as_date
from pipeline.vocabulary.columns import Column


def workbook_bytes(title: str, headings: list[str], columns: tuple[Column, ...], rows: list[list[str]]) -> bytes:
    """The workbook's bytes, the same each time: it carries a fixed date of creation."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": datetime(2026, 10, 5)})
        page = book.add_worksheet("Deltaganden")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_string(0, 0, title, book.add_format({"bold": True}))
        page.write_row(2, 0, headings)
        for at, cells in enumerate(rows, start=3):
            for place, (column, text) in enumerate(zip(columns, cells, strict=True)):
                _write(page, at, place, column, text, day)
    return content.getvalue()


def _write(page: Any, row: int, place: int, column: Column, text: str, day: Any) -> None:
    if text == "":
        return
    if column.type == "date" and (value := as_date(text)):
        page.write_datetime(row, place, datetime(value.year, value.month, value.day), day)
    elif column.type in ("number", "whole_number"):
        page.write_number(row, place, float(text.replace(",", ".")))
    else:
        page.write_string(row, place, text)
