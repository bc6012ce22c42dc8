"""The station's one public act: take in what has not been taken in before."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Protocol

import duckdb
import pyarrow as pa

from pipeline.accept.correction_sheet import (
    follow_layout,
    is_returned_receipt,
    only_corrections,
    refuse_unsound_correction,
    settle_correction,
)
from pipeline.accept.files import DeliveredFile, find_files
from pipeline.accept.identity_place import MOST_ROWS, find_place
from pipeline.accept.kept_layouts import keep_corrections, keep_layout
from pipeline.accept.ledger import ensure_ledger, enter, layouts_digest, read_ledger
from pipeline.accept.opened import (
    BEYOND,
    CELLS_MISMATCH,
    ROW_NO,
    Beside,
    FileRefused,
    IdentityFound,
    IdentityPlace,
    OpenedSheet,
)
from pipeline.accept.proposals import note_unknown, note_unread
from pipeline.accept.readers import Readers
from pipeline.vocabulary.errors import FolderMissing
from pipeline.vocabulary.layouts import Layout, fold_heading
from pipeline.vocabulary.order import Order, Progress
from pipeline.vocabulary.sql import identifier, literal


class Guard(Protocol):
    """Tells whether any cell of a relation holds a personal identity number."""

    def __call__(self, connection: duckdb.DuckDBPyConnection, relation: str, by_line: bool = False) -> bool:
        """By line the relation holds a file's whole lines, and only a no is an answer: then no cell holds one."""
        ...


def accept(connection: duckdb.DuckDBPyConnection, order: Order, has_identity: Guard, progress: Progress) -> None:
    """Read every new file below the deliveries folder into `accepted.*`, as text, and write it in the ledger.

    A file in which `has_identity` finds a personal number is refused before anything of it is stored.
    Raises FolderMissing or LayoutsTie.
    """
    if not order.deliveries.is_dir():
        raise FolderMissing(path=order.deliveries, option="--deliveries")
    ensure_ledger(connection)
    layouts = order.definitions.recognisable
    keep_corrections(connection, order.definitions.layouts)
    digest = layouts_digest(layouts)
    ledger = read_ledger(connection, digest)
    found = find_files(order.deliveries, order.today)
    files = _without_identity(connection, found, has_identity)
    named = {file.name for file in found}
    new = [file for file in files if (file.name, file.sha256) not in ledger.settled]
    # A correction can be tied only to a delivery that the ledger knows.
    new.sort(key=lambda file: is_returned_receipt(file.path))
    used = dict(ledger.used)
    with Readers() as readers:
        for number, file in enumerate(new, start=ledger.last_no + 1):
            progress("accept", f"{number - ledger.last_no}/{len(new)}  {file.name}")
            if file.sha256 in used and file.name in named:
                enter(connection, number, file, digest, "repeated", repeats=used[file.sha256])
                continue
            refused: str | None = "identity-number"
            if file.name in named:
                refused = _take_in(connection, number, file, layouts, has_identity, readers)
            enter(connection, number, file, digest, "refused" if refused else "used", refused)
            if refused is None:
                used[file.sha256] = number


def _take_in(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    file: DeliveredFile,
    layouts: Sequence[Layout],
    has_identity: Guard,
    readers: Readers,
) -> str | None:
    """Store the file's sheets; the rule it is refused for where it cannot be."""
    if file.size == 0:
        return "file-empty"
    if file.refused is not None or file.kind is None:
        return file.refused or "kind-unknown"
    try:
        with readers.on_disk(file) as path:
            opened = readers.open(path, file, layouts)
            sheets = [_guarded(connection, sheet, has_identity) for sheet in opened]
            sheets = only_corrections(sheets)
            refuse_unsound_correction(connection, path, sheets)
            known = [sheet for sheet in sheets if sheet.layout is not None]
            if not known:
                note_unknown(connection, number, sheets, layouts)
            shown = [sheet for sheet in known if not sheet.is_hidden]
            for sheet_no, sheet in enumerate(shown, start=1):
                _store(connection, number, sheet_no, sheet)
    except IdentityFound as found:
        _remember_place(connection, number, found.place)
        return "identity-number"
    except FileRefused as why:
        return why.rule
    finally:
        connection.execute("drop view if exists temp.staged; drop table if exists temp.staged_rows")
    if not shown:
        return _why_nothing(sheets)
    for sheet in sheets:
        if sheet.layout is None and not sheet.is_hidden:
            _remark(connection, number, sheet.name, "sheet-unknown")
        if sheet.layout is not None and sheet.is_hidden:
            _remark(connection, number, sheet.name, "sheet-hidden")
    return None


