"""The report that a reader holds beside this one: the last of the same kind that has been given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.vocabulary.periods import Quarter, ReportPeriod
from pipeline.vocabulary.release import Earlier, EarlierFigure
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb

_TWELVE_MONTHS = 4


def read_last_of_kind(connection: duckdb.DuckDBPyConnection, period: ReportPeriod) -> Earlier | None:
    """What the front page of the release before this period showed; None where there is none in force.

    A quarterly report is held against the latest quarterly one, an annual against the latest annual one, of an earlier
    period: the same report made again has the same one before it.
    """
    own = ReportPeriod.parse(period.name)
    rows = connection.execute("select release_no, period from published.in_force").fetchall()
    before = [
        (each.last_quarter, number, each)
        for number, name in rows
        if (each := ReportPeriod.parse(name)).kind == own.kind and each.last_quarter < own.last_quarter
    ]
    if not before:
        return None
    _, number, found = max(before, key=lambda one: one[:2])
    cells = connection.execute(read_sql(__file__, "last_of_kind"), {"release_no": number}).fetchall()
    spans = {(first, last) for _, _, first, last, *_ in cells}
    if not spans:
        return None
    first, last = _front_page(spans, found)
    figures = tuple(
        EarlierFigure(metric, version, numerator, denominator)
        for metric, version, start, _, numerator, denominator in cells
        if start == first
    )
    return Earlier(found, Quarter.at(first), Quarter.at(last), figures)


def _front_page(spans: set[tuple[int, int]], period: ReportPeriod) -> tuple[int, int]:
    """Twelve months for a quarterly report, where it has them; else the longest, which is the year so far."""
    twelve = [(first, last) for first, last in spans if last - first + 1 == _TWELVE_MONTHS]
    return twelve[0] if period.kind == "quarter" and twelve else min(spans)
