"""Counts a population in a handful of statements, however many metrics, groups and periods there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import numpy as np

from pipeline.measure.asked.adding import added_up, cells
from pipeline.measure.asked.axes import flat, name_places
from pipeline.measure.asked.clusters import Cluster
from pipeline.measure.asked.counted import Array, Counted, Values, Whole
from pipeline.measure.asked.expressions import counts_of
from pipeline.measure.asked.gathering import Gathered, metrics_of
from pipeline.measure.asked.people import counted_again, needs_people
from pipeline.measure.asked.places import Places
from pipeline.measure.asked.valued import REASONS, count_values
from pipeline.measure.periods import MeasuredPeriod
from pipeline.vocabulary.metric_kinds import Count
from pipeline.vocabulary.metrics import Among

_EVERYONE = ("", "everyone")
Counts = dict[tuple[str, str], Array]


def count_population(
    connection: duckdb.DuckDBPyConnection,
    population: Among,
    gathered: Gathered,
    periods: tuple[MeasuredPeriod, ...],
    declared: Mapping[str, Sequence[str]],
    excludes: Sequence[str],
) -> Counted:
    """All counts of the population's metrics. `declared`: codes with a group whether anybody is in it or not."""
    clusters = [cluster for cluster in gathered.clusters if cluster.population == population]
    places = name_places(connection, population, gathered.bundles, periods, declared)
    counts: Counts = {}
    for cluster in clusters:
        counts |= _counts(connection, cluster, places)
    everyone = counts.pop(_EVERYONE).astype(np.int64)
    values = count_values(connection, clusters, places)
    reasons = values.pop(REASONS, None)
    return Counted(
        places=places,
        everyone=everyone,
        excluded=_outside(places, everyone),
        reasons={reason: _left_out(places, reasons, reason) for reason in excludes} if reasons else {},
        counts=counts,
        values=values,
        people=_people(connection, population, gathered, places, everyone, counts),
    )


def _counts(connection: duckdb.DuckDBPyConnection, cluster: Cluster, places: Places) -> Counts:
    """Every count of the cluster's metrics, and of everyone."""
    named = {_EVERYONE: "sum(n)"} | {
        (metric.id, name): sql for metric in cluster.metrics for name, sql in counts_of(metric).items()
    }
    listed = ", ".join(f"{sql} as c{number}" for number, sql in enumerate(named.values()))
    sums = ", ".join(f"sum(c{number}) as c{number}" for number in range(len(named)))
    rows = added_up(connection, [cells(cluster, "", listed)], "", sums)
    at, found = flat(places, rows), {}
    for number, name in enumerate(named):
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
    connection: duckdb.DuckDBPyConnection, population: Among, gathered: Gathered, places: Places, everyone: Whole,
    counts: Counts,
) -> dict[str, Whole]:  # fmt: skip
    """Distinct people: everybody for a count, those with a known answer for a share with a target."""
    own = [cluster for cluster in gathered.clusters if cluster.population == population]
    asked = list(filter(needs_people, metrics_of(own)))
    if not asked:
        return {}
    again = counted_again(connection, population, gathered.bundles, places, asked)
    rows = {
        metric.id: everyone if isinstance(metric.kind, Count) else counts[metric.id, "known"].astype(np.int64)
        for metric in asked
    }
    return {name: number - again[name] for name, number in rows.items()}
