"""What rows are held against besides themselves: the insats register and the memberships of the day."""

from __future__ import annotations

import hashlib
from datetime import date

import duckdb

from pipeline.standing import standing_columns
from pipeline.vocabulary.sql import read_sql


def read_registers(connection: duckdb.DuckDBPyConnection, as_of: date | None) -> None:
    """Make the newest registers received by the date ready: insats_register and checked.member_municipality."""
    connection.execute(read_sql(__file__, "insats_register"), {"as_of": as_of})
    # Once more where the engine's stored views see it.
    connection.execute("create or replace table checked.insats_register as select * from insats_register")
    connection.execute(read_sql(__file__, "member_municipality"), {"as_of": as_of})


def registers_word(connection: duckdb.DuckDBPyConnection) -> str:
    """One word for what the registers say."""
    insatser = connection.execute("select * from insats_register order by all").fetchall()
    members = connection.execute("select * from checked.member_municipality order by all").fetchall()
    return hashlib.sha256(repr((insatser, members)).encode()).hexdigest()


def drop_outdated(connection: duckdb.DuckDBPyConnection) -> None:
    """Take away judgements of an earlier version of the program: all deliveries are judged again."""
    columns = [name for name, _ in standing_columns(connection, "checked.judgement")]
    if columns and "delivery_no" not in columns:
        connection.execute("drop table checked.judgement; delete from checked.delivery")
