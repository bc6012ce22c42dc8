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
from pipeline.vocabulary.metric_kinds import Amount

REASONS = "exit_reason of everyone"
_TEXTS = ("value_0", "value_1")
_NUMBER = "value_number"
_LISTED = f"asked, value_0, value_1, {_NUMBER}, "


def count_values(
    connection: duckdb.DuckDBPyConnection, clusters: Sequence[Cluster], places: Places
) -> dict[str, Values]:
    """By metric: how many have each combination of its one or two expressions, where both are known.

    Numbers for an amount, else texts. Also why those of a population with two bases ended, under REASONS.
    """
    asked = [
        (cluster, metric.id, expressions, isinstance(metric.kind, Amount))
        for cluster in clusters
        for metric in cluster.metrics
        if (expressions := values_of(metric))
    ]
    asked += [(cluster, REASONS, (REASON,), False) for cluster in clusters if cluster.has_reasons][:1]
    if not asked:
        return {}
    parts = [
        _cells(cluster, number, expressions, is_amount)
        for number, (cluster, _, expressions, is_amount) in enumerate(asked)
    ]
    rows = added_up(connection, parts, _LISTED, "sum(n)::bigint as n")
    at, which, count = flat(places, rows), np.asarray(rows["asked"]), np.asarray(rows["n"], dtype=np.int64)
    found = {}
    for number, (_, name, expressions, is_amount) in enumerate(asked):
        own = np.flatnonzero(which == number)
        keys = (_NUMBER,) if is_amount else _TEXTS[: len(expressions)]
        found[name] = _in_order(at[own], tuple(np.ma.getdata(rows[key])[own] for key in keys), count[own])
    return found


def _in_order(at: Array, keys: tuple[Array, ...], count: Array) -> Values:
    order = np.argsort(at, kind="stable")
    return Values(at[order], tuple(key[order] for key in keys), count[order])


def _cells(cluster: Cluster, number: int, expressions: tuple[str, ...], is_amount: bool) -> str:
    texts = ("''", "''") if is_amount else tuple(f"({sql})::varchar" for sql in (*expressions, "''")[:2])
    amount = f"({expressions[0]})::double" if is_amount else "0::double"
    named = "".join(f", {sql} as {key}" for sql, key in zip((*texts, amount), (*_TEXTS, _NUMBER), strict=True))
    return cells(
        cluster, f"{number} as {_LISTED}", "sum(n)::bigint as n", named,
        f"value_0 is not null and value_1 is not null and {_NUMBER} is not null",
    )  # fmt: skip
