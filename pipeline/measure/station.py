"""The station's one public act: every figure of every metric, group and period, in a handful of statements."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from pipeline.measure.counted import counted_rows
from pipeline.measure.figures import read_figures
from pipeline.measure.periods import MeasuredPeriod, measured_periods
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.figures import Figure, Group
from pipeline.vocabulary.groups import OTHER
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.order import Order, Progress, period_of
from pipeline.vocabulary.population import Population
from pipeline.vocabulary.release import Insats, Municipality
from pipeline.vocabulary.sql import identifier, literal, read_sql

_ENOUGH_PEOPLE = 10
"""From here on it does not matter for any rule how many people there are exactly."""


def measure(
    connection: duckdb.DuckDBPyConnection, order: Order, population: Population, progress: Progress
) -> tuple[Figure, ...]:
    """Measure derived.outcome from the first exit up to the report's end: the figures the report holds.

    Quarters that have been given out are measured as they were counted then. All figures of all periods are in
    measured.figure. The same population, period and groups are not measured twice. Raises PeriodNotOver or
    PeriodWithoutData.
    """
    report = period_of(order, population)
    rows = counted_rows(connection)
    periods = measured_periods(population.first_exit, report, rows.last)
    groups = measured_groups(order.definitions, population.insatser, population.municipalities)
    word = f"{population.basis} {report} {rows.word}"
    if _built_from(connection) != word:
        progress("measure", report.name)
        _count(connection, order.definitions.metrics, periods, groups, rows.source)
        connection.execute("create or replace table measured.basis as select ? as basis", [word])
    return read_figures(connection, order.definitions, periods, groups, report, population.insatser)


def measured_groups(
    definitions: Definitions, insatser: tuple[Insats, ...], municipalities: tuple[Municipality, ...]
) -> tuple[Group, ...]:
    """Every group that has a row, whether anyone is in it or not, in the order of publication."""
    genders, ages = definitions.groups.gender_codes, definitions.groups.age_codes
    return (
        Group(),
        *(Group(gender=gender) for gender in genders),
        *(Group(age_group=age) for age in ages),
        *(Group(gender=gender, age_group=age) for gender in genders for age in ages),
        *(Group(insats_id=each.insats_id) for each in insatser if each.is_individual),
        *(Group(municipality=each.code) for each in municipalities),
        Group(municipality=OTHER),
    )


def _built_from(connection: duckdb.DuckDBPyConnection) -> str | None:
    connection.execute("create schema if not exists measured")
    connection.execute("create table if not exists measured.basis (basis varchar)")
    row = connection.execute("select basis from measured.basis").fetchone()
    return str(row[0]) if row else None


def _count(
    connection: duckdb.DuckDBPyConnection,
    metrics: tuple[Metric, ...],
    periods: tuple[MeasuredPeriod, ...],
    groups: tuple[Group, ...],
    source: str,
) -> None:
    _register(connection, periods, groups)
    counts = ",\n    ".join(_counts(metric) for metric in metrics)
    sums = ",\n    ".join(_sums(metric, "sum({})::bigint") for metric in metrics)
    of_basis = "coalesce(sum({}) filter (is_completed or basis = 'finished'), 0)::bigint"
    by_basis = ",\n        ".join(_sums(metric, of_basis) for metric in metrics)
    connection.execute(read_sql(__file__, "cell", counts=counts, source=source))
    connection.execute(read_sql(__file__, "group_quarter", sums=sums))
    connection.execute(read_sql(__file__, "count", sums=by_basis, metrics=_one_row_per_metric(metrics)))
    stays = _most_stays(connection, source)
    most = str(_ENOUGH_PEOPLE * stays - 1)
    persons = ",\n        ".join(
        f"count(distinct person_key) filter ({_is_known(metric)}) as {metric.id}" for metric in metrics
    )
    by_metric = "\nunion all\n".join(
        f"select {literal(metric.id)} as metric, kind, name, basis, gender, age_group, insats_id, municipality, "
        f"{metric.id} as persons from grouped"
        for metric in metrics
    )
    connection.execute(read_sql(__file__, "persons", most=most, persons=persons, metrics=by_metric, source=source))
    connection.execute(read_sql(__file__, "figure", most=most, stays=str(stays)))


def _register(
    connection: duckdb.DuckDBPyConnection, periods: tuple[MeasuredPeriod, ...], groups: tuple[Group, ...]
) -> None:
    connection.register(
        "measured_period",
        pa.table(
            {
                "kind": [period.kind for period in periods],
                "name": [period.name for period in periods],
                "first_quarter": [period.first.index for period in periods],
                "last_quarter": [period.last.index for period in periods],
            }
        ),
    )
    connection.register(
        "measured_group",
        pa.table(
            {
                name: pa.array([getattr(group, name) for group in groups], pa.string())
                for name in ("gender", "age_group", "insats_id", "municipality")
            }
        ),
    )


def _is_known(metric: Metric) -> str:
    share = metric.share
    among = f"coalesce({share.among.column}, false) and " if share.among else ""
    return f"{among}{share.counts.column} is not null"


def _counts(metric: Metric) -> str:
    """What a metric counts in a set of outcomes: yes, known, and missing. Who is not among them is none of these."""
    known, share = _is_known(metric), metric.share
    unknown = f"{share.counts.column} is null"
    missing = f"{share.among.column} is null or ({share.among.column} and {unknown})" if share.among else unknown
    return (
        f"count_if({known} and {share.counts.column})::bigint as {identifier(metric.id + ' yes')}, "
        f"count_if({known})::bigint as {identifier(metric.id + ' known')}, "
        f"count_if({missing})::bigint as {identifier(metric.id + ' missing')}"
    )


def _sums(metric: Metric, form: str) -> str:
    names = [identifier(f"{metric.id} {part}") for part in ("yes", "known", "missing")]
    return ", ".join(f"{form.format(name)} as {name}" for name in names)


def _one_row_per_metric(metrics: tuple[Metric, ...]) -> str:
    return "\nunion all\n".join(
        f"select {literal(metric.id)} as metric, kind, name, basis, gender, age_group, insats_id, municipality, "
        f"{identifier(metric.id + ' yes')} as numerator, {identifier(metric.id + ' known')} as denominator, "
        f"{identifier(metric.id + ' missing')} as missing, excluded from added"
        for metric in metrics
    )


def _most_stays(connection: duckdb.DuckDBPyConnection, source: str) -> int:
    """The most finished participations that any one person has: n of them are at least n / this many people."""
    row = connection.execute(
        f"select max(stays) from (select count(*) as stays from {source} where is_finished group by person_key)"
    ).fetchone()
    return int(row[0]) if row and row[0] else 1
