"""The station's two acts: visible deliveries are typed, then judged; those already judged are left alone.

Two, so that a transaction can end in between: DuckDB reads what is committed twice as fast as what is not.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.check.confirm import confirm, ensure_vouched
from pipeline.check.correct import (
    Corrections,
    corrections_word,
    drop_copies,
    mark_corrected,
    say_corrected,
    with_corrections,
)
from pipeline.check.fill import count_fill
from pipeline.check.judge import judge_layout_rules, judge_table
from pipeline.check.kept_layouts import layout_of, with_kept_layouts
from pipeline.check.linked import (
    LinkedSheet,
    find_parts,
    forget_linked_rows,
    judge_linked_files,
    linked_sheets,
    receipts,
    write_missing_parts,
)
from pipeline.check.looking_back import look_back
from pipeline.check.personal_trace import find_traces
from pipeline.check.registers import drop_outdated, read_registers, registers_word
from pipeline.check.source import Sheet, view_delivered
from pipeline.check.typed import create_typed, insert_typed
from pipeline.standing import delivered_tables
from pipeline.vocabulary.columns import Table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.order import Order, Progress
from pipeline.vocabulary.sql import read_sql

# Registers first: participations are held against the insats register.
_ORDER = ("insats", "membership", "budget", "volume", "participation")
_OF_A_DELIVERY = tuple(f"checked.{name}" for name in ("finding", "judgement", "sheet_fill", "key_repeat", "used_row"))


@dataclass(frozen=True)
class TypedTable:
    """Deliveries of one table whose rows have been typed and wait to be judged.

    `words`: what each delivery was typed with, kept once it is judged.
    """

    table: Table
    sheets: tuple[Sheet, ...]
    words: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Typed:
    """What waits to be judged, registers first. `replaces`: earlier typed rows are no more."""

    tables: tuple[TypedTable, ...]
    replaces: bool


def type_rows(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Typed:
    """Type the deliveries received by the order's date that these definitions have not judged yet, in checked.<table>.

    Until `check` has judged them too, they count as not judged: a run that ends in between is done again.
    """
    drop_outdated(connection)
    connection.execute(read_sql(__file__, "tables"))
    connection.execute(read_sql(__file__, "read_macros"))
    _register_support(connection, order.definitions)
    order = dataclasses.replace(order, definitions=with_kept_layouts(connection, order.definitions))
    ensure_vouched(connection)
    corrections = mark_corrected(connection, order)
    parts = linked_sheets(connection, order.as_of)
    typed, replaces = [], False
    delivered = delivered_tables(connection)
    for name in _ORDER:
        table = order.definitions.table(name)
        replaces |= create_typed(connection, table)
        if name == "participation":
            read_registers(connection, order.as_of)
        stale = _stale_deliveries(connection, table, order, parts, corrections) if name in delivered else {}
        if stale:
            progress("check", table.label[order.language])
            replaces |= _forget_earlier(connection, table, [sheets[0].delivery_no for sheets in stale.values()])
            typed.append(_type(connection, table, order.definitions, stale, corrections))
    return Typed(tuple(typed), replaces)


def check(connection: duckdb.DuckDBPyConnection, order: Order, typed: Typed, progress: Progress) -> None:
    """Judge what has been typed, and what only shows in all deliveries together.

    Writes checked.finding and checked.judgement. Great Expectations is imported only where there is something to judge.
    """
    order = dataclasses.replace(order, definitions=with_kept_layouts(connection, order.definitions))
    for each in typed.tables:
        _judge(connection, each, order.definitions)
    if linked_sheets(connection, order.as_of):
        judge_linked_files(connection, order.as_of)
    find_traces(connection, order.definitions)
    look_back(connection, order, progress)
    confirm(connection, order)


def _stale_deliveries(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    order: Order,
    parts: tuple[LinkedSheet, ...],
    corrections: Corrections,
) -> dict[str, list[Sheet]]:
    """Sheets of deliveries not judged with today's definitions, layout, linked files, register and corrections, under
    the word for all five."""
    rows = connection.execute(read_sql(__file__, "sheets"), {"table_name": table.name, "as_of": order.as_of}).fetchall()
    register = registers_word(connection) if table.name == "participation" else ""
    stale: dict[str, list[Sheet]] = {}
    for _, group in groupby(rows, key=lambda row: row[0]):
        sheets, before = _sheets(list(group), order.definitions)
        sheets = [_with_parts(connection, sheet, parts, order) for sheet in sheets]
        layouts = " ".join(
            f"{sheet.layout.digest} {corrections_word(corrections, sheet)} "
            f"{[(each.delivery_no, each.sheet_no) if each else None for each in sheet.parts]}"
            for sheet in sheets
        )
        described = (
            f"{sheets[0].delivery_no} {sheets[0].received_on} {order.definitions.rows_digest} {layouts} {register}"
        )
        word = hashlib.sha256(described.encode()).hexdigest()
        if word != before:
            stale[word] = sheets
    return stale


def _sheets(rows: list[tuple[Any, ...]], definitions: Definitions) -> tuple[list[Sheet], str | None]:
    """One delivery's sheets, and the word it was last checked with."""
    sheets = []
    for row in rows:
        delivery_no, sheet_no, stored_as, is_numbered, heading_row, count, layout_id, version, received_on, file, _ = (
            row
        )
        layout = layout_of(definitions, layout_id, version)
        if layout is None:
            raise DefinitionFault(
                file=f"schemas/layouts ({layout_id})", line=1,
                what_sv=f"layouten {layout_id}, som leveransen {file} lästes med, finns inte längre.",
                what_en=f"the layout {layout_id}, which read the delivery {file}, is gone.",
            )  # fmt: skip
        sheets.append(Sheet(delivery_no, sheet_no, stored_as, is_numbered, heading_row, count, layout, received_on))
    return sheets, rows[0][-1]


