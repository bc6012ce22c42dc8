"""What has been given out before, as the protection and the auditor need it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.released import PublishedCell
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb


def read_earlier(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> tuple[PublishedCell, ...]:
    """Every figure of every release in force whose definition holds today, by release.

    A figure of another version of its definition counts something else: it is not compared with today's.
    """
    versions = {metric.id: metric.version for metric in definitions.metrics}
    rows = connection.execute(read_sql(__file__, "earlier")).fetchall()
    return tuple(_cells(rows, versions))


def _cells(rows: list[tuple[Any, ...]], versions: dict[str, int]) -> Iterator[PublishedCell]:
    for number, period, metric, version, first, last, basis, gender, age, insats, municipality, *said in rows:
        if versions.get(metric) == version:
            group = Group(gender, age, insats, municipality)
            yield PublishedCell(f"{period} ({number})", metric, basis, first, last, group, *said)
