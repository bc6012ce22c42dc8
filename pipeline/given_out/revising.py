"""A year given out is revised once, as a table of its own: the frozen quarters stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pipeline.insertion import insert_rows
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import YearNotGivenOut
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.revision import Counted, Revised
from pipeline.vocabulary.sql import identifier, literal, read_sql

if TYPE_CHECKING:
    import duckdb


def read_revised(connection: duckdb.DuckDBPyConnection, definitions: Definitions, year: int) -> tuple[Revised, ...]:
    """Every published metric of a year, of all who finished: as it was revised, where it has been, else as it is now.

    Raises YearNotGivenOut.
    """
    _demand_given_out(connection, year)
    rows = connection.execute(
        "select metric, numerator, denominator, new_numerator, new_denominator, people, definition_version "
        "from published.revision where year = ?", [year],
    ).fetchall()  # fmt: skip
    found = {(row[0], row[6]): row[:6] for row in rows}
    if not found:
        asked = connection.execute(_statement(definitions.metrics), _quarters(year)).fetchall()
        found = {(row[0], definitions.metric(row[0]).version): row for row in asked}
    out = _shown(connection, year)
    return tuple(
        Revised(
            metric.id,
            metric.version,
            Counted(*row[1:3]),
            Counted(*row[3:5]),
            row[5],
            (metric.id, metric.version) in out,
        )
        for metric in definitions.metrics
        if (row := found.get((metric.id, metric.version)))
    )


def enter_revision(connection: duckdb.DuckDBPyConnection, year: int, revised: Sequence[Revised], on: date) -> None:
    """Enter a revision that is given out. The same once more changes nothing."""
    if connection.execute("select 1 from published.revision where year = ? limit 1", [year]).fetchone():
        return
    latest = connection.execute("select max(release_no) from published.in_force").fetchone()
    number = latest[0] if latest else 0
    counts = ((*vars(each.given_out).values(), *vars(each.now).values(), each.people) for each in revised)
    rows = [(year, number, on, each.metric, each.version, *count) for each, count in zip(revised, counts, strict=True)]
    insert_rows(connection, "published.revision", rows)


def _quarters(year: int) -> dict[str, int]:
    return {"first": Quarter(year, 1).index, "last": Quarter(year, 4).index}


def _shown(connection: duckdb.DuckDBPyConnection, year: int) -> set[tuple[str, int]]:
    """The metrics and versions that a release in force shows of everyone in the whole year."""
    rows = connection.execute(
        "select distinct metric, definition_version from published.cell join published.in_force using (release_no) "
        "where is_shown and cell.basis = 'finished' and first_quarter = $first and last_quarter = $last "
        "and coalesce(gender, age_group, insats_id, municipality) is null", _quarters(year),
    ).fetchall()  # fmt: skip
    return {(metric, version) for metric, version in rows}


def _demand_given_out(connection: duckdb.DuckDBPyConnection, year: int) -> None:
    frozen = connection.execute(
        "select count(distinct exit_quarter) from published.frozen_quarter join published.in_force using (release_no) "
        "where exit_quarter = $last", {"last": Quarter(year, 4).index},
    ).fetchone()  # fmt: skip
    if not frozen or not frozen[0]:
        raise YearNotGivenOut(year=year)


def _statement(metrics: Sequence[Metric]) -> str:
    answers = ", ".join(f"{_answer(metric)} as {identifier(metric.id)}" for metric in metrics)
    each = (
        read_sql(__file__, "revised_metric", metric=literal(metric.id), answer=identifier(metric.id))
        for metric in metrics
    )
    return read_sql(__file__, "revised", answers=answers, metrics="\nunion all\n".join(f"({one})" for one in each))


def _answer(metric: Metric) -> str:
    """Yes or no of those the metric asks about; null of all others."""
    share = metric.share
    return f"case when {share.among.column} then {share.counts.column} end" if share.among else share.counts.column
