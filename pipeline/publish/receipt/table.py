"""One real table on a sheet: headings that a screen reader announces, every text a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONGEST_HEADING = 255
_LINE, _TALLEST = 15, 405
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Formats = tuple["object", "object"]


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula if it were typed in."""
    return text.startswith(_STARTS_A_FORMULA)


def height_of(cells: Iterable[tuple[str, int]]) -> int:
    """The height of a row that shows its wrapped cells (text, width in characters) whole.

    Not every spreadsheet program fits rows when it opens a file.

    >>> height_of([("a word", 10), ("ten letter", 5), ("", 5)])
    30
    """
    lines = max((sum(len(wrap(line, width)) or 1 for line in text.split("\n")) for text, width in cells), default=1)
    return min(_LINE * lines, _TALLEST)


def frame_facts(sheet: Worksheet, name: str, top: int, rows: int) -> None:
    """Make names and values, two columns without headings, a named table from row `top` (from 0)."""
    sheet.add_table(top, 0, top + max(rows, 1) - 1, 1, {
        "name": name, "header_row": False, "style": "Table Style Light 1", "banded_rows": False, "first_column": True,
    })  # fmt: skip


def frame_table(book: Workbook, sheet: Worksheet, name: str, top: int, headings: Sequence[str], rows: int) -> None:
    """Write the headings in row `top` (from 0) and make them and the rows below a named table.

    Headings that a table cannot have (too long, or the same twice) stand as they are, with a filter.
    """
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    last_row, last_column = top + max(rows, 1), len(headings) - 1
    alike = len({heading.casefold() for heading in headings}) < len(headings)
    if alike or any(len(heading) > _LONGEST_HEADING for heading in headings):
        for at, heading in enumerate(headings):
            sheet.write_string(top, at, heading, head)
        sheet.autofilter(top, 0, last_row, last_column)
        return
    columns = [{"header": heading, "header_format": head} for heading in headings]
    sheet.add_table(top, 0, last_row, last_column, {
        "name": name, "columns": columns, "style": "Table Style Light 1", "banded_rows": False,
    })  # fmt: skip
