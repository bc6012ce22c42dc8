"""How filled each column of a sheet is: what some rules ask for, and what later deliveries are compared with."""

from __future__ import annotations

import duckdb

from pipeline.vocabulary.columns import Column, Table
from pipeline.vocabulary.sql import identifier, literal, read_sql

_EXPECTED = "count_if(registration_level is distinct from 'anonymous')"
_FINISHED = "count_if(registration_level is distinct from 'anonymous' and exit_date is not null)"


def count_fill(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Count values per column of the deliveries in question, into checked.sheet_fill."""
    of_people = table.name == "participation"
    counts = ", ".join(
        f"{{'name': {literal(column.name)}, 'values': count({identifier(column.name)})}}" for column in table.columns
    )
    connection.execute(
        read_sql(
            __file__, "sheet_fill",
            table=table.name, counts=counts,
            expected=_EXPECTED if of_people else "count(*)", finished=_FINISHED if of_people else "count(*)",
        )
    )  # fmt: skip


def is_answered_at_exit(column: Column) -> bool:
    """Whether the column can only be filled once the participation has ended."""
    return column.name.endswith("_after") or column.name.endswith("_after_pct") or column.name == "exit_reason"
