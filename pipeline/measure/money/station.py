"""What a year cost, per insats and together, from what has been accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from pipeline.measure.budget_posts import make_budget_post
from pipeline.measure.money.costs import InsatsYear, Ratio, cost_per_moved_on, ratio, together
from pipeline.vocabulary.figures import Status
from pipeline.vocabulary.money import Amounts, MoneyFigure, MoneyKind, MoneyMeasure
from pipeline.vocabulary.sql import read_sql

_KINDS: tuple[MoneyKind, ...] = ("individual", "volume", "structural")


def money(
    connection: duckdb.DuckDBPyConnection, year: int, defined: tuple[MoneyMeasure, ...]
) -> tuple[MoneyFigure, ...]:
    """The year's gross figures: for each kind of insats all together and one by one, then who paid.

    Kinds stand apart: individual insatser with participations, insatser counted by heads only (volume), and
    structural ones, which have a cost and no participants. A year without a budget and without participations gives
    no figures. Reads derived.*, writes only temporary tables: a read-only connection will do.
    """
    measures = {each.id: each for each in defined}
    make_budget_post(connection)
    years = _read_years(connection, year)
    return (*_of_insatser(years, year, measures), *_funding(connection, year, measures))


def _read_years(connection: duckdb.DuckDBPyConnection, year: int) -> list[InsatsYear]:
    for name in ("participations", "head_counts"):
        statement = f"create or replace temp table money_{name} as {read_sql(__file__, name)}"
        connection.execute(statement, {"year": year})
    rows = connection.execute(read_sql(__file__, "insats_year"), {"year": year}).fetchall()
    return [_insats_year(row) for row in rows]


def _insats_year(row: tuple[Any, ...]) -> InsatsYear:
    insats_id, name, kind, outcome, budget, planned, participations, finished, moved_on, unknown = row
    return InsatsYear(
        insats_id, name, kind, _number(outcome), _number(budget), planned, participations, finished, moved_on, unknown,
        unpriced=int(outcome is None),
    )  # fmt: skip


def _of_insatser(years: list[InsatsYear], year: int, measures: Mapping[str, MoneyMeasure]) -> Iterator[MoneyFigure]:
    for kind in _KINDS:
        own = [each for each in years if each.kind == kind]
        for each in (together(own, kind), *own) if own else ():
            for name, found in _ratios(each):
                yield _figure(measures[name], year, found, "outcome", each)


def _ratios(of: InsatsYear) -> Iterator[tuple[str, Ratio]]:
    """The measures that an insats of this kind has."""
    status: Status = "no_data" if of.outcome_kr is None else "shown"
    yield "cost", Ratio(of.outcome_kr, None, of.outcome_kr, of.unpriced, None, None, status)
    if of.kind != "structural":
        yield "cost_per_participation", ratio(of.outcome_kr, of.participations, of.unpriced)
        yield "participations_of_plan", ratio(of.participations, of.planned)
    if of.kind == "individual":
        yield "cost_per_finished", ratio(of.outcome_kr, of.finished, of.unpriced)
        yield "cost_per_moved_on", cost_per_moved_on(of)
    yield "cost_of_budget", ratio(of.outcome_kr, of.budget_kr, of.unpriced)


def _funding(
    connection: duckdb.DuckDBPyConnection, year: int, measures: Mapping[str, MoneyMeasure]
) -> Iterator[MoneyFigure]:
    for part, is_income, kr, of_kr, is_closed in connection.execute(
        read_sql(__file__, "funding"), {"year": year}
    ).fetchall():
        measure = measures["funding_share" if is_income else "administration_share"]
        amounts: Amounts = "outcome" if is_closed else "budget"
        found = ratio(_number(kr), _number(of_kr))
        yield _figure(measure, year, found, amounts, financier=part if is_income else None)


def _figure(
    measure: MoneyMeasure,
    year: int,
    found: Ratio,
    amounts: Amounts,
    of: InsatsYear | None = None,
    financier: str | None = None,
) -> MoneyFigure:
    return MoneyFigure(
        measure=measure.id,
        label=measure.label,
        year=year,
        kind=of.kind if of else None,
        insats_id=of.insats_id if of else None,
        insats=of.name if of else None,
        financier=financier,
        numerator=found.numerator,
        denominator=found.denominator,
        value=found.value,
        unit=measure.unit,
        amounts=amounts,
        missing=found.missing,
        bound_low=found.bound_low,
        bound_high=found.bound_high,
        status=found.status,
        note=measure.note,
    )


def _number(value: object) -> float | None:
    """An amount in kronor: DuckDB gives decimals."""
    return None if value is None else float(str(value))
