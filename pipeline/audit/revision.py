"""Attacks a written revision: what its numbers less those given out tell of the few who came late."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.audit.findings import Finding
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb


def attack_revision(
    text: str, file: str, connection: duckdb.DuckDBPyConnection, definitions: Definitions
) -> tuple[Finding, ...]:
    """The metrics whose difference tells of fewer people than a share may be told of, or that they are all alike."""
    least = definitions.disclosure.least_people_for_share
    return tuple(
        finding
        for row in csv.DictReader(io.StringIO(text, newline=""))
        if row["revised_denominator"].isdigit() and row["denominator"].isdigit()
        for finding in _of_row(row, file, _people(connection, definitions.metric(row["metric"]), row), least)
    )


def _of_row(row: dict[str, str], file: str, people: int, least: int) -> Iterator[Finding]:
    yes = abs(int(row["revised_numerator"]) - int(row["numerator"]))
    late = abs(int(row["revised_denominator"]) - int(row["denominator"]))
    if 0 < people < least:
        yield Finding("narrow", f"{row['metric']} {row['year']}", file)
    elif late and min(yes, late - yes) <= 1:
        yield Finding("own_record", f"{row['metric']} {row['year']}", file)


def _people(connection: duckdb.DuckDBPyConnection, metric: Metric, row: dict[str, str]) -> int:
    share, year = metric.share, int(row["year"])
    answer = f"case when {share.among.column} then {share.counts.column} end" if share.among else share.counts.column
    found = connection.execute(
        read_sql(__file__, "revision", answer=answer), {"first": Quarter(year, 1).index, "last": Quarter(year, 4).index}
    ).fetchone()
    return int(found[0]) if found else 0
