"""The station's one public act: which rows count at the date, and what each participation came to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

import duckdb
import pyarrow as pa

from pipeline.derive.accounts import accounts_add_up
from pipeline.derive.answers import build_answers, newest_delivery
from pipeline.standing import delivered_tables, standing_columns
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import NothingFinished
from pipeline.vocabulary.order import Order, Progress
from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.population import Population
from pipeline.vocabulary.release import Insats, Municipality
from pipeline.vocabulary.sql import identifier, literal, read_sql


def derive(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> Population:
    """Build derived.participation, support, insats, membership, budget, account and outcome as of the order's date.

    Nothing is rebuilt where neither deliveries nor definitions have changed. Raises NothingFinished
    where there is nothing to measure, RowsNotAccountedFor where a file's rows do not add up.
    """
    basis, municipalities = _build(connection, order, progress)
    insatser = _insatser(connection, order.definitions)
    first_exit, last_exit, known_to = _reach(connection)
    return Population(insatser, municipalities, first_exit, last_exit, known_to, basis)


def account(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> None:
    """Build what `derive` does, also where there is nothing to measure yet: what became of every delivered row.

    Raises RowsNotAccountedFor where a file's rows do not add up.
    """
    _build(connection, order, progress)


def put_away(connection: duckdb.DuckDBPyConnection) -> None:
    """Take the derived tables away; the next `derive` or `account` makes them again."""
    connection.execute("drop schema if exists derived cascade")


def _build(
    connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress
) -> tuple[str, tuple[Municipality, ...]]:
    """The word for what the tables rest on, and the member municipalities with a group of their own."""
    connection.execute(read_sql(__file__, "delivery_rank"), {"as_of": order.as_of})
    basis = _basis(connection, order)
    is_built = _built_from(connection) == basis
    if not is_built:
        progress("derive", "")
        _select_rows(connection, order.definitions)
    merged = order.definitions.groups.merged_municipalities
    members = order.municipalities or _municipalities(connection)
    municipalities = tuple(each for each in members if each.code not in merged)
    if not is_built:
        _build_outcome(connection, order.definitions, municipalities)
        accounts_add_up(connection)
        connection.execute("create or replace table derived.basis as select ? as basis", [basis])
    return basis, municipalities


def _reach(connection: duckdb.DuckDBPyConnection) -> tuple[Quarter, Quarter, date]:
    """First and last quarter with an exit, and the day of the newest delivery of participations."""
    exits = connection.execute(
        "select min(exit_quarter), max(exit_quarter) from derived.outcome where is_finished"
    ).fetchone()
    known_to = newest_delivery(connection)
    if not exits or exits[0] is None or known_to is None:
        raise NothingFinished()
    return Quarter.at(exits[0]), Quarter.at(exits[1]), known_to


def _basis(connection: duckdb.DuckDBPyConnection, order: Order) -> str:
    words = connection.execute(
        "select delivery_no, table_name, checked_with, place from delivery_rank "
        "left join checked.delivery using (delivery_no) order by all"
    ).fetchall()
    erasures = connection.execute("select count(*) from accepted.erasure").fetchone()
    definitions = order.definitions
    described = f"{words} {erasures} {definitions.rows_digest} {definitions.figures_digest} {order.municipalities}"
    return hashlib.sha256(described.encode()).hexdigest()


def _built_from(connection: duckdb.DuckDBPyConnection) -> str | None:
    if not standing_columns(connection, "derived.basis"):
        return None
    row = connection.execute("select basis from derived.basis").fetchone()
    return str(row[0]) if row else None


def _select_rows(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """Decide which rows count, and give each canonical table its view of them."""
    connection.execute("create schema if not exists derived; drop table if exists derived.basis")
    connection.execute(read_sql(__file__, "tables"))
    numbers = connection.execute("select delivery_no from derived.visible_delivery order by 1").fetchall()
    visible = ", ".join(str(int(number)) for (number,) in numbers) or "null"
    delivered = delivered_tables(connection)
    for table in definitions.tables:
        insats = "insats_id" if "insats_id" in table.column_names else "null::varchar"
        key = ", ".join(table.key)
        columns = ", ".join(table.column_names)
        if table.name in delivered:
            connection.execute(read_sql(__file__, "corrected_pair", table=table.name, columns=columns))
            connection.execute(read_sql(__file__, "row_state", table=table.name, insats=insats, key=key))
        connection.execute(read_sql(__file__, "accepted_rows", table=table.name, visible=visible))


def _build_outcome(
    connection: duckdb.DuckDBPyConnection, definitions: Definitions, municipalities: tuple[Municipality, ...]
) -> None:
    # By single ages: DuckDB looks up an age far faster than it finds what it lies between.
    ages = [(age, band.code) for band in definitions.groups.age_bands for age in range(band.youngest, band.oldest + 1)]
    single = {"age": [age for age, _ in ages], "code": [code for _, code in ages]}
    members = {"municipality": pa.array([each.code for each in municipalities], pa.string())}
    for name, given, columns in (("age_band", "single_age", single), ("member", "member_municipality", members)):
        connection.register(given, pa.table(columns))
        connection.execute(read_sql(__file__, name))
        connection.unregister(given)
    connection.execute(read_sql(__file__, "support_text"))
    connection.execute(read_sql(__file__, "support"))
    connection.execute(read_sql(__file__, "insats_told"))
    connection.execute(
        read_sql(
            __file__,
            "outcome_of",
            health_ranks=_listed(
                code.code for code in definitions.table("participation").column("health_before").codes
            ),
            genders=_listed(gender.code for gender in definitions.groups.genders),
            excluded_reasons=_listed(definitions.bases[1].excludes),
        )
    )
    connection.execute(read_sql(__file__, "outcome"))
    build_answers(connection, definitions)
    connection.execute(read_sql(__file__, "account"))


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(map(literal, codes)) or "null"


def _municipalities(connection: duckdb.DuckDBPyConnection) -> tuple[Municipality, ...]:
    """Member municipalities from the delivered memberships; without any, the codes that participations carry."""
    members = connection.execute(
        "select municipality, any_value(party order by from_date desc) from derived.membership "
        "where party_type = 'kommun' and municipality is not null group by 1 order by 1"
    ).fetchall()
    if not members:
        members = connection.execute(
            "select distinct municipality, municipality from derived.participation "
            "where municipality is not null order by 1"
        ).fetchall()
    return tuple(Municipality(code, name) for code, name in members)


def _insatser(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> tuple[Insats, ...]:
    """The insats register; without one, what layouts name, and the ids that participations carry."""
    targets = [column for column in definitions.table("insats").columns if column.target_for]
    own = "".join(f", {identifier(column.name)}" for column in targets)
    register = connection.execute(
        f"select insats_id, name, insats_type = 'individual', insats_focus, owner, provider{own} "
        "from derived.insats order by insats_id"
    ).fetchall()
    if register:
        metrics = [column.target_for for column in targets if column.target_for]
        return tuple(
            Insats(insats_id, name, is_individual, _own_targets(metrics, percents), focus, owner, provider)
            for insats_id, name, is_individual, focus, owner, provider, *percents in register
        )
    named = {
        each.insats_id: each.name for layout in (*definitions.kept, *definitions.layouts) for each in layout.insatser
    }
    ids = connection.execute("select distinct insats_id from derived.outcome order by 1").fetchall()
    return tuple(Insats(insats_id, named.get(insats_id, insats_id), True) for (insats_id,) in ids)


def _own_targets(metrics: Sequence[str], percents: Sequence[object]) -> tuple[tuple[str, Fraction], ...]:
    """The targets a row of the register gives. One that is no share is a finding (out-of-range), and no target."""
    given = [
        (metric, Fraction(str(percent)) / 100)
        for metric, percent in zip(metrics, percents, strict=True)
        if percent is not None
    ]
    return tuple((metric, share) for metric, share in given if 0 < share < 1)
