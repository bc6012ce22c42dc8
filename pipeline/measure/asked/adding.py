"""What a cluster's patterns come to, added up to every group, period and basis."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from pipeline.measure.asked.clusters import Cluster
from pipeline.measure.asked.counted import Array
from pipeline.measure.asked.populations import POPULATIONS
from pipeline.vocabulary.sql import identifier, read_sql


def cells(cluster: Cluster, values: str, counts: str, more: str = "", counted: str = "true") -> str:
    """SQL: `counts` for every group, quarter and end, and for each of the values listed.

    `more`: expressions that the values name.
    """
    columns = "".join(f", asked_example.{identifier(name)}" for name in cluster.columns)
    source = read_sql(
        __file__, "asked_counted", columns=columns, population=str(POPULATIONS.index(cluster.population)),
        cluster=str(cluster.number),
    )  # fmt: skip
    return read_sql(
        __file__, "asked_cell", values=values, counts=counts, counted=counted,
        source=f"select *{more} from ({source})" if more else source,
    )  # fmt: skip


def added_up(connection: duckdb.DuckDBPyConnection, cells: Sequence[str], values: str, sums: str) -> dict[str, Array]:
    """The sums over the cells for every group, period and basis with somebody in it, and each of the values listed."""
    united = "\nunion all\n".join(f"({each})" for each in cells)
    return dict(
        connection.execute(read_sql(__file__, "asked_total", values=values, sums=sums, cells=united)).fetchnumpy()
    )
