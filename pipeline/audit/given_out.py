"""The releases that the database's ledger says have been given out, as an outsider has them: what they showed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.audit.figures_file import COUNTS, DIMENSIONS, PublishedFile, PublishedRow
from pipeline.audit.releases import every_row
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb

_PLACE = ("release_no", "period", "metric", "version", "first_quarter", "last_quarter", "basis")


def read_given_out(
    connection: duckdb.DuckDBPyConnection, metrics: Iterable[Metric], sha256: str = ""
) -> tuple[PublishedFile, ...]:
    """Every release in force, save the one whose figures.csv has this hash, which is the one looked at.

    None where there is no ledger yet. Figures of another version of a definition count something else: left out.
    """
    if not has_ledger(connection):
        return ()
    versions = {metric.id: str(metric.version) for metric in metrics}
    found = connection.execute(read_sql(__file__, "given_out"), {"sha256": sha256}).fetchall()
    rows = [dict(zip((*_PLACE, *DIMENSIONS, *COUNTS), row, strict=True)) for row in found]
    return tuple(
        PublishedFile(f"{period} ({number})", tuple(_rows(own, versions)))
        for (number, period), own in groupby(rows, lambda row: (row["release_no"], row["period"]))
    )


def rows_given_out(connection: duckdb.DuckDBPyConnection, metrics: Iterable[Metric]) -> tuple[PublishedRow, ...]:
    """Every figure of every release in force, once: shown where any of them shows it."""
    files = read_given_out(connection, metrics)
    return every_row(files[-1], files[:-1]) if files else ()


def source_of_truth(connection: duckdb.DuckDBPyConnection) -> str:
    """Which rows are the truth: of quarters that have been given out, as they were counted then."""
    return "published.counted()" if has_ledger(connection) else "derived.outcome"


def has_ledger(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether anything can have been given out from the database."""
    found = connection.execute(
        "select count(*) from duckdb_views() where schema_name = 'published' and view_name = 'in_force'"
    ).fetchone()
    return bool(found and found[0])


def _rows(rows: Iterable[Mapping[str, Any]], versions: Mapping[str, str]) -> Iterator[PublishedRow]:
    for row in rows:
        if versions.get(row["metric"]) == row["version"]:
            group = tuple((name, row[name]) for name in DIMENSIONS if row[name] is not None)
            said = tuple((name, row[name]) for name in COUNTS)
            first, last = Quarter.at(row["first_quarter"]), Quarter.at(row["last_quarter"])
            where = "".join(f"/{name}={code}" for name, code in group)
            when = str(first) if first == last else f"{first}–{last}"
            yield PublishedRow(
                id=f"{row['period']}:{row['metric']}.{row['version']}/{when}/{row['basis']}{where}",
                metric=row["metric"], version=row["version"], period_kind="", period=when, basis=row["basis"],
                group=group, status="hidden" if row["denominator"] is None else "shown", counts=said, value="",
                quarters=tuple(range(first.index, last.index + 1)),
            )  # fmt: skip
