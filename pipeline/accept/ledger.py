"""The ledger of deliveries: what came, when, and what was done with it. Nothing is ever taken out of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import duckdb

from pipeline.accept.files import DeliveredFile
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import read_sql


@dataclass(frozen=True)
class Ledger:
    """What the ledger knew before this load, by (file, sha256) and by sha256."""

    settled: frozenset[tuple[str, str]]
    used: dict[str, int]
    last_no: int


def ensure_ledger(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the ledger's tables in a new database."""
    connection.execute(read_sql(__file__, "ledger"))
    connection.execute(read_sql(__file__, "layout"))
    connection.execute(read_sql(__file__, "correction"))


def read_ledger(connection: duckdb.DuckDBPyConnection, layouts_digest: str) -> Ledger:
    """Refused files count as settled only while the layouts are as they were: a new layout may know them."""
    rows = connection.execute(
        "select delivery_no, file, sha256, outcome, layouts_digest from accepted.delivery"
    ).fetchall()
    return Ledger(
        settled=frozenset(
            (file, sha) for _, file, sha, outcome, digest in rows if outcome != "refused" or digest == layouts_digest
        ),
        used={sha: number for number, _, sha, outcome, _ in rows if outcome == "used"},
        last_no=max((*(row[0] for row in rows), _last_earlier_no(connection))),
    )


def _last_earlier_no(connection: duckdb.DuckDBPyConnection) -> int:
    row = connection.execute("select coalesce(max(delivery_no), 0) from accepted.earlier_reading").fetchone()
    return int(row[0]) if row else 0


def enter(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    file: DeliveredFile,
    layouts_digest: str,
    outcome: str,
    refused_rule: str | None = None,
    repeats: int | None = None,
) -> None:
    """Write one delivery. What was said of a file that was refused earlier, and is now read again, is kept beside."""
    received_on = _set_earlier_aside(connection, number, file) or file.received_on
    connection.execute(
        "insert into accepted.delivery values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [number, file.name, file.sha256, file.size, received_on, outcome, refused_rule, repeats, layouts_digest],
    )


def _set_earlier_aside(connection: duckdb.DuckDBPyConnection, number: int, file: DeliveredFile) -> date | None:
    """Move the refusal of the same file into the history; the day it was first received, None where there was none.

    A file in a folder without a date was received when it was first read, not when a layout at last knew it.
    """
    same = "file = ? and sha256 = ? and outcome = 'refused'"
    place = [file.name, file.sha256]
    connection.execute(
        "insert into accepted.earlier_reading select delivery_no, file, sha256, size_bytes, received_on, refused_rule, "
        f"layouts_digest, {number:d} from accepted.delivery where {same}",
        place,
    )
    connection.execute(f"delete from accepted.delivery where {same}", place)
    first = connection.execute(
        "select min(received_on) from accepted.earlier_reading where file = ? and sha256 = ?", place
    ).fetchone()
    return first[0] if first else None


def layouts_digest(layouts: Iterable[Layout]) -> str:
    """One word for the exact set of layouts."""
    joined = "".join(sorted(layout.digest for layout in layouts))
    return hashlib.sha256(joined.encode()).hexdigest()
