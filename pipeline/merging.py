"""Tries each way to merge or leave out on the database's own figures: how many would be shown. Publishes nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pipeline.database import one_transaction
from pipeline.derive import derive
from pipeline.flow import judge
from pipeline.given_out import open_ledger, read_earlier
from pipeline.measure import measure, read_quarters
from pipeline.proved import prove
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import ProtectionNotProved, ProtectionTooSlow
from pipeline.vocabulary.figures import FigureKey, GroupKind, ProtectedFigure
from pipeline.vocabulary.merged import with_few_bands, with_municipalities_merged, without_kind
from pipeline.vocabulary.order import Order, Progress, period_of
from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.population import Population

if TYPE_CHECKING:
    import duckdb

FEW_PEOPLE = 20
"""A municipality of fewer participants in the latest whole year has few figures that can be shown anyway."""

StepName = Literal["as_now", "age_bands", "municipalities", "no_municipality", "no_gender_age"]
_LEFT_OUT: tuple[tuple[StepName, GroupKind], ...] = (
    ("no_municipality", "municipality"),
    ("no_gender_age", "gender_age"),
)


@dataclass(frozen=True)
class Step:
    """One way. `write`: the value that takes the place of the one in `schemas/`, as it is written there."""

    name: StepName
    definitions: Definitions
    write: str = ""


@dataclass(frozen=True)
class Tried:
    """What a step came to. Only figures of groups with anybody in them; none where no protection was found.

    A hidden group has somebody in it, since an empty one is shown as such.
    """

    step: Step
    protection: Literal["found", "not_found", "too_slow"]
    shown: frozenset[FigureKey]
    hidden: frozenset[FigureKey]
    seconds: float


def try_steps(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> tuple[Tried, ...]:
    """As now first, then every step that would change anything. The connection is to a copy, which is written to.

    Each is a whole run from the rows to protected figures, by definitions of its own. Raises UserError.
    """
    order = judge(connection, order, progress)
    with one_transaction(connection):
        population = derive(connection, order, progress)
    few = _municipalities_of_few(connection, order, population)
    return tuple(_try(connection, order, step, progress) for step in _steps(order.definitions, few))


def _steps(definitions: Definitions, few: tuple[str, ...]) -> Iterator[Step]:
    yield Step("as_now", definitions)
    fewer = with_few_bands(definitions)
    bands = fewer.groups.age_bands
    if bands != definitions.groups.age_bands:
        written = ", ".join(f"{{from: {band.youngest}, to: {band.oldest}}}" for band in bands)
        yield Step("age_bands", fewer, f"age_bands: [{written}]")
    if few:
        merged = with_municipalities_merged(definitions, few)
        codes = ", ".join(f'"{code}"' for code in merged.groups.merged_municipalities)
        yield Step("municipalities", merged, f"merged_municipalities: [{codes}]")
    for name, kind in _LEFT_OUT:
        less = without_kind(definitions, kind)
        if less != definitions:
            kinds = ", ".join(dict(less.disclosure.released.whole_year)["finished"])
            yield Step(name, less, f"finished: [{kinds}]")


def _municipalities_of_few(
    connection: duckdb.DuckDBPyConnection, order: Order, population: Population
) -> tuple[str, ...]:
    """Those with fewer who finished in the latest whole year, for which municipalities are told; people, not rows."""
    year = period_of(order, population).latest_whole_year
    rows = connection.execute(
        "select municipality, count(distinct person_key) from derived.outcome "
        "where is_finished and exit_quarter between ? and ? group by all",
        [Quarter(year, 1).index, Quarter(year, 4).index],
    ).fetchall()
    people = dict(rows)
    return tuple(each.code for each in population.municipalities if people.get(each.code, 0) < FEW_PEOPLE)


def _try(connection: duckdb.DuckDBPyConnection, order: Order, step: Step, progress: Progress) -> Tried:
    start = time.monotonic()
    try:
        figures = _protected(connection, replace(order, definitions=step.definitions), progress)
    except ProtectionTooSlow:
        return Tried(step, "too_slow", frozenset(), frozenset(), time.monotonic() - start)
    except ProtectionNotProved:
        return Tried(step, "not_found", frozenset(), frozenset(), time.monotonic() - start)
    hidden = frozenset(figure.key for figure in figures if figure.status == "hidden")
    shown = frozenset(figure.key for figure in figures if figure.denominator or figure.missing)
    return Tried(step, "found", shown, hidden, time.monotonic() - start)


def _protected(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> tuple[ProtectedFigure, ...]:
    """The figures that a report by these definitions would publish."""
    with one_transaction(connection):
        population = derive(connection, order, progress)
        open_ledger(connection)
        figures = measure(connection, order, population, progress)
    progress("protect", "")
    quarters = read_quarters(connection, order.definitions)
    earlier = read_earlier(connection, order.definitions)
    return prove(connection, order, figures, quarters, earlier, period_of(order, population)).protection.figures
