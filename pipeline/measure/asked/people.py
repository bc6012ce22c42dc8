"""How many people there are at each place, where one person may have several participations."""

from __future__ import annotations

import duckdb
import numpy as np

from pipeline.measure.asked.axes import flat
from pipeline.measure.asked.counted import Whole
from pipeline.measure.asked.passes import Pass
from pipeline.measure.asked.places import Places
from pipeline.vocabulary.metric_kinds import Count, Share
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.sql import identifier, read_sql


def needs_people(metric: Metric) -> bool:
    """Whether it counts people: in a count, and where a share is judged against a target."""
    return isinstance(metric.kind, Count) or (isinstance(metric.kind, Share) and metric.target is not None)


def find_returning(connection: duckdb.DuckDBPyConnection) -> None:
    """Who has several participations, once for all passes."""
    connection.execute(read_sql(__file__, "asked_person"))


def gather_returning(connection: duckdb.DuckDBPyConnection, work: Pass) -> None:
    """The pass's rows of those who have several, for `counted_again`."""
    connection.execute(read_sql(__file__, "asked_several", source=work.source))


def counted_again(connection: duckdb.DuckDBPyConnection, work: Pass, places: Places, counted: str) -> Whole:
    """How many of the rows `counted` belong to somebody who is at the place already, with an earlier row.

    What is left is people. A row is one again where the person's last row in the same group lies in the same period;
    so it can be added up like any count, and nobody is looked up place by place.
    """
    repeats = "\nunion all by name\n".join(
        _of_one(work, grouping, number, f"{counted} and is_completed" if basis == "completed" else counted)
        for grouping in work.groupings
        for number, basis in enumerate(places.bases)
    )
    connection.execute(f"create or replace temp table asked_cell as {repeats}")
    total = read_sql(
        __file__, "asked_total", values="", sums="sum(again)::bigint as again", place=work.place, basis="asked_cell",
        join_basis="", counted="earlier >= first_quarter",
    )  # fmt: skip
    rows = connection.execute(total).fetchnumpy()
    again = np.zeros(int(np.prod(places.shape)), dtype=np.int64)
    again[flat(places, rows)] = np.asarray(rows["again"], dtype=np.int64)
    return again


def _of_one(work: Pass, grouping: tuple[str, ...], basis: int, counted: str) -> str:
    listed = "".join(f"{identifier(name)}, " for name in grouping)
    every = "".join(
        f"{identifier(name)}, " if name in grouping else f"null::varchar as {identifier(name)}, "
        for name in work.dimensions
    )
    return "(" + read_sql(
        __file__, "asked_repeat", listed=listed, dimensions=every, counted=counted,
        basis=str(basis), bits=str(work.bits_of(grouping)),
    ) + ")"  # fmt: skip
