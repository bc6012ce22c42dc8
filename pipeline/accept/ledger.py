"""The ledger of deliveries: what came, when, and what was done with it. Nothing is ever taken out of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

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
        last_no=max((row[0] for row in rows), default=0),
    )


def enter(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    file: DeliveredFile,
    layouts_digest: str,
    outcome: str,
    refused_rule: str | None = None,
    repeats: int | None = None,
) -> None:
    """Write one delivery. A file refused earlier and now read again takes its earlier entry's place."""
    connection.execute(
        "delete from accepted.delivery where file = ? and sha256 = ? and outcome = 'refused'", [file.name, file.sha256]
    )
    connection.execute(
        "insert into accepted.delivery values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [number, file.name, file.sha256, file.size, file.received_on, outcome, refused_rule, repeats, layouts_digest],
    )


def layouts_digest(layouts: Iterable[Layout]) -> str:
    """One word for the exact set of layouts."""
    joined = "".join(sorted(layout.digest for layout in layouts))
    return hashlib.sha256(joined.encode()).hexdigest()
