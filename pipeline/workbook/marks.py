"""Cells of an .xlsx sheet that the spreadsheet reader gives as something else than what is shown.

It gives an error (#N/A) as blank, and 75 % as 0.75. Both would be taken for something the sender never wrote, so
the sheet's own XML is looked through for them; sheets without either cost one pass.
"""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

from pipeline.workbook.bounds import column_number, row_pieces

Marks = dict[int, list[tuple[int, str]]]
"""Row number to (column number, the error as shown, or "%")."""

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<Relationship\s[^>]*>")
_FORMAT = re.compile(rb"<numFmt\s[^>]*>")
_XF = re.compile(rb"<xf\s[^>]*>")
_CELL = re.compile(rb"<c ([^>]*[^/>])>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?(?:<v>([^<]*)</v>)?")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_PERCENT_FORMATS = {9, 10}


def read_marks(path: Path, sheet: str) -> Marks:
    """The cells of the sheet that hold an error, or a number shown in percent. Empty for other kinds of workbooks."""
    marks: Marks = {}
    if not zipfile.is_zipfile(path):
        return marks
    with zipfile.ZipFile(path) as book:
        names = set(book.namelist())
        part = _part_of(book, sheet) if "xl/workbook.xml" in names else None
        if part is None or part not in names:
            return marks
        percent = _percent_styles(book) if "xl/styles.xml" in names else set()
        for piece in row_pieces(book, book.getinfo(part)):
            if b't="e"' in piece or percent:
                _look_through(piece, percent, marks)
    return marks


def _look_through(piece: bytes, percent: set[bytes], marks: Marks) -> None:
    for cell in _CELL.finditer(piece):
        about, value = cell[1], cell[2]
        is_error = b't="e"' in about
        style = _attribute(about, b"s")
        if value is None or not (is_error or (style in percent and _attribute(about, b"t") in (None, b"n"))):
            continue
        place = _PLACE.search(about)
        if place is not None:
            mark = value.decode("utf-8", "replace") if is_error else "%"
            marks.setdefault(int(place[2]), []).append((column_number(place[1]), mark))


def _part_of(book: zipfile.ZipFile, sheet: str) -> str | None:
    """Which part of the package holds the sheet: the workbook names a relation, the relation names the part."""
    relation = None
    for found in _SHEET.finditer(book.read("xl/workbook.xml")):
        name = _attribute(found[0], b"name")
        if name is not None and unescape(name.decode("utf-8", "replace")) == sheet:
            relation = _attribute(found[0], rb"\w+:id")
    for found in _RELATION.finditer(book.read("xl/_rels/workbook.xml.rels")):
        target = _attribute(found[0], b"Target")
        if relation is not None and target is not None and _attribute(found[0], b"Id") == relation:
            text = target.decode("utf-8", "replace")
            return text[1:] if text.startswith("/") else f"xl/{text}"
    return None


def _percent_styles(book: zipfile.ZipFile) -> set[bytes]:
    """The numbers, as written in cells, of styles that show percent."""
    styles = book.read("xl/styles.xml")
    formats = {str(each).encode() for each in _PERCENT_FORMATS}
    for found in _FORMAT.finditer(styles):
        number, code = _attribute(found[0], b"numFmtId"), _attribute(found[0], b"formatCode")
        if number is not None and code is not None and b"%" in code:
            formats.add(number)
    cells = styles.partition(b"<cellXfs")[2].partition(b"</cellXfs>")[0]
    return {
        str(position).encode()
        for position, found in enumerate(_XF.finditer(cells))
        if _attribute(found[0], b"numFmtId") in formats
    }


def _attribute(element: bytes, name: bytes) -> bytes | None:
    found = re.search(rb"\b" + name + rb'="([^"]*)"', element)
    return found[1] if found else None
