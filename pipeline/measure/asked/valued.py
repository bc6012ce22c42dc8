"""How many have each value: categories, transitions, days. All metrics that ask for values are counted together."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np

from pipeline.measure.asked.adding import added_up, cells
from pipeline.measure.asked.axes import flat
from pipeline.measure.asked.clusters import REASON, Cluster
from pipeline.measure.asked.counted import Array, Values
from pipeline.measure.asked.expressions import values_of
from pipeline.measure.asked.places import Places

REASONS = "exit_reason of everyone"
_KEYS = ("value_0", "value_1")
_LISTED = "asked, value_0, value_1, "


def count_values(
    connection: duckdb.DuckDBPyConnection, clusters: Sequence[Cluster], places: Places
) -> dict[str, Values]:
    """By metric: how many have each combination of its one or two expressions, as text, where both are known.

    Also why those of a population with two bases ended, under REASONS.
    """
    asked = [
        (cluster, metric.id, expressions)
        for cluster in clusters
        for metric in cluster.metrics
        if (expressions := values_of(metric))
    ]
    asked += [(cluster, REASONS, (REASON,)) for cluster in clusters if cluster.has_reasons][:1]
    if not asked:
        return {}
    parts = [_cells(cluster, number, expressions) for number, (cluster, _, expressions) in enumerate(asked)]
    rows = added_up(connection, parts, _LISTED, "sum(n)::bigint as n")
    at, which, count = flat(places, rows), np.asarray(rows["asked"]), np.asarray(rows["n"], dtype=np.int64)
    keys = tuple(np.asarray(rows[key]) for key in _KEYS)
    found = {}
    for number, (_, name, expressions) in enumerate(asked):
        own = np.flatnonzero(which == number)
        found[name] = _in_order(at[own], tuple(key[own] for key in keys[: len(expressions)]), count[own])
    return found


def _in_order(at: Array, keys: tuple[Array, ...], count: Array) -> Values:
    order = np.argsort(at, kind="stable")
    return Values(at[order], tuple(key[order] for key in keys), count[order])


def _cells(cluster: Cluster, number: int, expressions: tuple[str, ...]) -> str:
    texts = [f"({sql})::varchar" for sql in (*expressions, "''")[:2]]
    named = "".join(f", {sql} as {key}" for sql, key in zip(texts, _KEYS, strict=True))
    return cells(
        cluster, f"{number} as asked, value_0, value_1, ", "sum(n)::bigint as n", named,
        "value_0 is not null and value_1 is not null",
    )  # fmt: skip
