"""How DuckDB is to join rows that the open load has just written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import duckdb


@contextmanager
def joins_as_written(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let DuckDB look rows up in the right side of every join, as the views are written: the registers stand there.

    What the open load has written has no statistics yet: DuckDB takes the rows to be fewer than the registers,
    gathers all of them, and looks the registers up in that. It takes four times as long, and all memory.
    """
    before = connection.execute("select current_setting('disabled_optimizers')").fetchone()
    connection.execute("set disabled_optimizers = 'build_side_probe_side'")
    try:
        yield
    finally:
        # An error that ends the load leaves a connection that does nothing more.
        with suppress(duckdb.TransactionException):
            connection.execute("set disabled_optimizers = ?", [before[0] if before else ""])
