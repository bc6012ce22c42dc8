"""Where in a sheet a personal number stands: sheet, row and column, never the number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import duckdb
import pyarrow as pa

from pipeline.accept.opened import BEYOND, CELLS_MISMATCH, ROW_NO, IdentityPlace
from pipeline.vocabulary.sql import identifier

_AT_A_TIME = 10_000
_HARMLESS = re.compile(r"[^\W\d](?:[^\W\d]|[ _/()-]){0,39}")
MOST_ROWS = 200_000
"""In larger files the column alone is told: its rows would have to be read once more, one by one."""
Guard = Callable[[duckdb.DuckDBPyConnection, str], bool]


def find_place(
    connection: duckdb.DuckDBPyConnection, sheet: str | None, heading_row: int, has_identity: Guard
) -> IdentityPlace:
    """The place in the staged sheet. The first column that holds a number is looked through from above.

    A number to the right of the last heading has a row and no column.
    """
    columns = [str(row[0]) for row in connection.execute("describe staged").fetchall()]
    cells = [name for name in columns if name not in (ROW_NO, CELLS_MISMATCH)]
    is_numbered = ROW_NO in columns and CELLS_MISMATCH in columns
    counted = connection.execute(f"select count(*) from (select 1 from staged limit {MOST_ROWS + 1})").fetchone()
    is_small = counted is not None and counted[0] <= MOST_ROWS
    for at, name in enumerate(cells, start=1):
        if not _column_holds(connection, name, has_identity):
            continue
        row_no = _row_of(connection, name, heading_row, is_numbered, has_identity) if is_small else None
        if name == BEYOND:
            return IdentityPlace(sheet, row_no, None)
        return IdentityPlace(sheet, row_no, at, name if _HARMLESS.fullmatch(name) else None)
    return IdentityPlace(sheet, None, None)


def _column_holds(connection: duckdb.DuckDBPyConnection, name: str, has_identity: Guard) -> bool:
    connection.execute(f"create or replace temp view one_column as select {identifier(name)} from staged")
    try:
        return has_identity(connection, "one_column")
    finally:
        connection.execute("drop view one_column")


def _row_of(
    connection: duckdb.DuckDBPyConnection, name: str, heading_row: int, is_numbered: bool, has_identity: Guard
) -> int | None:
    numbers = ROW_NO if is_numbered else "null"
    rows = connection.execute(f"select {numbers}, {identifier(name)}::varchar from staged")
    above = heading_row
    while some := rows.fetchmany(_AT_A_TIME):
        with connection.cursor() as apart:
            at = _first(apart, [row[1] for row in some], has_identity)
        if at is not None:
            return int(some[at][0]) if is_numbered else above + at + 1
        above += len(some)
    return None


def _first(connection: duckdb.DuckDBPyConnection, texts: Sequence[str | None], has_identity: Guard) -> int | None:
    """Halved until one is left: what a number is, only the guard knows."""

    def held(some: Sequence[str | None]) -> bool:
        connection.register("texts_looked_at", pa.table({"text": pa.array(some, pa.string())}))
        try:
            return has_identity(connection, "texts_looked_at")
        finally:
            connection.unregister("texts_looked_at")

    if not held(texts):
        return None
    first, last = 0, len(texts)
    while last - first > 1:
        middle = (first + last) // 2
        first, last = (first, middle) if held(texts[first:middle]) else (middle, last)
    return first
