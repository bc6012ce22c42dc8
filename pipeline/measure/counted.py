"""Which rows are counted: in quarters that have been given out those counted then, else those that hold today."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from pipeline.standing import standing_columns
from pipeline.vocabulary.periods import Quarter

GIVEN_OUT = "published.counted()"


@dataclass(frozen=True)
class CountedRows:
    """`source`: what a statement reads, one row per participation. `word`: what it rests on, besides derived.outcome.

    `last`: the last quarter that has been given out, if any.
    """

    source: str
    word: str
    last: Quarter | None = None


def counted_rows(connection: duckdb.DuckDBPyConnection) -> CountedRows:
    """The rows that reports count. A database from which nothing has been given out may have no ledger yet."""
    if not standing_columns(connection, "published.in_force"):
        return CountedRows("derived.outcome", "")
    releases, last = connection.execute(
        "select list(distinct release_no order by release_no), max(exit_quarter) "
        "from published.in_force left join published.frozen_quarter using (release_no)"
    ).fetchall()[0]
    return CountedRows(GIVEN_OUT, f"{releases}", None if last is None else Quarter.at(last))
