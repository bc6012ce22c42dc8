"""The station's one public act: take in what has not been taken in before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb
import pyarrow as pa

from pipeline.accept.files import DeliveredFile, find_files
from pipeline.accept.ledger import ensure_ledger, enter, layouts_digest, read_ledger
from pipeline.accept.opened import CELLS_MISMATCH, ROW_NO, FileUnreadable, OpenedSheet
from pipeline.vocabulary.errors import FolderMissing, NoUsableDelivery
from pipeline.vocabulary.layouts import Layout, fold_heading
from pipeline.vocabulary.order import Order, Progress
from pipeline.vocabulary.sql import identifier

Guard = Callable[[duckdb.DuckDBPyConnection, str], bool]
"""Tells whether any cell of a relation holds a personal identity number."""


def accept(connection: duckdb.DuckDBPyConnection, order: Order, has_identity: Guard, progress: Progress) -> None:
    """Read every new file below the deliveries folder into `accepted.*`, as text, and write it in the ledger.

    A file in which `has_identity` finds a personal number is refused before anything of it is stored.
    Raises FolderMissing, LayoutsTie, or NoUsableDelivery where nothing at all could be read.
    """
    if not order.deliveries.is_dir():
        raise FolderMissing(path=order.deliveries, option="--deliveries")
    ensure_ledger(connection)
    layouts = order.definitions.layouts
    digest = layouts_digest(layouts)
    ledger = read_ledger(connection, digest)
    files = find_files(order.deliveries, order.today)
    new = [file for file in files if (file.name, file.sha256) not in ledger.settled]
    used = dict(ledger.used)
    for number, file in enumerate(new, start=ledger.last_no + 1):
        progress("accept", file.name)
        if file.sha256 in used:
            enter(connection, number, file, digest, "repeated", repeats=used[file.sha256])
            continue
        refused = _take_in(connection, number, file, layouts, has_identity)
        enter(connection, number, file, digest, "refused" if refused else "used", refused)
        if refused is None:
            used[file.sha256] = number
    _demand_participations(connection, order, files)


def _demand_participations(connection: duckdb.DuckDBPyConnection, order: Order, files: Sequence[DeliveredFile]) -> None:
    row = connection.execute("select count(*) from accepted.sheet where table_name = 'participation'").fetchone()
    if row and row[0]:
        return
    refused = connection.execute(
        "select file, refused_rule from accepted.delivery where outcome = 'refused' order by all"
    ).fetchall()
    reasons = {rule: order.definitions.rule(rule) for _, rule in refused}
    raise NoUsableDelivery(
        path=order.deliveries,
        detail_sv=" ".join(f"{file}: {reasons[rule].message.sv} {reasons[rule].do.sv}" for file, rule in refused)
        or "Mappen innehåller inga filer att läsa: lägg CSV-, Excel- eller Parquet-filer i den.",
        detail_en=" ".join(f"{file}: {reasons[rule].message.en} {reasons[rule].do.en}" for file, rule in refused)
        or "The folder holds no files to read: put CSV, Excel or Parquet files in it.",
    )


def _take_in(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    file: DeliveredFile,
    layouts: Sequence[Layout],
    has_identity: Guard,
) -> str | None:
    """Store the file's sheets; the rule it is refused for where it cannot be."""
    if file.size == 0:
        return "file-empty"
    if file.kind is None:
        return "kind-unknown"
    try:
        sheets = _open(file, layouts)
        if any(_holds_identity(connection, sheet, file, has_identity) for sheet in sheets):
            return "identity-number"
        known = [sheet for sheet in sheets if sheet.layout is not None]
        for sheet_no, sheet in enumerate(known, start=1):
            # The last sheet guarded is still staged; with several, each is staged again for storing.
            if len(sheets) > 1:
                sheet.stage(connection)
            _store(connection, number, sheet_no, sheet)
    except FileUnreadable:
        return "file-unreadable"
    finally:
        connection.execute("drop view if exists staged; drop table if exists staged_rows")
    if not known:
        return "layout-unknown" if sheets else "file-empty"
    for sheet in sheets:
        if sheet.layout is None:
            _remark(connection, number, sheet.name, None, "sheet-unknown")
    return None


def _open(file: DeliveredFile, layouts: Sequence[Layout]) -> tuple[OpenedSheet, ...]:
    from pipeline.accept.csv_file import open_csv
    from pipeline.accept.excel_file import open_excel
    from pipeline.accept.parquet_file import open_parquet

    openers = {"csv": open_csv, "excel": open_excel, "parquet": open_parquet}
    return openers[file.kind or "csv"](file.path, file.name, layouts)


def _holds_identity(
    connection: duckdb.DuckDBPyConnection, sheet: OpenedSheet, file: DeliveredFile, has_identity: Guard
) -> bool:
    """Look in everything: the file's name, what stands around the table, and the table. Leaves it staged."""
    texts = pa.table({"text": pa.array([file.name, *sheet.around], pa.string())})
    connection.register("texts_around", texts)
    try:
        if has_identity(connection, "texts_around"):
            return True
    finally:
        connection.unregister("texts_around")
    sheet.stage(connection)
    try:
        return has_identity(connection, "staged")
    except duckdb.Error:
        sheet.stage_patiently(connection)
        return has_identity(connection, "staged")


def _store(connection: duckdb.DuckDBPyConnection, number: int, sheet_no: int, sheet: OpenedSheet) -> None:
    layout = sheet.layout
    if layout is None:
        raise ValueError("a sheet without a layout cannot be stored")
    stored_as = f"delivered_{number}_{sheet_no}"
    connection.execute(f"create table accepted.{identifier(stored_as)} as select * from staged")
    columns = [row[0] for row in connection.execute(f"describe accepted.{identifier(stored_as)}").fetchall()]
    rows = connection.execute(f"select count(*) from accepted.{identifier(stored_as)}").fetchone()
    connection.execute(
        "insert into accepted.sheet values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number, sheet_no, sheet.name, layout.table, layout.id, layout.version, layout.replaces,
            sheet.heading_row, ROW_NO in columns and CELLS_MISMATCH in columns, stored_as,
            rows[0] if rows else 0, sheet.note,
        ],
    )  # fmt: skip
    if layout.select is None:
        spellings = {fold_heading(each) for _, headings in layout.columns for each in headings}
        for heading in sheet.headings:
            if fold_heading(heading) not in spellings:
                _remark(connection, number, sheet.name, heading, "column-unread")


def _remark(
    connection: duckdb.DuckDBPyConnection, number: int, sheet: str | None, column: str | None, rule: str
) -> None:
    connection.execute("insert into accepted.remark values (?, ?, ?, ?)", [number, sheet, column, rule])
