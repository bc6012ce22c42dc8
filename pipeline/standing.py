"""What stands in the database: the columns of one table or view."""

from __future__ import annotations

import duckdb


def standing_columns(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[tuple[str, str], ...]:
    """Name and type of every column of a table or view of our own, in order; none where it does not stand.

    Asking for the one table is ten times faster than searching DuckDB's lists of everything there is.
    """
    try:
        return tuple((name, kind) for name, kind, *_ in connection.execute(f"describe {table}").fetchall())
    except duckdb.CatalogException:
        return ()


def delivered_tables(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The canonical tables that any stored sheet holds: of the others there is no row, finding or correction."""
    rows = connection.execute("select distinct table_name from accepted.sheet").fetchall()
    return frozenset(str(name) for (name,) in rows)
