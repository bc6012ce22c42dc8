"""A release that nobody outside has seen can be withdrawn: then it binds nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.given_out.ledger import open_ledger
from pipeline.vocabulary.errors import NotTheLatestRelease

if TYPE_CHECKING:
    import duckdb


def withdraw(connection: duckdb.DuckDBPyConnection, release_no: int, on: date) -> str:
    """Enter that a release was never spread; its period. Raises NotTheLatestRelease.

    Only the latest: those after it were counted and protected as it bound them, and so was a revision.
    """
    open_ledger(connection)
    row = connection.execute(
        "select release_no, period from published.in_force order by release_no desc limit 1"
    ).fetchone()
    rests = connection.execute(
        "select 1 from published.revision where release_no >= ? limit 1", [release_no]
    ).fetchone()
    if row is None or row[0] != release_no or rests:
        raise NotTheLatestRelease(number=release_no, latest=str(row[0]) if row else "–")
    connection.execute("insert into published.withdrawn values (?, ?)", [release_no, on])
    return str(row[1])
