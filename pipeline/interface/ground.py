"""What a database says before any question: its groups, how far it reaches, and the insatser's own targets."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import duckdb

from pipeline.measure.asked import Ground
from pipeline.standing import standing_columns
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.dimensions import NAMES, declared_codes
from pipeline.vocabulary.errors import OutcomesMissing
from pipeline.vocabulary.groups import OTHER
from pipeline.vocabulary.metric_kinds import columns_of
from pipeline.vocabulary.periods import Quarter, last_whole_quarter
from pipeline.vocabulary.sql import identifier, read_sql


def read_ground(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> tuple[Ground, date]:
    """The ground of every question, and the day the data reach. Raises OutcomesMissing where nothing is derived."""
    _demand_answers(connection, definitions)
    row = connection.execute(read_sql(__file__, "known_to")).fetchone()
    if row is None or row[0] is None:
        raise OutcomesMissing()
    codes = {name: declared_codes(name, definitions) for name in NAMES}
    codes["insats_id"] = _insatser(connection)
    members = _one_column(
        connection,
        "select distinct municipality from derived.membership "
        "where party_type = 'kommun' and municipality is not null order by 1",
    )
    merged = definitions.groups.merged_municipalities
    codes["municipality"] = (*(code for code in members if code not in merged), OTHER)
    ground = Ground(definitions, codes, last_whole_quarter(row[0]), _own_targets(connection, definitions))
    return ground, row[0]


def _demand_answers(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """An older program's database, or one that has only been loaded, lacks what figures rest on."""
    columns = {name for name, _ in standing_columns(connection, "derived.answer")}
    needed = {name for metric in definitions.all_metrics for name in columns_of(metric.kind)}
    if not needed <= columns:
        raise OutcomesMissing()


def _insatser(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Those of the register; without one those that participations carry, which reports name too."""
    register = _one_column(connection, "select distinct insats_id from derived.insats")
    if register:
        return _one_column(
            connection, "select insats_id from derived.insats where insats_type = 'individual' order by 1"
        )
    return _one_column(connection, "select distinct insats_id from derived.outcome order by 1")


def _own_targets(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> dict[tuple[str, str], Fraction]:
    """Each insats's own target for a metric, where its agreement has one."""
    found: dict[tuple[str, str], Fraction] = {}
    for column in definitions.table("insats").columns:
        if column.target_for is not None:
            rows = connection.execute(
                f"select insats_id, {identifier(column.name)} from derived.insats "
                f"where {identifier(column.name)} > 0 and {identifier(column.name)} < 100"
            ).fetchall()
            found |= {(column.target_for, insats): Fraction(str(percent)) / 100 for insats, percent in rows}
    return found


def _one_column(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[str, ...]:
    return tuple(row[0] for row in connection.execute(sql).fetchall())


def finished_quarters(connection: duckdb.DuckDBPyConnection, last: Quarter) -> dict[Quarter, int]:
    """How many finished in each quarter up to the last whole one, latest first; quarters with nobody are left out."""
    rows = connection.execute(
        "select exit_quarter, count(*)::bigint from derived.answer where is_finished and exit_quarter <= ? "
        "group by all order by 1 desc",
        [last.index],
    ).fetchall()
    return {Quarter.at(index): count for index, count in rows}


def first_quarter(connection: duckdb.DuckDBPyConnection) -> Quarter:
    """The first quarter in which anybody started or finished."""
    row = connection.execute("select min(least(exit_quarter, start_quarter)) from derived.answer").fetchone()
    return Quarter.at(row[0]) if row and row[0] is not None else Quarter(1, 1)
