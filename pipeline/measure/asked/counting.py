"""Counts one pass in a handful of statements, however many metrics, groups and periods there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import numpy as np

from pipeline.measure.asked.adding import added_up
from pipeline.measure.asked.axes import flat, name_places
from pipeline.measure.asked.bundles import add_bundles_up, bundled
from pipeline.measure.asked.counted import Array, Counted, Values, Whole
from pipeline.measure.asked.expressions import condition, counts_of, values_of
from pipeline.measure.asked.passes import Pass, grouping_sets
from pipeline.measure.asked.people import counted_again, gather_returning, needs_people
from pipeline.measure.asked.places import Places
from pipeline.measure.asked.valued import count_values
from pipeline.measure.periods import MeasuredPeriod
from pipeline.vocabulary.metric_kinds import Amount, Count, Survival
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.sql import read_sql

_EVERYONE, _REASONS = ("", "everyone"), "exit_reason of everyone"


def count_pass(
    connection: duckdb.DuckDBPyConnection,
    work: Pass,
    periods: tuple[MeasuredPeriod, ...],
    declared: Mapping[str, Sequence[str]],
    metrics: Sequence[Metric],
    excludes: Sequence[str],
    rows: int,
) -> Counted:
    """All counts of the metrics over asked_answer. `declared`: codes with a group whether anybody is in it or not."""
    named = {_EVERYONE: "count(*)"} | {
        (metric.id, name): sql for metric in metrics for name, sql in counts_of(metric).items()
    }
    listed = ", ".join(f"{sql} as c{number}" for number, sql in enumerate(named.values()))
    bundles = bundled(work, declared, rows)
    fine = read_sql(
        __file__, "asked_cell", values="", dimensions=work.listed, bits=work.bits, counts=listed, source=work.source,
        counted="true", sets=grouping_sets(bundles.values()),
    )  # fmt: skip
    connection.execute(f"create or replace temp table asked_fine as {fine}")
    sums = ", ".join(f"sum(c{number}) as c{number}" for number in range(len(named)))
    add_bundles_up(connection, work, bundles, "", sums)
    places = name_places(connection, work, periods, declared)
    counts = _added(connection, work, places, list(named), sums)
    everyone = counts.pop(_EVERYONE).astype(np.int64)
    asked = {each.id: values_of(each) for each in metrics if values_of(each)}
    numbers = {each.id for each in metrics if isinstance(each.kind, (Amount, Survival))}
    if "completed" in places.bases:
        asked[_REASONS] = ("exit_reason",)
    values = count_values(connection, work, places, bundles, asked, numbers) if asked else {}
    reasons = values.pop(_REASONS, None)
    return Counted(
        places=places,
        everyone=everyone,
        excluded=_outside(places, everyone),
        reasons={reason: _left_out(places, reasons, reason) for reason in excludes} if reasons else {},
        counts=counts,
        values=values,
        people=_people(connection, work, places, metrics, everyone, counts),
    )


def _added(
    connection: duckdb.DuckDBPyConnection, work: Pass, places: Places, names: list[tuple[str, str]], sums: str
) -> dict[tuple[str, str], Array]:
    rows = added_up(connection, work, "", sums)
    at, found = flat(places, rows), {}
    for number, name in enumerate(names):
        found[name] = np.zeros(int(np.prod(places.shape)))
        found[name][at] = np.ma.filled(rows[f"c{number}"], 0)
    return found


def _outside(places: Places, everyone: Whole) -> Whole:
    """Those finished who are not in the basis: the first basis leaves out nobody."""
    whole = everyone.reshape(places.shape)
    return np.asarray((whole[:, :, :1] - whole).reshape(-1))


def _left_out(places: Places, reasons: Values, reason: str) -> Whole:
    """How many finished for a reason that the second basis leaves out, beside that basis."""
    number = np.zeros(int(np.prod(places.shape)), dtype=np.int64)
    chosen = reasons.keys[0] == reason
    number[reasons.place[chosen]] = reasons.count[chosen]
    whole = number.reshape(places.shape)
    return np.stack([np.zeros_like(whole[:, :, 0]), whole[:, :, 0]], axis=2).reshape(-1)


def _people(
    connection: duckdb.DuckDBPyConnection,
    work: Pass,
    places: Places,
    metrics: Sequence[Metric],
    everyone: Whole,
    counts: Mapping[tuple[str, str], Array],
) -> dict[str, Whole]:
    """Distinct people: everybody for a count, those with a known answer for a share with a target."""
    asked = [metric for metric in metrics if needs_people(metric)]
    if asked:
        gather_returning(connection, work)
    found = {}
    for metric in asked:
        if isinstance(metric.kind, Count):
            found[metric.id] = everyone - counted_again(connection, work, places, "true")
        else:
            of = metric.share
            known = f"{condition(of.counts)} is not null" + (f" and {condition(of.among)}" if of.among else "")
            again = counted_again(connection, work, places, known)
            found[metric.id] = counts[metric.id, "known"].astype(np.int64) - again
    return found