def _with_parts(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, parts: tuple[LinkedSheet, ...], order: Order
) -> Sheet:
    """The sheet with the linked files that belong to it."""
    if not sheet.layout.linked:
        return sheet
    received = receipts(connection, sheet.delivery_no, order.as_of)
    return dataclasses.replace(sheet, parts=find_parts(sheet.layout, received, parts))


def _register_support(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    sources = definitions.support.sources
    table = pa.table(
        {
            "source": [each.code for each in sources],
            "group_name": [each.group for each in sources],
            "public": [each.public for each in sources],
            "own": pa.array([each.own for each in sources], pa.string()),
        }
    )
    connection.register("support_source_rows", table)
    connection.execute("create or replace temp table support_source as select * from support_source_rows")
    connection.unregister("support_source_rows")


def _type(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    definitions: Definitions,
    stale: dict[str, list[Sheet]],
    corrections: Corrections,
) -> TypedTable:
    sheets = [sheet for sheets in stale.values() for sheet in sheets]
    words = tuple((sheets[0].delivery_no, word) for word, sheets in stale.items())
    first_key = _next_key(connection, table)
    sheets = [sheet for sheet in sheets if not write_missing_parts(connection, table.name, sheet)]
    say_corrected(connection, corrections, table.name, sheets)
    sheets = [with_corrections(connection, definitions, corrections, sheet) for sheet in sheets]
    for together in _of_one_layout(sheets):
        first_key = insert_typed(connection, table, together, first_key)
        connection.execute(read_sql(__file__, "support_part"))
    return TypedTable(table, tuple(sheets), words)


def _judge(connection: duckdb.DuckDBPyConnection, typed: TypedTable, definitions: Definitions) -> None:
    table = typed.table
    _name_those_in_question(connection, [delivery_no for delivery_no, _ in typed.words])
    connection.execute(read_sql(__file__, "support_fact"))
    connection.execute(_key_repeat(table))
    count_fill(connection, table)
    if typed.sheets:
        judge_table(connection, table, definitions)
    if _holds_corrected_rows(connection):
        connection.execute(read_sql(__file__, "correction_fault", table=table.name, key=", ".join(table.key)))
    for sheet in typed.sheets:
        if sheet.layout.rules:
            judge_layout_rules(connection, table, sheet)
        if sheet.layout.select is not None:
            view_delivered(connection, sheet, "temp view delivered", "rowid as place")
            connection.execute(
                read_sql(__file__, "row_unused"),
                {"table_name": table.name, "delivery_no": sheet.delivery_no, "sheet_no": sheet.sheet_no},
            )
    drop_copies(connection)
    _remember(connection, typed)


def _name_those_in_question(connection: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    connection.execute(
        "create or replace temp table in_question as select unnest(?::integer[]) as delivery_no", [sorted(numbers)]
    )


def _holds_corrected_rows(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether any delivery in question is a receipt that came back: looking for their rows reads the whole table."""
    row = connection.execute(
        "select count(*) from accepted.corrected_row where delivery_no in (select delivery_no from in_question)"
    ).fetchone()
    return row != (0,)


def _of_one_layout(sheets: Sequence[Sheet]) -> list[list[Sheet]]:
    """Sheets that can be read in one statement: those of one layout, but one at a time where it has a SELECT."""
    together: dict[object, list[Sheet]] = {}
    for sheet in sheets:
        alone = (sheet.delivery_no, sheet.sheet_no) if sheet.layout.select is not None else None
        together.setdefault((sheet.layout.digest, alone), []).append(sheet)
    return list(together.values())


def _forget_earlier(connection: duckdb.DuckDBPyConnection, table: Table, numbers: Sequence[int]) -> bool:
    """Take away what earlier typing and judging of these deliveries wrote, and its word; whether there was any."""
    _name_those_in_question(connection, numbers)
    own_rows = f"checked.{table.name}"
    had_been = connection.execute(
        f"select count(*) > 0 from {own_rows} where delivery_no in (select delivery_no from in_question)"
    ).fetchone()
    for where in (own_rows, "checked.delivery", *_OF_A_DELIVERY):
        own = "" if where == own_rows else f"and table_name = '{table.name}'"
        connection.execute(f"delete from {where} where delivery_no in (select delivery_no from in_question) {own}")
    forget_linked_rows(connection, table.name)
    return had_been == (True,)


def _next_key(connection: duckdb.DuckDBPyConnection, table: Table) -> int:
    row = connection.execute(f"select coalesce(max(row_key), 0) + 1 from checked.{table.name}").fetchone()
    return int(row[0]) if row else 1


def _key_repeat(table: Table) -> str:
    columns = ", ".join(table.column_names)
    known = " and ".join(f"{name} is not null" for name in table.key)
    return read_sql(
        __file__, "key_repeat", table=table.name, key=", ".join(table.key), key_is_known=known, columns=columns
    )


def _remember(connection: duckdb.DuckDBPyConnection, typed: TypedTable) -> None:
    for delivery_no, word in typed.words:
        connection.execute(
            "insert or replace into checked.delivery values (?, ?, ?)", [delivery_no, typed.table.name, word]
        )
