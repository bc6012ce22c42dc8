"""A receipt that comes back: its correction sheet is recognised, and tied to the rows that it corrects."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipeline.accept.opened import FileRefused, OpenedSheet
from pipeline.vocabulary.correction_mark import (
    BEFORE,
    CHECK,
    PROPERTY,
    RIGHT,
    ROW,
    TO_MEND,
    CorrectionMark,
    is_heading,
    read_mark,
)
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import identifier, read_sql

_SEARCHED_ROWS = 10
_OWN = "rättelse: "
"""What our own columns are called between reading and storing, so that no delivered heading is taken for one."""
_OWN_ROW, _OWN_CHECK, _OWN_RIGHT = f"{_OWN}rad", f"{_OWN}kontroll", f"{_OWN}stämmer"
_YES = ("ja", "j", "yes", "y", "x", "stämmer")
_PROPERTY_FILES = ("docProps/custom.xml", "meta.xml")
_PROPERTY_BYTES = 1 << 16


def is_returned_receipt(path: Path) -> bool:
    """Whether the workbook carries the property of our receipts. False for anything that cannot be looked into."""
    try:
        with zipfile.ZipFile(path) as book:
            names = [name for name in _PROPERTY_FILES if name in book.namelist()]
            return any(PROPERTY.encode() in book.open(name).read(_PROPERTY_BYTES) for name in names)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False


def correction_headings(
    rows: Sequence[Sequence[str]], layouts: Sequence[Layout]
) -> tuple[Layout | None, int, tuple[str, ...]] | None:
    """Layout, heading row (from 1) and headings of a correction sheet; None for any other table.

    Without its mark the sheet has no layout: it must not be taken for an extract of its own.
    """
    top = rows[:_SEARCHED_ROWS]
    at = next((at for at, row in enumerate(top) if _is_heading_row(row)), None)
    if at is None:
        return None
    mark = next((found for row in top[:at] for cell in row if (found := read_mark(cell))), None)
    layout = next((each for each in layouts if mark and each.id == mark.layout), None)
    return layout, at + 1, _headings(top[at])


def _is_heading_row(row: Sequence[str]) -> bool:
    """The last of our columns is enough, as somebody may have removed the first ones with the mark."""
    has_check, has_row, has_todo = (any(is_heading(cell, label) for cell in row) for label in (CHECK, ROW, TO_MEND))
    return has_check or (has_row and has_todo)


def _headings(row: Sequence[str]) -> tuple[str, ...]:
    """Our own columns under names of their own, the delivered ones as they were."""
    names: list[str] = []
    own = {**{label: f"{_OWN}{label.sv}" for label in BEFORE}, ROW: _OWN_ROW, CHECK: _OWN_CHECK, RIGHT: _OWN_RIGHT}
    for position, cell in enumerate(_trimmed(row), start=1):
        label = next((each for each in own if is_heading(cell, each) and own[each] not in names), None)
        name = own[label] if label else cell.strip() or f"kolumn {position}"
        while name.casefold() in {each.casefold() for each in names}:
            name += " (2)"
        names.append(name)
    return tuple(names)


def _trimmed(row: Sequence[str]) -> list[str]:
    cells = [cell or "" for cell in row]
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def only_corrections(sheets: Sequence[OpenedSheet]) -> list[OpenedSheet]:
    """The correction sheets, where there are any: the rest of a receipt is ours and not delivered. Else all sheets."""
    returned = [sheet for sheet in sheets if _has_own_headings(sheet) or _mark(sheet) is not None]
    return returned or list(sheets)


def refuse_unsound_correction(connection: duckdb.DuckDBPyConnection, path: Path, sheets: Sequence[OpenedSheet]) -> None:
    """Let a sound correction pass, and any other file. Raises FileRefused for a receipt that has lost what ties it."""
    marks = [_mark(sheet) for sheet in sheets]
    if not any(marks) and not any(_has_own_headings(sheet) for sheet in sheets):
        if is_returned_receipt(path):
            raise FileRefused("correction-damaged")
        return
    whole = [mark for mark, sheet in zip(marks, sheets, strict=True) if mark and _is_whole(sheet)]
    is_one = len({mark.sha256 for mark in whole}) == 1 and len({mark.sheet_no for mark in whole}) == len(sheets)
    if len(whole) != len(sheets) or not is_one:
        raise FileRefused("correction-damaged")
    corrected = [_corrected(connection, mark) for mark in whole]
    if None in corrected:
        raise FileRefused("correction-unknown")
    if [each[2] for each in corrected if each] != [sheet.layout.id for sheet in sheets if sheet.layout]:
        raise FileRefused("correction-damaged")


def _has_own_headings(sheet: OpenedSheet) -> bool:
    return any(heading.startswith(_OWN) for heading in sheet.headings)


def _is_whole(sheet: OpenedSheet) -> bool:
    return sheet.layout is not None and {_OWN_ROW, _OWN_CHECK} <= set(sheet.headings)


def _mark(sheet: OpenedSheet) -> CorrectionMark | None:
    return next((mark for text in sheet.around if (mark := read_mark(text))), None)


def _corrected(connection: duckdb.DuckDBPyConnection, mark: CorrectionMark) -> tuple[int, int, str] | None:
    """Delivery, sheet and layout that a mark names, where this database has them."""
    row = connection.execute(
        "select delivery_no, sheet_no, layout from accepted.sheet join accepted.delivery using (delivery_no) "
        "where sha256 = ? and outcome = 'used' and sheet_no = ? order by delivery_no limit 1",
        [mark.sha256, mark.sheet_no],
    ).fetchone()
    return (int(row[0]), int(row[1]), str(row[2])) if row else None


def settle_correction(
    connection: duckdb.DuckDBPyConnection, number: int, sheet_no: int, sheet: OpenedSheet, stored_as: str
) -> OpenedSheet:
    """Tie a stored correction sheet to the rows it corrects, and take our own columns out of it again.

    Any other sheet is left alone. Gives the sheet as if it had been delivered without our columns.
    """
    mark = _mark(sheet)
    corrected = _corrected(connection, mark) if mark else None
    if mark is None or corrected is None:
        return sheet
    place = {"delivery_no": number, "sheet_no": sheet_no}
    corrects = {"corrects_delivery_no": corrected[0], "corrects_sheet_no": corrected[1]}
    connection.execute(
        "insert into accepted.correction values ($delivery_no, $sheet_no, $corrects_delivery_no, $corrects_sheet_no)",
        place | corrects,
    )
    stored = f"accepted.{identifier(stored_as)}"
    original = _original_rows(connection, *corrected[:2])
    connection.execute(
        read_sql(
            __file__, "corrected_row",
            stored=stored, original=original, own_row=identifier(_OWN_ROW), own_check=identifier(_OWN_CHECK),
            # a receipt from before there was such a column has none
            own_right=identifier(_OWN_RIGHT) if _OWN_RIGHT in sheet.headings else "null",
            same=_same_cells(connection, stored, original, of_all=True),
        ),
        place | {"sha256": mark.sha256, "corrects_sheet_no": mark.sheet_no, "yes": list(_YES)},
    )  # fmt: skip
    connection.execute(read_sql(__file__, "removed_row"), place | {"rows": list(mark.rows)})
    for heading in [each for each in sheet.headings if each.startswith(_OWN)]:
        connection.execute(f"alter table {stored} drop column {identifier(heading)}")
    _keep_mismatches(connection, place, stored, original)
    return dataclasses.replace(sheet, headings=tuple(each for each in sheet.headings if not each.startswith(_OWN)))


def follow_layout(connection: duckdb.DuckDBPyConnection, number: int, sheet_no: int) -> None:
    """Have a correction read by the version of the layout that read what it corrects. Any other sheet is left alone."""
    connection.execute(read_sql(__file__, "correction_layout"), {"delivery_no": number, "sheet_no": sheet_no})


def _original_rows(connection: duckdb.DuckDBPyConnection, delivery_no: int, sheet_no: int) -> str:
    """The corrected sheet as a query with row_no and has_cells_mismatch before its cells."""
    row = connection.execute(
        "select stored_as, is_numbered, heading_row from accepted.sheet where delivery_no = ? and sheet_no = ?",
        [delivery_no, sheet_no],
    ).fetchone()
    if row is None:
        raise ValueError("a correction is stored only for a sheet that the ledger knows")
    stored_as, is_numbered, heading_row = row
    numbers = "" if is_numbered else f"rowid + {int(heading_row) + 1} as row_no, false as has_cells_mismatch, "
    return f"select {numbers}* from accepted.{identifier(stored_as)}"


def _keep_mismatches(connection: duckdb.DuckDBPyConnection, place: dict[str, int], stored: str, original: str) -> None:
    """On our sheet every row has a cell under every heading: one sent back untouched is still in the wrong columns."""
    same = _same_cells(connection, stored, original)
    connection.execute(read_sql(__file__, "mismatch_again", stored=stored, original=original, same=same), place)


def _same_cells(connection: duckdb.DuckDBPyConnection, stored: str, original: str, of_all: bool = False) -> str:
    """A condition that the row `returned` says what the row `delivered` said under every heading that both have.

    `of_all`: never true where a delivered heading is missing, as then nobody knows.
    """
    delivered = [row[0] for row in connection.execute(f"describe {original}").fetchall()]
    returned = {row[0] for row in connection.execute(f"describe {stored}").fetchall()}
    cells = [name for name in delivered if name not in ("row_no", "has_cells_mismatch")]
    if of_all and not returned.issuperset(cells):
        return "false"
    both = [identifier(name) for name in cells if name in returned]
    same = (f"trim(coalesce(delivered.{cell}, '')) = trim(coalesce(returned.{cell}, ''))" for cell in both)
    return " and ".join(same) or "true"
