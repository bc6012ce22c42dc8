"""Findings that a named person, or the sender, has confirmed are marked so, with who and why, in every run."""

from __future__ import annotations

import hashlib
from itertools import groupby

import duckdb

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.confirmations import Confirmation
from pipeline.vocabulary.correction_mark import rule_word
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.sql import read_sql
from pipeline.vocabulary.vouched import Vouched

_SENDER, _IN_DELIVERY = Label("leverantören", "the sender"), Label("i leveransen", "in the delivery")
CONFIRMED_AS = "confirmation"
"""The table name under which a delivery remembers the confirmations that decide which of its rows count."""


def ensure_vouched(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables of confirmations and corrections, and forget which of them fitted nothing last time."""
    connection.execute(read_sql(__file__, "vouched_tables"))
    connection.execute(read_sql(__file__, "answered"))
    connection.execute("delete from checked.fits_nothing")


def named_deliveries(
    connection: duckdb.DuckDBPyConnection, vouched: Vouched, order: Order, unused_rule: str
) -> list[int]:
    """The deliveries that an entry names, of those received by the order's date.

    One that names no delivery at all is noted under `unused_rule`.
    """
    rows = connection.execute(
        read_sql(__file__, "named_delivery"),
        {"as_of": order.as_of, "is_by_sha256": vouched.is_by_sha256, "delivery": vouched.delivery},
    ).fetchall()
    if not rows:
        fits_nothing(connection, vouched, unused_rule)
    return [number for number, is_visible in rows if is_visible]


def fits_nothing(connection: duckdb.DuckDBPyConnection, vouched: Vouched, rule: str) -> None:
    """Note that an entry fits nothing: it is said among the findings, with its file and line."""
    connection.execute("insert into checked.fits_nothing values (?, ?, ?)", [vouched.file, vouched.line, rule])


def confirm(connection: duckdb.DuckDBPyConnection, order: Order) -> None:
    """Write checked.confirmation anew from the definitions, once everything has been judged."""
    connection.execute("delete from checked.confirmation")
    for confirmation in order.definitions.confirmations:
        if confirmation.vouched.holds(order.as_of):
            _confirm(connection, order, confirmation)
    _confirm_said(connection, order)
    _remember(connection)


def _confirm(connection: duckdb.DuckDBPyConnection, order: Order, confirmation: Confirmation) -> None:
    vouched = confirmation.vouched
    deliveries = named_deliveries(connection, vouched, order, "confirmation-unused")
    if not deliveries:
        return
    connection.execute(
        read_sql(__file__, "confirmed_place"),
        {
            "rule": confirmation.rule,
            "severity": confirmation.severity,
            "deliveries": deliveries,
            "sheet": vouched.sheet,
            "rows": list(vouched.rows),
        },
    )
    if connection.execute("select count(*) from confirmed_place").fetchone() == (0,):
        fits_nothing(connection, vouched, "confirmation-unused")
    connection.execute(
        read_sql(__file__, "confirmation"),
        {
            "rule": confirmation.rule, "severity": confirmation.severity,
            "by": vouched.by, "on": vouched.on, "why": vouched.why,
        },
    )  # fmt: skip


def _confirm_said(connection: duckdb.DuckDBPyConnection, order: Order) -> None:
    """Take the answers in returned correction sheets: rows that came back as they were, said to be right."""
    rules = [rule.id for rule in order.definitions.all_rules if rule.confirmable]
    connection.execute(
        read_sql(__file__, "said_right"),
        {
            "as_of": order.as_of, "rules": rules, "words": [rule_word(rule) for rule in rules],
            "by": _SENDER[order.language], "where": _IN_DELIVERY[order.language],
        },
    )  # fmt: skip


def _remember(connection: duckdb.DuckDBPyConnection) -> None:
    """Which rows count rests on confirmations too: what is derived from them must not outlive them."""
    connection.execute("delete from checked.delivery where table_name = ?", [CONFIRMED_AS])
    rows = connection.execute(
        "select delivery_no, sheet_no, row_no, rule from checked.confirmation where severity = 'set_aside' order by all"
    ).fetchall()
    for number, places in groupby(rows, key=lambda row: row[0]):
        word = hashlib.sha256(repr(list(places)).encode()).hexdigest()
        connection.execute("insert into checked.delivery values (?, ?, ?)", [number, CONFIRMED_AS, word])
