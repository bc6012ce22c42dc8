"""A workbook: every sheet, hidden ones too, and the parts of the file that no sheet shows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from pipeline.audit.surfaces import Passage, Surface, Table

_UNSEEN = re.compile(r"docProps/(core|app|custom)\.xml|xl/comments.*\.xml|xl/threadedComments/.*|xl/drawings/.*\.xml")
_MARK = re.compile(r"<[^>]*>")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+Z?|\b\d+\.\d{4}\b")
"""When it was made, and the version of the program: no figures."""


def read_workbook(path: Path, name: str) -> Surface:
    """Rows of what is seen; all of a hidden sheet, comments and properties are asides."""
    surface = Surface()
    try:
        book = CalamineWorkbook.from_path(str(path))
    except CalamineError as error:
        raise ValueError(type(error).__name__) from error
    for sheet in book.sheets_metadata:
        rows = tuple(tuple(_said(cell) for cell in row) for row in book.get_sheet_by_name(sheet.name).to_python())
        if sheet.visible == SheetVisibleEnum.Visible:
            top = _first_row_of_table(rows)
            surface.tables.append(Table(name, sheet.name, rows[top:]))
            surface.passages += [Passage("prose", name, sheet.name, row) for row in rows[:top]]
            surface.passages += [Passage("row", name, sheet.name, row) for row in rows[top:]]
        else:
            surface.passages += [Passage("aside", name, sheet.name, row) for row in rows]
    with zipfile.ZipFile(path) as packed:
        for part in packed.namelist():
            if _UNSEEN.fullmatch(part):
                text = _MARK.sub(" ", packed.read(part).decode("utf-8", "replace"))
                if part != "docProps/app.xml":
                    surface.passages.append(Passage("aside", name, part, (_STAMP.sub(" ", text),)))
    return surface


def _first_row_of_table(rows: Sequence[tuple[str, ...]]) -> int:
    """A table begins where two cells stand side by side; above it are titles and notes."""
    return next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), len(rows))


def _said(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