def _why_nothing(sheets: Sequence[OpenedSheet]) -> str:
    if any(sheet.layout is not None for sheet in sheets):
        return "sheet-hidden"
    return "layout-unknown" if sheets else "file-empty"


def _guarded(connection: duckdb.DuckDBPyConnection, sheet: OpenedSheet, has_identity: Guard) -> OpenedSheet:
    """The sheet once everything in it has been looked through. Raises IdentityFound.

    Looked through apart from the open transaction, which a fault in the file would otherwise end; where
    the fast reader stumbles the sheet comes back with the patient one.
    """
    if _text_holds_identity(connection, sheet.around, has_identity):
        raise IdentityFound
    with connection.cursor() as apart:
        apart.execute("set enable_progress_bar = false")
        try:
            if sheet.stage_lines is not None:
                sheet.stage_lines(apart)
                if not has_identity(apart, "staged_lines", by_line=True):
                    return sheet
            beside = sheet.stage(apart)
            found = has_identity(apart, "staged")
            if found:
                raise IdentityFound(_place(apart, sheet, has_identity))
            found = _text_holds_identity(connection, beside.texts, has_identity)
        except duckdb.Error as error:
            if sheet.stage_patiently is None:
                raise FileRefused("file-unreadable") from error
            patient = dataclasses.replace(sheet, stage=sheet.stage_patiently, stage_patiently=None, stage_lines=None)
            return _guarded(connection, patient, has_identity)
    if found:
        raise IdentityFound
    return sheet


def _place(apart: duckdb.DuckDBPyConnection, sheet: OpenedSheet, has_identity: Guard) -> IdentityPlace:
    """The number's place in the staged sheet; rows are counted by the patient reader where the fast one skips some."""
    if sheet.stage_patiently is not None and (sheet.lines_expected or 0) <= MOST_ROWS:
        sheet.stage_patiently(apart)
    place = find_place(apart, sheet.name, sheet.heading_row, has_identity)
    # What stands above the rows of an unknown table may be somebody's row.
    return place if sheet.layout is not None else dataclasses.replace(place, heading=None)


def _remember_place(connection: duckdb.DuckDBPyConnection, number: int, place: IdentityPlace | None) -> None:
    if place is not None:
        connection.execute(
            "insert into accepted.identity_place (delivery_no, sheet, row_no, column_no, heading) "
            "values (?, ?, ?, ?, ?)",
            [number, place.sheet, place.row_no, place.column_no, place.heading],
        )


def _text_holds_identity(connection: duckdb.DuckDBPyConnection, texts: Sequence[str], has_identity: Guard) -> bool:
    connection.register("texts_around", pa.table({"text": pa.array(texts, pa.string())}))
    try:
        return has_identity(connection, "texts_around")
    finally:
        connection.unregister("texts_around")


def _without_identity(
    connection: duckdb.DuckDBPyConnection, files: Sequence[DeliveredFile], has_identity: Guard
) -> Sequence[DeliveredFile]:
    """The files under names that can be written down: digits are masked where a name holds a personal number."""
    # All names at once: almost never does any hold a number.
    if not _text_holds_identity(connection, [part for file in files for part in file.name.split("/")], has_identity):
        return files

    def masked(part: str) -> str:
        return re.sub(r"\d", "x", part) if _text_holds_identity(connection, [part], has_identity) else part

    return [dataclasses.replace(file, name="/".join(map(masked, file.name.split("/")))) for file in files]


