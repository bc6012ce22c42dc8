"""The tables as an Excel workbook: one table per sheet, unrounded numbers, every text a text."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from pipeline.publish.document import Cell, Column, Document, Table
from pipeline.publish.edition import Edition
from pipeline.publish.open_data import HEADER, figure_rows
from pipeline.publish.wording.statuses import legend
from pipeline.publish.wording.words import Words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_FONT = {"font_name": "Arial", "font_size": 12}
"""Without serifs and no smaller: the list for accessible spreadsheets of the UK Government Analysis Function."""
_OPTIONS = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True,
    "default_format_properties": _FONT,
}  # fmt: skip
_SHARE, _COUNT = "0\N{NO-BREAK SPACE}%", "#,##0"
_WIDTHS = {"head": 42, "text": 28, "wide": 64, "short": 20, "count": 13, "share": 12, "interval": 16, "code": 20}


@dataclass(frozen=True)
class _Looks:
    """The formats of a workbook, each made once."""

    title: Format
    text: Format
    head: Format
    number_head: Format
    share: Format
    count: Format
    link: Format


def workbook_bytes(document: Document, edition: Edition) -> bytes:
    """The whole workbook. Its date is the period's last day, so that the same figures give the same bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({
        "title": f"{document.title}, {document.period}", "author": document.association,
        "created": _midnight(edition.release.period.last_day),
    })  # fmt: skip
    looks = _looks(book)
    _write_contents(book, looks, document, edition)
    for table in document.tables:
        _write_table(book, looks, table, edition.words)
    _write_all_figures(book, looks, edition)
    book.close()
    return out.getvalue()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _looks(book: Workbook) -> _Looks:
    plain = {**_FONT, "valign": "top"}
    return _Looks(
        title=book.add_format({**_FONT, "bold": True, "font_size": 14}),
        text=book.add_format({**plain, "text_wrap": True}),
        head=book.add_format({**plain, "bold": True, "text_wrap": True, "bottom": 1}),
        number_head=book.add_format({**plain, "bold": True, "text_wrap": True, "bottom": 1, "align": "right"}),
        share=book.add_format({**plain, "num_format": _SHARE, "align": "right"}),
        count=book.add_format({**plain, "num_format": _COUNT, "align": "right"}),
        link=book.add_format({**plain, "text_wrap": True, "font_color": "#12436D", "underline": 1}),
    )


def _write_contents(book: Workbook, looks: _Looks, document: Document, edition: Edition) -> None:
    """What the workbook is, what its symbols mean, and a link to every sheet."""
    words, disclosure = edition.words, edition.release.definitions.disclosure
    sheet = book.add_worksheet(words.say("Läs mig"))
    lines = [f"{document.association}, {document.period}"]
    lines += [f"{mark.label}. {mark.note}" for mark in document.marks]
    lines += [
        words.say("Varje blad har en tabell. Rubriken står i cell A1, anmärkningar under den, och sedan tabellen."),
        disclosure.note[words.language],
        words.say("Tecknet .. är text: cellen räknas inte med i summor."),
        words.say("Andelar är oavrundade tal som visas i hela procent."),
    ]
    lines += [f"{symbol}  {meaning}" for symbol, meaning in legend(words, disclosure.legend[words.language])]
    sheet.write_string(0, 0, document.title, looks.title)
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, looks.text)
    row = len(lines) + 1
    sheet.write_string(row, 0, words.say("Innehåll"), looks.title)
    every = words.say("Alla siffror")
    contents = [(sheet_name(table), table.caption) for table in document.tables]
    contents.append((every, words.say("samma rader som figures.csv")))
    for number, (name, caption) in enumerate(contents, start=row + 1):
        sheet.write_url(number, 0, f"internal:'{name}'!A1", looks.link, f"{name}: {caption}")
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)


def sheet_name(table: Table) -> str:
    """At most 31 characters and none that Excel refuses."""
    return "".join(" " if each in "[]:*?/\\'" else each for each in table.sheet)[:31].strip()


def _write_table(book: Workbook, looks: _Looks, table: Table, words: Words) -> None:
    """Title in A1, notes below, then the table, marked as one so that a screen reader can tell its headings."""
    sheet = book.add_worksheet(sheet_name(table))
    sheet.write_string(0, 0, table.caption, looks.title)
    notes = (words.say("Tecknen förklaras på bladet Läs mig."), *table.notes)
    for row, note in enumerate(notes, start=1):
        sheet.write_string(row, 0, note, book.add_format(_FONT))
    top = len(notes) + 1
    headings, at = [], 0
    for index, column in enumerate(table.columns):
        for part, heading in enumerate(_headings(words, column)):
            headings.append(
                {"header": heading, "header_format": looks.number_head if _is_number(column) else looks.head}
            )
            sheet.set_column(at, at, _WIDTHS[column.kind])
            for row, cells in enumerate(table.rows, start=top + 1):
                _write_cell(sheet, row, at, cells[index], part, looks, column)
            at += 1
    if table.rows:
        _mark_as_table(sheet, top, len(table.rows), table.id, headings)


def _mark_as_table(sheet: Worksheet, top: int, rows: int, name: str, headings: Sequence[Mapping[str, object]]) -> None:
    sheet.add_table(
        top, 0, top + rows, len(headings) - 1,
        {"name": name, "columns": headings, "autofilter": False, "style": "Table Style Light 1", "banded_rows": False},
    )  # fmt: skip


def _is_number(column: Column) -> bool:
    return column.kind in ("count", "share", "interval")


def _headings(words: Words, column: Column) -> tuple[str, ...]:
    """An interval takes two columns: a cell holds one number."""
    if column.kind != "interval":
        return (column.heading,)
    return (
        words.say("{interval}, nedre gräns", interval=column.heading),
        words.say("{interval}, övre gräns", interval=column.heading),
    )


def _write_cell(sheet: Worksheet, row: int, at: int, cell: Cell, part: int, looks: _Looks, column: Column) -> None:
    if cell.numbers:
        sheet.write_number(row, at, cell.numbers[part], looks.count if column.kind == "count" else looks.share)
    elif cell.text:
        sheet.write_string(row, at, cell.text, looks.share if _is_number(column) else looks.text)


def _write_all_figures(book: Workbook, looks: _Looks, edition: Edition) -> None:
    """Every figure of the release, in the columns of figures.csv."""
    words = edition.words
    sheet = book.add_worksheet(words.say("Alla siffror"))
    sheet.write_string(0, 0, words.say("Alla siffror: samma rader som figures.csv"), looks.title)
    rows = figure_rows(edition.release)
    for row, values in enumerate(rows, start=2):
        for at, value in enumerate(values):
            if isinstance(value, bool):
                sheet.write_boolean(row, at, value)
            elif isinstance(value, (int, float)):
                sheet.write_number(row, at, value)
            elif value:
                sheet.write_string(row, at, value)
    sheet.set_column(0, len(HEADER) - 1, 16)
    _mark_as_table(sheet, 1, len(rows), "figures", [{"header": name, "header_format": looks.head} for name in HEADER])
