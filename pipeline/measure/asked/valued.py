"""How many have each value: categories, transitions, days. All metrics that ask for values are counted together."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import numpy as np

from pipeline.measure.asked.adding import added_up
from pipeline.measure.asked.axes import flat
from pipeline.measure.asked.counted import Array, Values
from pipeline.measure.asked.passes import Pass
from pipeline.measure.asked.places import Places
from pipeline.vocabulary.sql import read_sql

_KEYS = ("value_0", "value_1")
_LISTED = "asked, value_0, value_1, "


def count_values(
    connection: duckdb.DuckDBPyConnection, work: Pass, places: Places, asked: Mapping[str, tuple[str, ...]]
) -> dict[str, Values]:
    """By name: how many have each combination of the name's one or two expressions, as text, where both are known."""
    cells = "\nunion all\n".join(_cells(work, number, each) for number, each in enumerate(asked.values()))
    connection.execute(f"create or replace temp table asked_cell as {cells}")
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


def _cells(work: Pass, number: int, expressions: tuple[str, ...]) -> str:
    texts = [f"({sql})::varchar" for sql in (*expressions, "''")[:2]]
    named = ", ".join(f"{sql} as {key}" for sql, key in zip(texts, _KEYS, strict=True))
    return "(" + read_sql(
        __file__, "asked_cell", values=f"{number} as asked, value_0, value_1, ", dimensions=work.listed, bits=work.bits,
        counts="count(*)::bigint as n", source=f"select *, {named} from ({work.source})",
        counted="value_0 is not null and value_1 is not null", sets=work.sets(*_KEYS),
    ) + ")"  # fmt: skip