def _store(connection: duckdb.DuckDBPyConnection, number: int, sheet_no: int, sheet: OpenedSheet) -> None:
    layout = sheet.layout
    if layout is None:
        raise ValueError("a sheet without a layout cannot be stored")
    stored_as = f"delivered_{number}_{sheet_no}"
    beside = _store_rows(connection, sheet, stored_as)
    if sheet.stage_patiently is not None and not _rows_follow_each_other(connection, sheet, stored_as):
        connection.execute(f"drop table accepted.{identifier(stored_as)}")
        beside = _store_rows(connection, dataclasses.replace(sheet, stage=sheet.stage_patiently), stored_as)
    sheet = settle_correction(connection, number, sheet_no, sheet, stored_as)
    columns = [row[0] for row in connection.execute(f"describe accepted.{identifier(stored_as)}").fetchall()]
    rows = connection.execute(f"select count(*) from accepted.{identifier(stored_as)}").fetchone()
    connection.execute(
        "insert into accepted.sheet (delivery_no, sheet_no, sheet, table_name, layout, layout_version, replaces, "
        "heading_row, is_numbered, stored_as, rows_delivered, note, part, layout_digest) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number, sheet_no, sheet.name, layout.table, layout.id, layout.version, layout.replaces,
            sheet.heading_row, ROW_NO in columns and CELLS_MISMATCH in columns, stored_as,
            rows[0] if rows else 0, beside.note or sheet.note, layout.part, layout.digest,
        ],
    )  # fmt: skip
    follow_layout(connection, number, sheet_no)
    keep_layout(connection, layout, number)
    for rule, row_no in beside.remarks:
        _remark(connection, number, sheet.name, rule, row_no=row_no)
    if layout.select is None:
        for heading in _unread(connection, sheet, stored_as):
            _remark(connection, number, sheet.name, "column-unread", column=heading)
        note_unread(connection, number, sheet, layout)


def _unread(connection: duckdb.DuckDBPyConnection, sheet: OpenedSheet, stored_as: str) -> list[str]:
    """Headings that the layout has no column for. An empty column without a heading is none."""
    layout = sheet.layout
    spellings = {fold_heading(each) for _, headings in layout.columns for each in headings} if layout else set()
    unread = [heading for heading in sheet.headings if fold_heading(heading) not in spellings]
    filled = {
        heading: connection.execute(
            f"select count(*) from accepted.{identifier(stored_as)} where {identifier(heading)} <> ''"
        ).fetchone()
        for heading in unread
        if heading in sheet.unnamed
    }
    return [heading for heading in unread if filled.get(heading) != (0,)]


def _store_rows(connection: duckdb.DuckDBPyConnection, sheet: OpenedSheet, stored_as: str) -> Beside:
    beside = sheet.stage(connection)
    staged = [row[0] for row in connection.execute("describe staged").fetchall()]
    cells = f"* exclude ({identifier(BEYOND)})" if BEYOND in staged else "*"
    connection.execute(f"create table accepted.{identifier(stored_as)} as select {cells} from staged")
    return beside


def _rows_follow_each_other(connection: duckdb.DuckDBPyConnection, sheet: OpenedSheet, stored_as: str) -> bool:
    """Whether the fast reader met nothing but rows: no blank line, line break in a cell, heading again, or footer.

    Else counting does not give the row a spreadsheet shows, and what is no row is not told from rows at fault.
    """
    stored = f"accepted.{identifier(stored_as)}"
    blank = " and ".join(f"{identifier(heading)} = ''" for heading in sheet.headings)
    heading = " and ".join(f"{identifier(heading)} = {literal(heading)}" for heading in sheet.headings)
    only_first = " and ".join(f"{identifier(heading)} = ''" for heading in sheet.headings[1:]) or "false"
    # Each by itself: as a filter a column is read only where the ones before it fit.
    row = connection.execute(
        f"select (select count(*) from {stored}), (select count(*) from {stored} where {blank}), "
        f"(select count(*) from {stored} where {heading}), "
        f"(select max(rowid) from {stored} where {only_first}) is not distinct from (select max(rowid) from {stored})"
    ).fetchone()
    return row == (sheet.lines_expected, 0, 0, False)


def _remark(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    sheet: str | None,
    rule: str,
    *,
    column: str | None = None,
    row_no: int | None = None,
) -> None:
    connection.execute("insert into accepted.remark values (?, ?, ?, ?, ?)", [number, sheet, column, rule, row_no])
