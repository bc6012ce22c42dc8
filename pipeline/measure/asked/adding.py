"""Cells of quarters added up to every period and basis."""

from __future__ import annotations

import duckdb

from pipeline.measure.asked.counted import Array
from pipeline.measure.asked.passes import Pass
from pipeline.vocabulary.sql import read_sql


def added_up(connection: duckdb.DuckDBPyConnection, work: Pass, values: str, sums: str) -> dict[str, Array]:
    """The sums over asked_cell for every group, period and basis with somebody in it, and each of the values listed."""
    sql = read_sql(
        __file__, "asked_total", values=values, sums=sums, place=work.place, basis="asked_basis",
        join_basis="join asked_basis using (is_completed)", counted="true",
    )  # fmt: skip
    return dict(connection.execute(sql).fetchnumpy())
