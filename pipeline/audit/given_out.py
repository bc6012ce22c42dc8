"""What has been given out exactly, as the ledger in the database has it: everybody may know it."""

from __future__ import annotations

import duckdb

from pipeline.audit.figures_file import COUNTS, DIMENSIONS, PublishedRow
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.sql import read_sql


def read_given_out(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> tuple[PublishedRow, ...]:
    """Every figure ever given out, by the definitions in force: others count something else. None without a ledger."""
    if not connection.execute(
        "from duckdb_tables() where schema_name = 'published' and table_name = 'cell'"
    ).fetchone():
        return ()
    rows = connection.execute(read_sql(__file__, "given_out")).fetchall()
    versions = {metric.id: metric.version for metric in definitions.metrics}
    return tuple(_row(row) for row in rows if versions.get(row[0]) == row[1])


def _row(row: tuple[object, ...]) -> PublishedRow:
    metric, version, first, last, basis, *rest = row
    quarters = tuple(range(int(str(first)), int(str(last)) + 1))
    group = tuple((name, str(code)) for name, code in zip(DIMENSIONS, rest, strict=False) if code is not None)
    counts = tuple(
        (name, None if value is None else int(str(value)))
        for name, value in zip(COUNTS, rest[len(DIMENSIONS) :], strict=True)
    )
    period = f"{Quarter.at(quarters[0])}–{Quarter.at(quarters[-1])}"
    return PublishedRow(
        id="/".join([f"{metric}.{version}", period, str(basis), *(f"{name}={code}" for name, code in group)]),
        metric=str(metric),
        version=str(version),
        period_kind="",
        period=period,
        basis=str(basis),
        group=group,
        status="hidden" if counts[0][1] is None else "shown",
        counts=counts,
        value="",
        quarters=quarters,
    )
