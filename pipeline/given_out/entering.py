"""A report that is given out is entered, figure by figure. The ledger holds hidden counts: it stays where it is."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.given_out.freezing import freeze
from pipeline.given_out.ledger import open_ledger
from pipeline.given_out.own_bound import enter_own_metrics
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
    """One release. `withdrawn_on`: when it was entered that nobody outside had seen it."""

    release_no: int
    period: str
    given_out_on: date
    known_to: date
    shown: int
    hidden: int
    withdrawn_on: date | None


def enter_release(
    connection: duckdb.DuckDBPyConnection, order: Order, population: Population, period: ReportPeriod,
    figures: tuple[Figure, ...], protection: Protection, folder: Path,
) -> int | None:  # fmt: skip
    """Enter a report that is about to be given out, and freeze its quarters: the release's number.

    None: the same figures again, in any language, are no new release.
    """
    sha256 = hashlib.sha256((folder / FIGURES).read_bytes()).hexdigest()
    entered = connection.execute(
        "select 1 from published.in_force where period = ? and figures_sha256 = ?", [period.name, sha256]
    ).fetchone()
    if entered:
        return None
    number = _next_number(connection)
    connection.execute(
        "insert into published.release values (?, ?, ?, ?, ?, ?)",
        [number, period.name, order.today, population.known_to, population.basis, sha256],
    )
    _enter_cells(connection, number, figures, protection)
    enter_own_metrics(connection, number, order.definitions.metrics)
    freeze(connection, number, population.first_exit, period.last_quarter)
    return number


def read_given_out(connection: duckdb.DuckDBPyConnection) -> tuple[GivenOut, ...]:
    """Every release in the order they were given out."""
    open_ledger(connection)
    rows = connection.execute(read_sql(__file__, "listed")).fetchall()
    return tuple(GivenOut(*row) for row in rows)


def _next_number(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute("select coalesce(max(release_no), 0) + 1 from published.release").fetchone()
    return int(row[0]) if row else 1


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
