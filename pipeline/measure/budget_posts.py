"""The budget's posts, read once for duties and for money."""

from __future__ import annotations

import duckdb

from pipeline.vocabulary.sql import read_sql


def make_budget_post(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table budget_post from derived.budget: no total rows, with financier and insats."""
    connection.execute(f"create or replace temp table budget_post as {read_sql(__file__, 'budget_post')}")
