"""Makes a copy of the ledger what it was when a report was made. Only for a copy: the ledger itself forgets nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def in_force(connection: duckdb.DuckDBPyConnection) -> frozenset[int]:
    """The releases that bind today, by number; none where there is no ledger yet."""
    if not _has_ledger(connection):
        return frozenset()
    return frozenset(row[0] for row in connection.execute("select release_no from published.in_force").fetchall())


def entered_before(
    connection: duckdb.DuckDBPyConnection, period: str, figures_sha256: str
) -> tuple[frozenset[int], date] | None:
    """The releases in force when the one with these figures was first made, and its day; None where there is no such.

    Only the latest can be withdrawn, so an earlier one that is withdrawn was so before this one was made. That does
    not hold where this one is withdrawn too: then those withdrawn by its day.
    """
    if not _has_ledger(connection):
        return None
    own = connection.execute(
        "select release_no, given_out_on from published.release where period = ? and figures_sha256 = ? "
        "order by release_no desc limit 1", [period, figures_sha256],
    ).fetchone()  # fmt: skip
    if own is None:
        return None
    number, day = own
    before = connection.execute(
        "select release_no from published.release left join published.withdrawn using (release_no) "
        "where release_no < ? and (withdrawn_on is null or withdrawn_on > ?)", [number, day],
    ).fetchall()  # fmt: skip
    return frozenset(row[0] for row in before), day


def set_in_force(connection: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> None:
    """Let these releases bind, and no other."""
    if not _has_ledger(connection):
        return
    connection.execute("delete from published.withdrawn")
    connection.execute(
        "insert into published.withdrawn select release_no, given_out_on from published.release "
        "where not list_contains(?::integer[], release_no)", [sorted(numbers)],
    )  # fmt: skip


def _has_ledger(connection: duckdb.DuckDBPyConnection) -> bool:
    found = connection.execute(
        "select count(*) from duckdb_views() where schema_name = 'published' and view_name = 'in_force'"
    ).fetchone()
    return bool(found and found[0])
