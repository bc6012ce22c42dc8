"""Reads a report's counts from the database and makes them figures."""

from __future__ import annotations

from fractions import Fraction

import duckdb

from pipeline.measure.periods import MeasuredPeriod, in_report
from pipeline.measure.verdict import certainty, is_reached
from pipeline.statistics.share import wilson
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.figures import Basis, Figure, FigureKey, Group, Status
from pipeline.vocabulary.periods import ReportPeriod
from pipeline.vocabulary.release import Insats

_Counts = tuple[int, int, int, int, int]


def read_figures(
    connection: duckdb.DuckDBPyConnection,
    definitions: Definitions,
    periods: tuple[MeasuredPeriod, ...],
    groups: tuple[Group, ...],
    report: ReportPeriod,
    insatser: tuple[Insats, ...],
) -> tuple[Figure, ...]:
    """The figures of a report in the order of publication: metric, basis, period, group.

    An insats that has a target of its own is held against that one.
    """
    own = {(each.insats_id, metric): share for each in insatser for metric, share in each.targets}
    counts = _counts_by_place(connection)
    return tuple(
        _figure(
            FigureKey(metric.id, metric.version, period.kind, period.name, basis.basis, group),
            counts[(metric.id, period.kind, period.name, basis.basis, group)],
            own.get((group.insats_id, metric.id), metric.target) if group.insats_id else metric.target,
        )
        for metric in definitions.metrics
        for basis in definitions.bases
        for period in periods
        for group in groups
        if in_report(period, report, group.kind, basis.basis, metric.released or definitions.disclosure.released)
    )


def read_quarters(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> tuple[Figure, ...]:
    """Every quarter of every group that was measured, published or not: what longer periods are made of."""
    versions = {metric.id: metric.version for metric in definitions.metrics}
    return tuple(
        _figure(FigureKey(metric, versions[metric], "quarter", name, _basis(basis), group), counts, None)
        for (metric, kind, name, basis, group), counts in sorted(_counts_by_place(connection).items(), key=_in_order)
        if kind == "quarter"
    )


def _basis(word: str) -> Basis:
    return "completed" if word == "completed" else "finished"


def _in_order(item: tuple[tuple[str, str, str, str, Group], _Counts]) -> str:
    return repr(item[0])


def _counts_by_place(
    connection: duckdb.DuckDBPyConnection,
) -> dict[tuple[str, str, str, str, Group], _Counts]:
    rows = connection.execute(
        "select metric, kind, name, basis, gender, age_group, insats_id, municipality, "
        "numerator, denominator, persons_at_least, missing, excluded from measured.figure"
    ).fetchall()
    return {(row[0], row[1], row[2], row[3], Group(*row[4:8])): row[8:] for row in rows}


def _figure(key: FigureKey, counts: _Counts, target: Fraction | None) -> Figure:
    numerator, denominator, persons, missing, excluded = counts
    status: Status = "shown" if denominator else ("no_data" if missing else "zero")
    low, high = wilson(numerator, denominator) if denominator else (None, None)
    judged = target is not None and denominator > 0
    return Figure(
        key=key,
        numerator=numerator,
        denominator=denominator,
        persons_at_least=persons,
        missing=missing,
        excluded=excluded,
        value=numerator / denominator if denominator else None,
        ci_low=low,
        ci_high=high,
        status=status,
        target=float(target) if target is not None else None,
        target_reached=is_reached(numerator, denominator, target) if judged and target else None,
        certainty=certainty(numerator, denominator, missing, persons, target) if judged and target else None,
    )
