"""How many have each value: categories, transitions, days. All metrics that ask for values are counted together."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import duckdb
import numpy as np

from pipeline.measure.asked.adding import added_up
from pipeline.measure.asked.axes import flat
from pipeline.measure.asked.bundles import add_bundles_up
from pipeline.measure.asked.counted import Array, Values
from pipeline.measure.asked.passes import Pass, grouping_sets
from pipeline.measure.asked.places import Places
from pipeline.measure.asked.question import Grouping
from pipeline.vocabulary.sql import read_sql

_KEYS = ("value_0", "value_1")
_LISTED = "asked, value_0, value_1, "


def count_values(
    connection: duckdb.DuckDBPyConnection,
    work: Pass,
    places: Places,
    bundles: Mapping[Grouping, Grouping],
    asked: Mapping[str, tuple[str, ...]],
    numbers: Collection[str],
) -> dict[str, Values]:
    """By name: how many have each combination of the name's one or two expressions, as text, where both are known.

    `numbers`: the names with so many values (days) that bundles would have as many cells as there are people.
    """
    cells = "\nunion all\n".join(
        _cells(work, number, each, tuple(bundles if name in numbers else bundles.values()))
        for number, (name, each) in enumerate(asked.items())
    )
    connection.execute(f"create or replace temp table asked_fine as {cells}")
    alone = [str(number) for number, name in enumerate(asked) if name in numbers]
    add_bundles_up(
        connection,
        work,
        bundles,
        _LISTED,
        "sum(n)::bigint as n",
        f"asked in ({', '.join(alone)})" if alone else "false",
    )
    rows = added_up(connection, work, _LISTED, "sum(n)::bigint as n")
    at, which, count = flat(places, rows), np.asarray(rows["asked"]), np.asarray(rows["n"], dtype=np.int64)
    keys = tuple(np.asarray(rows[key]) for key in _KEYS)
    found = {}
    for number, (name, expressions) in enumerate(asked.items()):
        own = np.flatnonzero(which == number)
        found[name] = _in_order(at[own], tuple(key[own] for key in keys[: len(expressions)]), count[own])
    return found


def _in_order(at: Array, keys: tuple[Array, ...], count: Array) -> Values:
    order = np.argsort(at, kind="stable")
    return Values(at[order], tuple(key[order] for key in keys), count[order])


def _cells(work: Pass, number: int, expressions: tuple[str, ...], groupings: tuple[Grouping, ...]) -> str:
    texts = [f"({sql})::varchar" for sql in (*expressions, "''")[:2]]
    named = ", ".join(f"{sql} as {key}" for sql, key in zip(texts, _KEYS, strict=True))
    return "(" + read_sql(
        __file__, "asked_cell", values=f"{number} as asked, value_0, value_1, ", dimensions=work.listed, bits=work.bits,
        counts="count(*)::bigint as n", source=f"select *, {named} from ({work.source})",
        counted="value_0 is not null and value_1 is not null", sets=grouping_sets(groupings, *_KEYS),
    ) + ")"  # fmt: skip
