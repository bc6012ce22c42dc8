"""Rows in = rows accounted for: held after every load."""

from __future__ import annotations

import duckdb

from pipeline.vocabulary.errors import RowsNotAccountedFor


def accounts_add_up(connection: duckdb.DuckDBPyConnection) -> None:
    """Stop the run where a file's rows are not accepted + set aside + repeated + superseded."""
    wrong = connection.execute(
        "select delivery_no from derived.account "
        "where rows_delivered <> accepted + set_aside + repeated + superseded order by 1"
    ).fetchall()
    if wrong:
        numbers = ", ".join(str(number) for (number,) in wrong)
        raise RowsNotAccountedFor(f"rows do not add up for delivery {numbers}")
