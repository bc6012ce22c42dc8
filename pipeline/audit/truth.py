"""What the local database knows of every published row: the only way to tell which hidden cells are small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from pipeline.audit.figures_file import DIMENSIONS, PublishedRow
from pipeline.audit.given_out import source_of_truth
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.sql import literal, read_sql


@dataclass(frozen=True)
class Truth:
    """Counts of participations; and of people: with a known outcome, all in the basis, and left out of it."""

    yes: int = 0
    known: int = 0
    missing: int = 0
    left_out: int = 0
    people_known: int = 0
    people: int = 0
    people_left_out: int = 0

    def agrees_with(self, row: PublishedRow) -> bool:
        """Whether every number the row shows is what the database says."""
        own = {"numerator": self.yes, "denominator": self.known, "missing": self.missing, "excluded": self.left_out}
        return all(value is None or value == own[name] for name, value in row.counts)


def read_truths(
    connection: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], rows: Sequence[PublishedRow]
) -> tuple[Truth, ...]:
    """The truth of each row, in their order: of quarters that have been given out, as they were counted then."""
    source = source_of_truth(connection)
    connection.register("asked", _asked(rows))
    found = [Truth()] * len(rows)
    for metric in metrics:
        if not metric.is_published:
            continue
        share = metric.share
        known, yes = f"{share.counts.column} is not null", share.counts.column
        missing = f"{share.counts.column} is null"
        if share.among:
            among = share.among.column
            known, missing = f"coalesce({among}, false) and {known}", f"{among} is null or ({among} and {missing})"
        query = read_sql(
            __file__, "truth", known=known, yes=yes, missing=missing, metric=literal(metric.id), source=source
        )
        for place, *counts in connection.execute(query).fetchall():
            found[place] = Truth(*counts)
    connection.unregister("asked")
    return tuple(found)


def _asked(rows: Sequence[PublishedRow]) -> pa.Table:
    groups = [dict(row.group) for row in rows]
    return pa.table(
        {
            "place": list(range(len(rows))),
            "metric": [row.metric for row in rows],
            "basis": [row.basis for row in rows],
            "first_quarter": [row.quarters[0] for row in rows],
            "last_quarter": [row.quarters[-1] for row in rows],
            **{name: pa.array([group.get(name) for group in groups], pa.string()) for name in DIMENSIONS},
        }
    )
