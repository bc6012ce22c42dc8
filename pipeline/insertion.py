"""Rows of Python values into a table of the database, in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def insert_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Add the rows, whose values stand in the order of the table's columns and fit their types."""
    import pyarrow as pa

    schema = connection.execute(f"select * from {table} limit 0").to_arrow_table().schema
    columns = [pa.array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]
    connection.register("rows_to_insert", pa.Table.from_arrays(columns, schema=schema))
    connection.execute(f"insert into {table} select * from rows_to_insert")
    connection.unregister("rows_to_insert")
