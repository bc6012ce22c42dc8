"""The tables as an Excel workbook: one table per sheet, unrounded numbers, every text a text."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

from pipeline.publish.document import Cell, Column, Document, Table
from pipeline.publish.edition import Edition
from pipeline.publish.open_data import HEADER, figure_rows
from pipeline.publish.wording.numbers import DASH
from pipeline.publish.wording.statuses import legend

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_SHARE, _COUNT = "0\N{NO-BREAK SPACE}%", "#,##0"
_WIDTHS = {"head": 38, "text": 26, "wide": 60, "short": 18, "count": 11, "share": 10, "interval": 12, "code": 18}


def workbook_bytes(document: Document, edition: Edition) -> bytes:
    """The whole workbook. Its date is the period's last day, so that the same figures give the same bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({
        "title": f"{document.title}, {document.period}", "author": document.association,
        "created": _midnight(edition.release.period.last_day),
    })  # fmt: skip
    _write_contents(book, document, edition)
    for table in document.tables:
        _write_table(book, table)
    _write_all_figures(book, edition)
    book.close()
    return out.getvalue()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _write_contents(book: Workbook, document: Document, edition: Edition) -> None:
    words, disclosure = edition.words, edition.release.definitions.disclosure
    sheet = book.add_worksheet(words.say("Läs mig"))
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    lines = [document.title, f"{document.association}, {document.period}"]
    lines += [f"{mark.label}. {mark.note}" for mark in document.marks]
    lines += [
        disclosure.note[words.language],
        words.say("Tecknet .. är text: cellen räknas inte med i summor."),
        words.say("Andelar är oavrundade tal som visas i hela procent."),
    ]
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, bold if row == 0 else wrap)
    row = len(lines) + 1
    for symbol, meaning in legend(words, disclosure.legend[words.language]):
        sheet.write_string(row, 0, f"{symbol}  {meaning}", wrap)
        row += 1
    row += 1
    sheet.write_string(row, 0, words.say("Innehåll"), bold)
    for number, table in enumerate(document.tables, start=1):
        sheet.write_string(row + number, 0, f"{sheet_name(table)}: {table.caption}", wrap)
    sheet.write_string(row + len(document.tables) + 1, 0, words.say("Alla siffror: samma rader som figures.csv"), wrap)
    sheet.set_column(0, 0, 110)


def sheet_name(table: Table) -> str:
    """At most 31 characters and none that Excel refuses."""
    return "".join(" " if each in "[]:*?/\\'" else each for each in table.sheet)[:31].strip()


def _write_table(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(sheet_name(table))
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    formats = {"share": book.add_format({"num_format": _SHARE}), "count": book.add_format({"num_format": _COUNT})}
    at = 0
    for index, column in enumerate(table.columns):
        for part, heading in enumerate(_headings(column)):
            sheet.write_string(0, at, heading, head)
            sheet.set_column(at, at, _WIDTHS[column.kind])
            for row, cells in enumerate(table.rows, start=1):
                _write_cell(sheet, row, at, cells[index], part, formats, column)
            at += 1
    sheet.freeze_panes(1, 1)


def _headings(column: Column) -> tuple[str, ...]:
    """An interval takes two columns: a cell holds one number."""
    if column.kind != "interval":
        return (column.heading,)
    return (f"{column.heading} {DASH}", f"{DASH} {column.heading}")


def _write_cell(
    sheet: Worksheet, row: int, at: int, cell: Cell, part: int, formats: dict[str, Format], column: Column
) -> None:
    if cell.numbers:
        kind = "count" if column.kind == "count" else "share"
        sheet.write_number(row, at, cell.numbers[part], formats[kind])
    elif cell.text:
        sheet.write_string(row, at, cell.text)


def _write_all_figures(book: Workbook, edition: Edition) -> None:
    """Every figure of the release, in the columns of figures.csv."""
    sheet = book.add_worksheet(edition.words.say("Alla siffror"))
    bold = book.add_format({"bold": True, "bottom": 1})
    for at, name in enumerate(HEADER):
        sheet.write_string(0, at, name, bold)
        sheet.set_column(at, at, 14)
    for row, values in enumerate(figure_rows(edition.release), start=1):
        for at, value in enumerate(values):
            if isinstance(value, bool):
                sheet.write_boolean(row, at, value)
            elif isinstance(value, (int, float)):
                sheet.write_number(row, at, value)
            elif value:
                sheet.write_string(row, at, value)
    sheet.freeze_panes(1, 0)
