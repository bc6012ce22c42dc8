"""The groups of a population, numbered: every code that is declared or that somebody has, combined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import duckdb
import numpy as np
import pyarrow as pa

from pipeline.measure.asked.bundles import Bundle
from pipeline.measure.asked.counted import Array, Whole
from pipeline.measure.asked.places import AskedGroup, Places
from pipeline.measure.asked.populations import BASES, POPULATIONS
from pipeline.measure.asked.question import Grouping
from pipeline.measure.periods import MeasuredPeriod
from pipeline.vocabulary.groups import OTHER
from pipeline.vocabulary.metrics import Among
from pipeline.vocabulary.sql import identifier

Combination = tuple[int, dict[str, tuple[str, ...]]]
"""The word of a combination, and the codes it has in each dimension: several where groups overlap."""


def name_places(
    connection: duckdb.DuckDBPyConnection,
    population: Among,
    bundles: Sequence[Bundle],
    periods: tuple[MeasuredPeriod, ...],
    declared: Mapping[str, Sequence[str]],
) -> Places:
    """The places of a population; asked_member (who is in which group), asked_span and asked_basis say the same."""
    combinations = {bundle.number: _combinations(connection, population, bundle) for bundle in bundles}
    codes = {
        name: _codes((own[name] for _, own in combinations[bundle.number]), declared[name])
        for bundle in bundles
        for name in bundle.dimensions
    }
    groups = tuple(
        AskedGroup(grouping, combination)
        for bundle in bundles
        for grouping in bundle.groupings
        for combination in product(*(codes[name] for name in grouping))
    )
    places = Places(groups, periods, BASES[population])
    _register(connection, "asked_member", _members(bundles, combinations, groups))
    _register_axes(connection, places)
    return places


def flat(places: Places, rows: Mapping[str, Array]) -> Whole:
    """Where each row of asked_total stands among the places."""
    _, periods, bases = places.shape
    group, period, basis = (np.asarray(rows[name], dtype=np.int64) for name in ("group_no", "period_no", "basis_no"))
    return (group * periods + period) * bases + basis


def _combinations(connection: duckdb.DuckDBPyConnection, population: Among, bundle: Bundle) -> list[Combination]:
    listed = "".join(f", {identifier(name)}" for name in bundle.dimensions)
    rows = connection.execute(
        f"select combination{listed} from asked_combination join asked_example using (row_key) "
        "where population = ? and bundle = ?",
        [POPULATIONS.index(population), bundle.number],
    ).fetchall()
    return [(row[0], dict(zip(bundle.dimensions, map(_as_codes, row[1:]), strict=True))) for row in rows]


def _as_codes(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _codes(had: Iterator[tuple[str, ...]], declared: Sequence[str]) -> tuple[str, ...]:
    new = {code for codes in had for code in codes} - set(declared)
    # The group of everyone else stays last.
    named = [code for code in declared if code != OTHER]
    return (*named, *sorted(new), *(code for code in declared if code == OTHER))


def _members(
    bundles: Sequence[Bundle], combinations: Mapping[int, list[Combination]], groups: Sequence[AskedGroup]
) -> dict[str, list[int]]:
    numbers: dict[tuple[Grouping, tuple[str, ...]], int] = {
        (group.grouping, group.codes): number for number, group in enumerate(groups)
    }
    rows = [
        (bundle.number, word, numbers[grouping, codes])
        for bundle in bundles
        for word, own in combinations[bundle.number]
        for grouping in bundle.groupings
        for codes in product(*(own[name] for name in grouping))
    ]
    return {name: [row[at] for row in rows] for at, name in enumerate(("bundle", "combination", "group_no"))}


def _register_axes(connection: duckdb.DuckDBPyConnection, places: Places) -> None:
    # Written out, so that joins are of equals: a quarter and its periods, an end and its bases.
    spans = [
        (quarter, number, each.first.index)
        for number, each in enumerate(places.periods)
        for quarter in range(each.first.index, each.last.index + 1)
    ]
    ends = [
        (is_completed, number)
        for number, basis in enumerate(places.bases)
        for is_completed in (True, False)
        if is_completed or basis != "completed"
    ]
    spans_named = ("quarter", "period_no", "first_quarter")
    _register(connection, "asked_span", {name: [row[at] for row in spans] for at, name in enumerate(spans_named)})
    _register(
        connection, "asked_basis", {"is_completed": [each for each, _ in ends], "basis_no": [each for _, each in ends]}
    )


def _register(connection: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, Sequence[object]]) -> None:
    kinds = {"combination": pa.uint64(), "is_completed": pa.bool_()}
    given = pa.table({each: pa.array(values, kinds.get(each, pa.int32())) for each, values in columns.items()})
    # Copied: where a join reaches into a table of Arrow's, words beyond 2^63 end in an error.
    connection.register("asked_given", given)
    connection.execute(f"create or replace temp table {name} as from asked_given")
    connection.unregister("asked_given")
