"""The database written anew without some people. The old one is only read, so that nothing is half done."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date

import duckdb

from pipeline.forget.concerned import StoredSheet, Wanted, numbered, stored_sheets
from pipeline.vocabulary.sql import identifier, literal, read_sql

FRESH = "fresh"
# What is derived is derived again, from the rows that are left.
_DERIVED = "derived"


def write_anew(connection: duckdb.DuckDBPyConnection, old: str) -> None:
    """Copy everything from the catalog `old`, which is in use, to the empty catalog `fresh`, save what is to be erased.

    Rests on the temporary tables of `find_concerned`. Deleted rows stay in the bytes of a database file; rows
    that were never written to it do not.
    """
    connection.execute(f"copy from database {identifier(old)} to {FRESH} (schema)")
    connection.execute(f"drop schema if exists {FRESH}.{_DERIVED} cascade")
    concerned = set(connection.execute("select distinct delivery_no, sheet_no from erased_row").fetchall())
    sheets = {sheet.stored_as: sheet for sheet in stored_sheets(connection)}
    for schema, table, columns in _tables(connection, old):
        sheet = sheets.get(table) if schema == "accepted" else None
        if sheet and (sheet.delivery_no, sheet.sheet_no) in concerned:
            _copy_sheet(connection, sheet)
        else:
            _copy_table(connection, schema, table, columns)


def _tables(connection: duckdb.DuckDBPyConnection, old: str) -> list[tuple[str, str, list[str]]]:
    return connection.execute(
        "select schema_name, table_name, list(column_name order by column_index) from duckdb_columns() "
        "where database_name = ? and schema_name <> ? and (schema_name, table_name) in "
        "(select (schema_name, table_name) from duckdb_tables() where database_name = ?) group by all order by all",
        [old, _DERIVED, old],
    ).fetchall()


def _copy_sheet(connection: duckdb.DuckDBPyConnection, sheet: StoredSheet) -> None:
    """The rows that are left, each with the number it had."""
    place = f"{FRESH}.accepted.{identifier(sheet.stored_as)}"
    connection.execute(f"drop table {place}")
    connection.execute(
        f"create table {place} as select * from ({numbered(sheet)}) where row_no not in "
        f"(select row_no from erased_row where delivery_no = {sheet.delivery_no} and sheet_no = {sheet.sheet_no})"
    )


def _copy_table(connection: duckdb.DuckDBPyConnection, schema: str, table: str, columns: Sequence[str]) -> None:
    place = f"{identifier(schema)}.{identifier(table)}"
    if (schema, table) == ("published", "frozen"):
        # What has been given out stays as it was counted. The new key is hashed with what nobody keeps.
        salt = literal(secrets.token_hex(16))
        connection.execute(f"insert into {FRESH}.{place} {read_sql(__file__, 'frozen_row', salt=salt)}")
        return
    connection.execute(f"insert into {FRESH}.{place} select * from {place} {_left(schema, table, columns)}")


def _left(schema: str, table: str, columns: Sequence[str]) -> str:
    """Which rows of a table are left, told by the address they carry: a typed row's key, or a delivered row's place."""
    conditions = []
    if schema == "checked" and table == "participation":
        conditions.append("row_key not in (select row_key from erased_typed)")
    elif {"table_name", "row_key"} <= set(columns):
        conditions.append(
            "(row_key is null or table_name <> 'participation' or row_key not in (select row_key from erased_typed))"
        )
    if table != "participation" and {"delivery_no", "sheet_no", "row_no"} <= set(columns):
        conditions.append(
            "(row_no is null or (delivery_no, sheet_no, row_no) not in "
            "(select (delivery_no, sheet_no, row_no) from erased_row))"
        )
    if {"main_delivery_no", "main_sheet_no", "main_row_no"} <= set(columns):
        conditions.append(
            "(main_row_no is null or (main_delivery_no, main_sheet_no, main_row_no) not in "
            "(select (delivery_no, sheet_no, row_no) from erased_row))"
        )
    if schema == "checked" and table.startswith("support_"):
        conditions.append("text in (select unnest([support_before, support_after]) from fresh.checked.participation)")
    return f"where {' and '.join(conditions)}" if conditions else ""


def enter_erasure(
    connection: duckdb.DuckDBPyConnection,
    wanted: Wanted,
    erased_on: date,
    reason: str,
    decided_by: str,
    published: Sequence[str],
) -> int:
    """Write in the ledger that people were erased, and how many rows of each delivery; the erasure's number."""
    row = connection.execute("select coalesce(max(erasure_no), 0) + 1 from accepted.erasure").fetchone()
    erasure_no = int(row[0]) if row else 1
    connection.execute(
        read_sql(__file__, "erasure"),
        {
            "erasure_no": erasure_no,
            "erased_on": erased_on,
            "kind": "finished_before" if wanted.finished_before else "participation",
            "finished_before": wanted.finished_before,
            "reason": reason,
            "decided_by": decided_by,
        },
    )
    connection.execute(read_sql(__file__, "forgotten_rows"), {"erasure_no": erasure_no})
    connection.execute(read_sql(__file__, "forgotten_insats"), {"erasure_no": erasure_no})
    connection.execute(
        f"update {FRESH}.accepted.sheet set is_numbered = true where (delivery_no, sheet_no) in "
        "(select (delivery_no, sheet_no) from erased_row)"
    )
    for period in published:
        connection.execute(f"insert into {FRESH}.accepted.kept_publication values (?, ?)", [erasure_no, period])
    return erasure_no


def storage_option(version: str) -> str:
    """How to attach a new file in the same format as the old."""
    return f"(storage_version {literal(version)})"
