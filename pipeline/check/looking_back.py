"""The rules that look beyond a delivery's own rows: at the one before it, at a person's other stays, at the registers.

They are judged for all deliveries received by the date, anew whenever one of those or a definition changes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

import duckdb

from pipeline.check.fill import is_answered_at_exit
from pipeline.check.judge import judge
from pipeline.check.questions import questions_over
from pipeline.standing import delivered_tables
from pipeline.vocabulary.columns import Table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.order import Order, Progress
from pipeline.vocabulary.rules import OVER
from pipeline.vocabulary.sql import literal, read_sql

# An extract has lost most of its insats where at most half of at least five participations are left.
_LEAST_BEFORE, _LEFT_AT_MOST = 5, 0.5
_SHRUNK = "extract-shrunk"
# Without these a metric cannot be worked out, or a group not be told.
_NEEDED = (
    "gender", "birth_year", "municipality", "support_before", "support_after", "work_before", "work_after",
    "study_before", "study_after", "further_rehab_after", "health_before", "health_after",
)  # fmt: skip
_OF_EXTRACTS = ("gone", "extracts", "participations_again", "delivered_columns", "person_stays")
_OF_REGISTERS = ("newest_register", "taken_row", "member", "members", "insatser", "posts", "years", "volumes")


def look_back(connection: duckdb.DuckDBPyConnection, order: Order, progress: Progress) -> None:
    """Judge the rules that are put over views of their own, where anything they rest on has changed.

    Writes checked.finding, checked.judgement and checked.cause.
    """
    _make(connection, "visible", {"as_of": order.as_of})
    confirmed = _confirmed_extracts(connection, order)
    word = _word(connection, order.definitions, confirmed)
    if connection.execute("select word from checked.looked_back").fetchall() != [(word,)]:
        progress("check", {"sv": "jämför leveranser", "en": "comparing deliveries"}[order.language])
        _forget(connection, order.definitions)
        made = _make_views(connection, order.definitions.table("participation"), confirmed)
        for view, table_name in OVER.items():
            if view in made and _has_rows(connection, view):
                judge(connection, view, table_name, questions_over(view, order.definitions), row_key="of_row")
        _note_nothing_to_judge(connection, order.definitions)
        connection.execute(
            "delete from checked.vanished; "
            "insert into checked.vanished select insats_id, day, row_key from checked.gone"
        )
        _drop_views(connection, made)
        connection.execute(read_sql(__file__, "cause"))
        connection.execute("delete from checked.looked_back")
        connection.execute("insert into checked.looked_back values (?)", [word])
    connection.execute("drop table checked.visible")


def _has_rows(connection: duckdb.DuckDBPyConnection, view: str) -> bool:
    """Whether there is anything to put a rule to: of most deliveries most of these views are empty."""
    return connection.execute(f"select 1 from checked.{view} limit 1").fetchone() is not None


def _confirmed_extracts(connection: duckdb.DuckDBPyConnection, order: Order) -> list[int]:
    """The deliveries whose extracts somebody has confirmed to be rightly so small: later ones are held against them."""
    found: set[int] = set()
    for confirmation in order.definitions.confirmations:
        vouched = confirmation.vouched
        if confirmation.rule == _SHRUNK and vouched.holds(order.as_of):
            named = {"is_by_sha256": vouched.is_by_sha256, "delivery": vouched.delivery}
            found |= {row[0] for row in connection.execute(read_sql(__file__, "confirmed_extract"), named).fetchall()}
    return sorted(found)


def _word(connection: duckdb.DuckDBPyConnection, definitions: Definitions, confirmed: list[int]) -> str:
    rows = connection.execute(
        "select delivery_no, received_on, table_name, checked_with "
        "from checked.visible left join checked.delivery using (delivery_no) "
        # what is confirmed is confirmed once all has been judged
        "where table_name is distinct from 'confirmation' order by all"
    ).fetchall()
    return hashlib.sha256(f"{rows} {definitions.rows_digest} {confirmed}".encode()).hexdigest()


def _forget(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    rules = [rule.id for rule in definitions.rules if rule.over is not None]
    for where in ("finding", "judgement"):
        connection.execute(
            f"delete from checked.{where} where list_contains(?, rule) "
            "and delivery_no in (select delivery_no from checked.visible)",
            [rules],
        )


def _note_nothing_to_judge(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """Every rule has an outcome for every sheet of its table, also where it had no row to be put to."""
    rules = [(rule.id, rule.over, OVER[rule.over]) for rule in definitions.rules if rule.over is not None]
    ids, over, tables = (list(values) for values in zip(*rules, strict=True)) if rules else ([], [], [])
    connection.execute(read_sql(__file__, "nothing_to_judge"), {"rules": ids, "over": over, "tables": tables})


def _make(connection: duckdb.DuckDBPyConnection, name: str, bound: dict[str, date | None], **parts: str) -> None:
    connection.execute(f"create or replace table checked.{name} as {read_sql(__file__, name, **parts)}", bound or None)


def _make_views(connection: duckdb.DuckDBPyConnection, participation: Table, confirmed: list[int]) -> tuple[str, ...]:
    """Their names, without those over registers that have not been delivered."""
    _make(connection, "extract", {})
    _compare(connection, confirmed)
    # A view: it has a row for every participation.
    connection.execute(f"create or replace view checked.extract_rows as {read_sql(__file__, 'extract_rows')}")
    at_exit = [column.name for column in participation.columns if is_answered_at_exit(column)]
    parts = {"delivered_columns": {"at_exit": _listed(at_exit), "needed": _listed(_NEEDED)}}
    delivered = delivered_tables(connection)
    registers = tuple(name for name in _OF_REGISTERS if name not in OVER or OVER[name] in delivered)
    for name in (*_OF_EXTRACTS, *registers):
        _make(connection, name, {}, **parts.get(name, {}))
    return (*_OF_EXTRACTS, "extract_rows", *registers)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(literal(name) for name in names)


def _compare(connection: duckdb.DuckDBPyConnection, confirmed: list[int]) -> None:
    """Find for every extract the one in force before it, past those that had themselves lost most of their insats."""
    days = connection.execute(read_sql(__file__, "extract_day"), {"confirmed": confirmed}).fetchall()
    for insats_id, of_insats in groupby(days, key=lambda row: row[0]):
        for day, since, is_shrunk in _in_order([row[1:] for row in of_insats]):
            connection.execute(
                "update checked.extract set since_day = ?, is_shrunk = ? where insats_id = ? and day = ?",
                [since, is_shrunk, insats_id, day],
            )


def _in_order(days: Sequence[tuple[date, int, bool]]) -> list[tuple[date, date, bool]]:
    """Day, the day it is compared with, and whether most is lost, for every day of one insats but the first.

    A day is its date, its participations, and whether its extract is confirmed: then later ones are held against it.

    >>> monday, tuesday, wednesday = (date(2026, 10, day) for day in (5, 6, 7))
    >>> held = _in_order([(monday, 40, False), (tuesday, 1, False), (wednesday, 41, False)])
    >>> [(day.day, since.day, lost) for day, since, lost in held]
    [(6, 5, True), (7, 5, False)]
    >>> held = _in_order([(monday, 40, False), (tuesday, 15, True), (wednesday, 14, False)])
    >>> [(day.day, since.day, lost) for day, since, lost in held]
    [(6, 5, True), (7, 6, False)]
    """
    compared = []
    last_good: tuple[date, int] | None = None
    for day, rows, is_confirmed in days:
        is_shrunk = False
        if last_good is not None:
            since, rows_before = last_good
            is_shrunk = rows_before >= _LEAST_BEFORE and rows <= rows_before * _LEFT_AT_MOST
            compared.append((day, since, is_shrunk))
        if is_confirmed or not is_shrunk:
            last_good = (day, rows)
    return compared


def _drop_views(connection: duckdb.DuckDBPyConnection, made: Sequence[str]) -> None:
    """Nothing of them stays: they hold ids of participations."""
    for name in (*made, "extract"):
        connection.execute(f"drop {'view' if name == 'extract_rows' else 'table'} checked.{name}")
