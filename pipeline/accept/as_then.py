"""Makes a copy of the ledger what it was when something was made of it. The ledger itself forgets nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb
import pyarrow as pa

_OF_A_DELIVERY = (
    "sheet", "remark", "proposal", "identity_place", "correction", "corrected_row", "removed_row", "delivery",
)  # fmt: skip


def missing_deliveries(
    connection: duckdb.DuckDBPyConnection, wanted: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """The deliveries, each by name and SHA-256, that the ledger lacks."""
    rows = connection.execute("select file, sha256 from accepted.delivery").fetchall()
    known = {(file, sha256) for file, sha256 in rows}
    return tuple(each for each in wanted if each not in known)


def keep_only(connection: duckdb.DuckDBPyConnection, wanted: Iterable[tuple[str, str]], as_of: date | None) -> None:
    """Take away every delivery received by the date that is not among those wanted, by name and SHA-256."""
    files, hashes = zip(*wanted, strict=True) if (wanted := tuple(wanted)) else ((), ())
    connection.register(
        "wanted", pa.table({"file": pa.array(files, pa.string()), "sha256": pa.array(hashes, pa.string())})
    )
    connection.execute(
        "create or replace temp table unwanted as select delivery_no from accepted.delivery "
        "where ($as_of::date is null or received_on <= $as_of::date) "
        "and (file, sha256) not in (select (file, sha256) from wanted)",
        {"as_of": as_of},
    )
    connection.unregister("wanted")
    for table in _OF_A_DELIVERY:
        connection.execute(f"delete from accepted.{table} where delivery_no in (select delivery_no from temp.unwanted)")
    connection.execute("drop table temp.unwanted")


def undo_decisions(connection: duckdb.DuckDBPyConnection, withdrawn: Iterable[str], as_of: date | None) -> None:
    """Take back the last decision on every delivery that is withdrawn and was not, or was and is not any more.

    `withdrawn`: the SHA-256 of those that were, by the date.
    """
    connection.execute(
        "delete from accepted.decision where decision_no in ("
        "select max(decision_no) from accepted.decision "
        "where $as_of::date is null or decided_on <= $as_of::date group by sha256 "
        "having (arg_max(act, decision_no) = 'withdraw') <> list_contains($withdrawn::varchar[], sha256))",
        {"as_of": as_of, "withdrawn": sorted(set(withdrawn))},
    )
