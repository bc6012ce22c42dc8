"""The ledger of what has been given out. It is only added to, and never leaves the database: it holds hidden counts."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.protect import Protection
from pipeline.vocabulary.figures import Figure, FigureKey
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.periods import Quarter, ReportPeriod
from pipeline.vocabulary.population import Population
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb

FIGURES = "figures.csv"


@dataclass(frozen=True)
class GivenOut:
    """One release. `changed`: figures that it shows otherwise than the latest release before it that showed them."""

    release_no: int
    period: str
    given_out_on: date
    known_to: date
    shown: int
    hidden: int
    changed: int


def enter_release(
    connection: duckdb.DuckDBPyConnection, order: Order, population: Population, period: ReportPeriod,
    figures: tuple[Figure, ...], protection: Protection, folder: Path,
) -> int:  # fmt: skip
    """Enter a report that is about to be given out: how many figures it shows otherwise than what came before it.

    The same figures again, in any language, are no new release.
    """
    _ensure(connection)
    sha256 = hashlib.sha256((folder / FIGURES).read_bytes()).hexdigest()
    last = connection.execute(
        "select figures_sha256 from published.release where period = ? order by release_no desc limit 1", [period.name]
    ).fetchone()
    if last != (sha256,):
        _enter(connection, order, population, period, figures, protection, sha256)
    return next(each.changed for each in reversed(read_given_out(connection)) if each.period == period.name)


def read_given_out(connection: duckdb.DuckDBPyConnection) -> tuple[GivenOut, ...]:
    """Every release in the order they were given out."""
    _ensure(connection)
    rows = connection.execute(read_sql(__file__, "given_out_list")).fetchall()
    return tuple(GivenOut(*row) for row in rows)


def _ensure(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("given_out_release", "given_out_cell"):
        connection.execute(read_sql(__file__, table))


def _enter(
    connection: duckdb.DuckDBPyConnection, order: Order, population: Population, period: ReportPeriod,
    figures: tuple[Figure, ...], protection: Protection, sha256: str,
) -> None:  # fmt: skip
    row = connection.execute("select coalesce(max(release_no), 0) + 1 from published.release").fetchone()
    number = int(row[0]) if row else 1
    connection.execute(
        "insert into published.release values (?, ?, ?, ?, ?, ?)",
        [number, period.name, order.today, population.known_to, population.basis, sha256],
    )
    _enter_cells(connection, number, period, figures, protection)


def _enter_cells(
    connection: duckdb.DuckDBPyConnection, number: int, period: ReportPeriod, figures: tuple[Figure, ...],
    protection: Protection,
) -> None:  # fmt: skip
    import pyarrow as pa

    rows = [
        (
            number, each.key.metric, each.key.definition_version, *_quarters(each.key, period), each.key.basis,
            *astuple(each.key.group), shown.status != "hidden", each.numerator, each.denominator, each.missing,
            each.excluded,
        )
        for each, shown in zip(figures, protection.figures, strict=True)
    ]  # fmt: skip
    schema = connection.execute("select * from published.cell limit 0").to_arrow_table().schema
    columns = [pa.array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]
    connection.register("given_out_rows", pa.Table.from_arrays(columns, schema=schema))
    connection.execute("insert into published.cell select * from given_out_rows")
    connection.unregister("given_out_rows")


def _quarters(key: FigureKey, period: ReportPeriod) -> tuple[int, int]:
    """The first and last quarter that a figure counts: no year goes on after the report's last quarter."""
    own = ReportPeriod.parse(key.period)
    last = min(own.last_quarter, period.last_quarter)
    first = Quarter.at(last.index - 3) if key.period_kind == "rolling" else own.first_quarter
    return first.index, last.index
