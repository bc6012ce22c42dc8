"""A register to fill in: one sheet, where all above the headings explains and none of it counts."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from pipeline.vocabulary.columns import Column, Label, Table
from pipeline.vocabulary.errors import Language

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_HOW = Label(
    "{what}: fyll i under rubrikerna på rad {row}. Allt ovanför dem förklarar och räknas aldrig; låt det stå.",
    "{what}: fill in under the headings on row {row}. All above them explains and never counts; leave it.",
)
_EXAMPLE = Label("Exempel, som inte räknas:", "An example, which does not count:")
_REQUIRED = Label("måste fyllas i", "must be filled in")
_WRITTEN: Mapping[str, Label] = {
    "date": Label("skrivs 2026-01-31", "written 2026-01-31"),
    "yes_no": Label("ja eller nej", "yes or no"),
    "whole_number": Label("ett helt tal", "a whole number"),
    "number": Label("ett tal", "a number"),
}
_YES_NO = Label("ja|nej", "yes|no")
_HEADINGS, _ROOM = 5, 2_000
"""The row of the headings (from 0), and how many rows have lists to choose from."""
_WIDTH, _LINE = 24, 15
"""How many letters a column is wide, and how many points a line is high."""


def form_bytes(table: Table, example: Mapping[str, str], language: Language) -> bytes:
    """The workbook. `example`: column name to what is written. The same table gives the same bytes.

    The headings are the table's own labels, so that the shipped layout reads what is filled in.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": table.label[language], "created": datetime(2026, 1, 1)})
    sheet = book.add_worksheet(table.label[language])
    what = table.label[language].capitalize()
    sheet.write_string(
        0, 0, _HOW[language].format(what=what, row=_HEADINGS + 1), book.add_format({"bold": True, "font_size": 13})
    )
    _write_columns(book, sheet, table, example, language)
    sheet.write_string(2, 0, _EXAMPLE[language], book.add_format({"italic": True, "font_color": "#595959"}))
    sheet.freeze_panes(_HEADINGS + 1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADINGS)
    book.close()
    return out.getvalue()


def _write_columns(
    book: Workbook, sheet: Worksheet, table: Table, example: Mapping[str, str], language: Language
) -> None:
    told = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#595959"})
    shown = book.add_format({"italic": True, "font_color": "#595959", "num_format": "@"})
    heading = book.add_format({"bold": True, "bg_color": "#dbe7f3", "bottom": 1})
    # Text: a code such as 0114 keeps its zero, and a date stays as it is written.
    sheet.set_column(0, len(table.columns) - 1, _WIDTH, book.add_format({"num_format": "@"}))
    longest = max(len(_explained(column, language)) for column in table.columns)
    sheet.set_row(1, _LINE * (1 + math.ceil(longest / (_WIDTH - 4))))
    for at, column in enumerate(table.columns):
        sheet.write_string(1, at, _explained(column, language), told)
        sheet.write_string(3, at, example.get(column.name, ""), shown)
        sheet.write_string(_HEADINGS, at, column.label[language], heading)
        _offer(sheet, at, column, language)


def _explained(column: Column, language: Language) -> str:
    """What the column means, and how it is written where that is not plain."""
    written = _WRITTEN[column.type][language] if column.type in _WRITTEN else None
    needed = _REQUIRED[language] if column.required else None
    more = "; ".join(each for each in (needed, written) if each)
    return f"{column.describes[language]}. {more.capitalize()}." if more else f"{column.describes[language]}."


def _offer(sheet: Worksheet, at: int, column: Column, language: Language) -> None:
    """A list to choose from, where the answers are few; another answer can still be written, after a warning."""
    answers = [each.label[language] for each in column.codes] if column.type == "code" else []
    if column.type == "yes_no":
        answers = _YES_NO[language].split("|")
    # A list written out may hold 255 characters and no comma within an answer.
    if answers and len(",".join(answers)) <= 255 and not any("," in each for each in answers):
        sheet.data_validation(
            _HEADINGS + 1, at, _HEADINGS + _ROOM, at,
            {"validate": "list", "source": answers, "error_type": "warning"},
        )  # fmt: skip
