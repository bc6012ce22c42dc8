"""The groups of a pass, numbered: every code that is declared or that somebody has, combined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import duckdb
import numpy as np
import pyarrow as pa

from pipeline.measure.asked.counted import Array, Whole
from pipeline.measure.asked.passes import BASES, Pass
from pipeline.measure.asked.places import AskedGroup, Places
from pipeline.measure.periods import MeasuredPeriod
from pipeline.vocabulary.groups import OTHER
from pipeline.vocabulary.sql import identifier


def name_places(
    connection: duckdb.DuckDBPyConnection,
    work: Pass,
    periods: tuple[MeasuredPeriod, ...],
    declared: Mapping[str, Sequence[str]],
) -> Places:
    """The places of a pass whose cells are counted, registered as asked_group, asked_span and asked_basis."""
    codes = {name: _codes(connection, name, declared[name]) for name in work.dimensions}
    groups = tuple(
        AskedGroup(grouping, combination)
        for grouping in work.groupings
        for combination in product(*(codes[name] for name in grouping))
    )
    places = Places(groups, periods, BASES[work.population])
    _register(connection, work, places)
    return places


def flat(places: Places, rows: Mapping[str, Array]) -> Whole:
    """Where each row of asked_total stands among the places."""
    _, periods, bases = places.shape
    group, period, basis = (np.asarray(rows[name], dtype=np.int64) for name in ("group_no", "period_no", "basis_no"))
    return (group * periods + period) * bases + basis


def _codes(connection: duckdb.DuckDBPyConnection, dimension: str, declared: Sequence[str]) -> tuple[str, ...]:
    name = identifier(dimension)
    seen = connection.execute(f"select distinct {name} from asked_cell where {name} is not null order by 1").fetchall()
    new = [code for (code,) in seen if code not in declared]
    # The group of everyone else stays last.
    named = [code for code in declared if code != OTHER]
    return (*named, *new, *(code for code in declared if code == OTHER))


def _register(connection: duckdb.DuckDBPyConnection, work: Pass, places: Places) -> None:
    spans = [
        (quarter, number)
        for number, each in enumerate(places.periods)
        for quarter in range(each.first.index, each.last.index + 1)
    ]
    ends = [
        (is_completed, number)
        for number, basis in enumerate(places.bases)
        for is_completed in (True, False)
        if is_completed or basis != "completed"
    ]
    tables: dict[str, dict[str, list[object]]] = {
        "asked_group": {
            "group_no": list(range(len(places.groups))),
            "place": [work.place_of(each.grouping, each.codes) for each in places.groups],
        },
        # Written out, so that joins are of equals: a quarter and its periods, an end and its bases.
        "asked_span": {
            "quarter": [quarter for quarter, _ in spans],
            "period_no": [number for _, number in spans],
            "first_quarter": [places.periods[number].first.index for _, number in spans],
        },
        "asked_basis": {
            "is_completed": [is_completed for is_completed, _ in ends],
            "basis_no": [number for _, number in ends],
        },
    }
    for name, columns in tables.items():
        connection.register(name, pa.table(columns))
