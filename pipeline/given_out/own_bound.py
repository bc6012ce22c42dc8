"""Own metrics that have been given out: their columns may not be read in another way while the release is in force.

The numbers of two definitions that read one column tell together of those whom one counts and the other does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.insertion import insert_rows
from pipeline.standing import standing_columns
from pipeline.vocabulary.errors import OwnMetricChanged
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.own_metrics import OwnMetric, own_metrics

if TYPE_CHECKING:
    import duckdb


def enter_own_metrics(connection: duckdb.DuckDBPyConnection, release_no: int, metrics: Sequence[Metric]) -> None:
    """Enter how the release's own metrics read their columns."""
    rows = [(release_no, each.metric, each.version, each.column, each.digest) for each in own_metrics(metrics)]
    if rows:
        insert_rows(connection, "published.own_metric", rows)


def bound_own_metrics(connection: duckdb.DuckDBPyConnection) -> tuple[tuple[OwnMetric, str], ...]:
    """The own metrics that releases in force tell of, each with the release's name; the latest first."""
    if not standing_columns(connection, "published.own_metric"):
        return ()
    rows = connection.execute(
        "select metric, definition_version, column_name, digest, period || ' (' || release_no || ')' "
        "from published.own_metric join published.in_force using (release_no) order by release_no desc, metric"
    ).fetchall()
    return tuple((OwnMetric(*row[:4]), row[4]) for row in rows)


def demand_own_as_given_out(connection: duckdb.DuckDBPyConnection, metrics: Sequence[Metric]) -> None:
    """Raise OwnMetricChanged where a column has been told of by another metric, or by another definition."""
    bound = bound_own_metrics(connection)
    for own in own_metrics(metrics):
        for earlier, release in bound:
            if earlier.column == own.column and (earlier.metric, earlier.digest) != (own.metric, own.digest):
                raise OwnMetricChanged(metric=own.metric, column=own.column, earlier=earlier.metric, release=release)
