"""The ledger's tables: what has been given out, cell by cell, and the rows that it counted. Nothing is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.given_out.asked_since import fill_in_what_is_asked_since
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    import duckdb

_TABLES = ("release", "cell", "withdrawn", "frozen_quarter", "frozen", "in_force", "revision", "own_metric")


def open_ledger(connection: duckdb.DuckDBPyConnection) -> None:
    """Create what is not there yet."""
    for table in _TABLES:
        connection.execute(read_sql(__file__, table))
    outside = fill_in_what_is_asked_since(connection)
    connection.execute(read_sql(__file__, "counted", outside=", ".join(map(identifier, ("release_no", *outside)))))
