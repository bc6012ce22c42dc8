"""The ledger of what has been given out. It is only added to, and never leaves the database: it holds hidden counts."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.insertion import insert_rows
from pipeline.vocabulary.figures import Figure
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.periods import ReportPeriod
from pipeline.vocabulary.population import Population
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb

    from pipeline.protect import Protection

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
    _enter_cells(connection, number, figures, protection)


def _enter_cells(
    connection: duckdb.DuckDBPyConnection, number: int, figures: tuple[Figure, ...], protection: Protection
) -> None:
    from pipeline.protect import spans_of

    spans = spans_of(each.key for each in figures)
    rows = []
    for each, shown in zip(figures, protection.figures, strict=True):
        key, span = each.key, spans[each.key.period_kind, each.key.period]
        place = (key.metric, key.definition_version, span.first, span.last, key.basis, *astuple(key.group))
        counts = (each.numerator, each.denominator, each.missing, each.excluded)
        rows.append((number, *place, shown.status != "hidden", *counts))
    insert_rows(connection, "published.cell", rows)
