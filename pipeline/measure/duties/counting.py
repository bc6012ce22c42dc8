"""Counts every duty on a day, from what has been accepted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import duckdb

from pipeline.measure.budget_posts import make_budget_post
from pipeline.vocabulary.duties import Duty, DutyCount, DutyStatus
from pipeline.vocabulary.sql import read_sql

_Row = tuple[str, str, int | None, Decimal | int, Decimal | int, Decimal | int, bool | None, bool | None]


def duties(connection: duckdb.DuckDBPyConnection, as_of: date, defined: tuple[Duty, ...]) -> tuple[DutyCount, ...]:
    """A row per duty, part and (for the budget) year, in the order of `defined`.

    Insatser, memberships and ages as they stand on `as_of`; budgets of the years up to it. Reads derived.*, writes
    only temporary tables: a read-only connection will do.
    """
    limits = {each.id: each.limits for each in defined}
    day: dict[str, object] = {"as_of": as_of}
    _make(connection, "run_of_insats", {**day, "limit": int(limits["three_years"][0])})
    make_budget_post(connection)
    _make(connection, "budget_year", day)
    state, region, municipalities = limits["contributions"]
    rows: list[_Row] = [
        *_read(connection, "three_years", {}),
        *_read(connection, "municipality_insats", day),
        *_read(connection, "participants", {
            **day, "youngest": limits["age"][0], "oldest": limits["age"][1], "parties": limits["two_parties"][0],
        }),
        *_read(connection, "budget", {
            "individual": limits["individual_share"][0], "administration": limits["administration"][0],
            "state": state, "region": region, "municipalities": municipalities,
        }),
    ]  # fmt: skip
    return tuple(
        _count(duty, row)
        for duty in defined
        for row in sorted((row for row in rows if row[0] == duty.id), key=lambda row: _place(duty, row))
    )


def _make(connection: duckdb.DuckDBPyConnection, name: str, bound: dict[str, object]) -> None:
    connection.execute(f"create or replace temp table {name} as {read_sql(__file__, name)}", bound or None)


def _read(connection: duckdb.DuckDBPyConnection, name: str, bound: dict[str, object]) -> list[_Row]:
    return connection.execute(read_sql(__file__, name), bound or None).fetchall()


def _place(duty: Duty, row: _Row) -> tuple[int, int]:
    return row[2] or 0, [part for part, _ in duty.parts].index(row[1])


def _count(duty: Duty, row: _Row) -> DutyCount:
    _, part, year, *amounts, is_broken, is_open = row
    counted, total, undecided = (float(amount) for amount in amounts)
    return DutyCount(
        duty=duty.id,
        part=part,
        label=duty.label,
        part_label=dict(duty.parts)[part],
        year=year,
        counted=counted,
        of=total,
        undecided=undecided,
        share=counted / total if total else None,
        unit=duty.unit,
        status=_status(duty, total, bool(is_broken), bool(is_open)),
        rests_on=duty.rests_on,
        source=duty.source,
    )


def _status(duty: Duty, total: float, is_broken: bool, is_open: bool) -> DutyStatus:
    if not total:
        return "no_data"
    if is_broken:
        return "warning"
    if is_open:
        return "undecided"
    return "not_judged" if duty.is_only_shown else "ok"
