"""Turns canonical texts into typed values: one statement per layout, built from the columns' definitions."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from pipeline.check.reading import missing_of, set_reading, value_of
from pipeline.check.source import Sheet, text_of, view_source
from pipeline.standing import standing_columns
from pipeline.vocabulary.columns import Column, Table
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import identifier, literal, read_sql
from pipeline.vocabulary.yes_no import NO, YES

_SQL_TYPES = {
    "text": "varchar",
    "codes": "varchar",
    "yes_no": "boolean",
    "date": "date",
    "whole_number": "bigint",
    "number": "decimal(18, 4)",
}


def sql_type(column: Column) -> str:
    """The column's type in checked.<table>. A code is stored as a number under its name: a third of the time to write.

    Codes are ordered as the definition lists them; whatever sorts them by name says so.
    """
    if column.type == "code":
        return f"enum ({', '.join(literal(code.code) for code in column.codes)})"
    return _SQL_TYPES[column.type]


def create_typed(connection: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Create checked.<table>: the row's address, what could not be read (one bit per column), and the typed columns.

    Where the table stands with other columns, from an earlier version of its definition, it is built anew: then True.
    """
    own = [f"{identifier(column.name)} {sql_type(column)}" for column in table.columns]
    columns = ", ".join(
        [
            "row_key bigint not null", "delivery_no integer not null", "sheet_no integer not null",
            "row_no bigint not null", "has_cells_mismatch boolean not null", "received_on date not null",
            "unread bigint not null", "restored bigint not null", *own,
        ]
    )  # fmt: skip
    connection.execute(f"create or replace temp table typed_form ({columns})")
    standing = standing_columns(connection, f"checked.{table.name}")
    differs = bool(standing) and standing != standing_columns(connection, "typed_form")
    if differs:
        connection.execute(f"drop table checked.{table.name}")
        connection.execute("delete from checked.delivery where table_name = ?", [table.name])
    connection.execute(f"create table if not exists checked.{table.name} ({columns})")
    return differs


def insert_typed(connection: duckdb.DuckDBPyConnection, table: Table, sheets: Sequence[Sheet], first_key: int) -> int:
    """Read sheets of one layout into checked.<table>; the first row key after theirs."""
    layout = sheets[0].layout
    next_key = view_source(connection, table, sheets, first_key)
    set_reading(connection, table, layout)
    _set_spellings(connection, table, layout)
    _read_code_lists(connection, table)
    connection.execute(_typed_statement(table, layout))
    return next_key


def _typed_statement(table: Table, layout: Layout) -> str:
    """The statement that types the view `source`, with an expression per column of the table."""
    lists = [column for column in table.columns if column.type == "codes"]
    return read_sql(
        __file__,
        "typed",
        table=table.name,
        values=", ".join(value_of(column, layout) for column in table.columns if column.type != "codes"),
        unread=" | ".join(
            _unread(table, column, f"read.{identifier(column.name)}", layout)
            for column in table.columns
            if column.type != "codes" and (column.type != "text" or column.digits is not None)
        )
        or "0",
        unread_lists="".join(f" | {_unread(table, column, _list_codes(column), layout)}" for column in lists),
        restored=" | ".join(_restored(table, column) for column in table.columns if column.digits is not None) or "0",
        columns=", ".join(
            _list_codes(column) if column.type == "codes" else f"read.{identifier(column.name)}"
            for column in table.columns
        ),
        lists=" ".join(_list_join(column) for column in lists),
    )


def _set_spellings(connection: duckdb.DuckDBPyConnection, table: Table, layout: Layout) -> None:
    """Register what each delivered spelling means as the table `spelling`, and as one map per column."""
    rows = [
        (column.name, delivered, code)
        for column in table.columns
        for delivered, code in spellings_of(column, layout).items()
    ]
    names, delivered, codes = zip(*rows, strict=True) if rows else ((), (), ())
    connection.register(
        "spelling_rows",
        pa.table(
            {
                "column_name": pa.array(names, pa.string()),
                "delivered": pa.array(delivered, pa.string()),
                "code": pa.array(codes, pa.string()),
            }
        ),
    )
    connection.execute("create or replace temp table spelling as select * from spelling_rows")
    connection.unregister("spelling_rows")
    for column in table.columns:
        if column.type in ("code", "yes_no"):
            code = f"code::{sql_type(column)}" if column.type == "code" else "code"
            connection.execute(
                f"set variable spelling_{column.name} = (select map_from_entries(list((delivered, {code}))) "
                f"from spelling where column_name = {literal(column.name)})"
            )


def spellings_of(column: Column, layout: Layout) -> dict[str, str]:
    """Every way to write each of the column's codes, lower case: the layout's own before the shared ones."""
    pairs: dict[str, str] = {}
    if column.type == "yes_no":
        pairs |= dict.fromkeys(YES, "yes") | dict.fromkeys(NO, "no")
    for code in column.codes:
        for spelling in (code.code, code.label.sv, code.label.en, *code.spellings):
            pairs[spelling.lower()] = code.code
    for delivered, code_name in layout.spellings(column.name):
        pairs[delivered.lower()] = code_name
    own = dict(layout.missing_in).get(column.name, ())
    return {delivered: code for delivered, code in pairs.items() if delivered not in own}


def _read_code_lists(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Read each distinct list text once: a delivery of millions of rows has a few hundred of them."""
    connection.execute("create or replace temp table list_text (column_name varchar, text varchar)")
    for column in table.columns:
        if column.type == "codes":
            connection.execute(
                f"insert into list_text select distinct {literal(column.name)}, {text_of(column)} from source"
            )
    connection.execute(read_sql(__file__, "list_reading"))


def _unread(table: Table, column: Column, value: str, layout: Layout) -> str:
    """A bit where something stands that is neither understood nor a word for missing."""
    text, bit = f"read.{text_of(column)}", 1 << table.columns.index(column)
    missing = f"says_missing({text}, {missing_of(column, layout)})"
    return f"(case when {value} is null and {text} <> '' and not {missing} then {bit} else 0 end)"


def _restored(table: Table, column: Column) -> str:
    """A bit where a code is one digit longer than what was delivered."""
    value, text, bit = f"read.{identifier(column.name)}", f"read.{text_of(column)}", 1 << table.columns.index(column)
    return f"(case when length({value}) > length({text}) then {bit} else 0 end)"


def _list_codes(column: Column) -> str:
    return f"list_{column.name}.codes"


def _list_join(column: Column) -> str:
    name = f"list_{column.name}"
    return (
        f"left join list_reading {name} on {name}.column_name = {literal(column.name)} "
        f"and {name}.text = read.{text_of(column)}"
    )
