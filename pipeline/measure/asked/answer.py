"""A question's answer: a row for every metric, statistic, group, period and basis, as one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction

import duckdb
import pyarrow as pa

from pipeline.measure.asked.counting import count_population
from pipeline.measure.asked.gathering import Gathered, gather
from pipeline.measure.asked.lines import excluded_lines, lines_of
from pipeline.measure.asked.people import known_to
from pipeline.measure.asked.populations import CONDITIONS, POPULATIONS, QUARTERS
from pipeline.measure.asked.question import Question
from pipeline.measure.asked.rows import SCHEMA, block, standing
from pipeline.measure.periods import MeasuredPeriod, measured_periods
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.metrics import Among, Metric
from pipeline.vocabulary.periods import Quarter, ReportPeriod

Chosen = Callable[[MeasuredPeriod], bool]


@dataclass(frozen=True)
class Ground:
    """What every question to one database shares.

    `codes`: the groups of each dimension that have a row whether anybody is in them or not; `last`: the last whole
    quarter; `targets`: an insats's own target for a metric, by metric and insats.
    """

    definitions: Definitions
    codes: Mapping[str, Sequence[str]]
    last: Quarter
    targets: Mapping[tuple[str, str], Fraction]


@dataclass(frozen=True)
class Answer:
    """The rows, unprotected: `table` has SCHEMA's columns."""

    table: pa.Table


def answer(connection: duckdb.DuckDBPyConnection, question: Question, ground: Ground, chosen: Chosen) -> Answer:
    """Count everything asked for the chosen periods and say how sure it is."""
    if not (question.metrics and question.groupings):
        return Answer(SCHEMA.empty_table())
    gathered = gather(connection, question, ground.codes, known_to(question.metrics))
    tables = [
        table
        for population in POPULATIONS
        for table in _of_population(connection, question, population, ground, chosen, gathered)
    ]
    return Answer(pa.concat_tables(tables) if tables else SCHEMA.empty_table())


def _of_population(
    connection: duckdb.DuckDBPyConnection,
    question: Question,
    population: Among,
    ground: Ground,
    chosen: Chosen,
    gathered: Gathered,
) -> list[pa.Table]:
    metrics = tuple(metric for metric in question.metrics if metric.population == population)
    periods = tuple(filter(chosen, _periods(connection, population, ground.last))) if metrics else ()
    if not periods:
        return []
    excludes = ground.definitions.bases[1].excludes
    counted = count_population(connection, population, gathered, periods, ground.codes, excludes)
    orders, everywhere = _orders(ground.definitions), standing(counted)
    left_out = excluded_lines(counted)
    # Who is left out of a basis stands beside the basis that leaves them out.
    beside = standing(counted, "completed") if left_out else everywhere

    def rows_of(metric: Metric) -> list[pa.Table]:
        own = block(metric, lines_of(metric, counted, orders), counted, ground.targets, everywhere)
        if not left_out:
            return [own]
        return [own, block(metric, left_out, counted, ground.targets, beside, with_judgement=False)]

    # Side by side: numpy and pyarrow work through long columns without keeping each other waiting.
    with ThreadPoolExecutor(max_workers=2) as workers:
        return [table for tables in workers.map(rows_of, metrics) for table in tables]


def _periods(connection: duckdb.DuckDBPyConnection, population: Among, last: Quarter) -> tuple[MeasuredPeriod, ...]:
    """Every quarter, year and rolling twelve months with data, and the whole time since the first."""
    earliest = f"select min({QUARTERS[population]}) from asked_answer where {CONDITIONS[population]}"
    row = connection.execute(earliest).fetchone()
    if row is None or row[0] is None or row[0] > last.index:
        return ()
    first = Quarter.at(row[0])
    report = ReportPeriod(str(last), "quarter", last, last)
    return (*measured_periods(first, report), MeasuredPeriod("since", str(last), first, last))


def _orders(definitions: Definitions) -> dict[str, tuple[str, ...]]:
    """The codes of columns in the order they are shown."""
    tables = (definitions.table("participation"), definitions.table("insats"))
    orders = {column.name: tuple(code.code for code in column.codes) for table in tables for column in table.columns}
    for instrument in definitions.instruments:
        orders[f"{instrument.id}_class_after"] = tuple(each.code for each in instrument.classes)
    return orders | {
        "gender": definitions.groups.gender_codes,
        "age_group": definitions.groups.age_codes,
        "occupation_after": ("arbete", "studier", "soker", "ovriga"),
        "support_state_after": ("ohalsa", "arbetsmarknad", "bistand", "flera", "ej_offentlig"),
    }
