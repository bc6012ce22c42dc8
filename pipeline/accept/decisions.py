"""Decisions on deliveries already in the ledger: withdrawn, or restored. Kept for the bytes, whatever their name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

import duckdb

from pipeline.accept.ledger import ensure_ledger
from pipeline.vocabulary.errors import DeliveryAmbiguous, DeliveryAsDecided, DeliveryNotFound

Act = Literal["withdraw", "restore"]
SHORTEST_HASH = 8
_WORDS = {"withdraw": ("återkallad", "withdrawn"), "restore": ("inte återkallad", "not withdrawn")}


@dataclass(frozen=True)
class Decision:
    """What somebody decided about a delivery, and why. `file` is its name in the ledger, or the start of its hash."""

    act: Act
    file: str
    decided_on: date
    reason: str
    decided_by: str


@dataclass(frozen=True)
class Decided:
    """The delivery a decision was entered for."""

    file: str
    sha256: str


def decide(connection: duckdb.DuckDBPyConnection, decision: Decision) -> Decided:
    """Enter the decision in the ledger; it holds from its day on. Nothing else is changed.

    Raises DeliveryNotFound, DeliveryAmbiguous, or DeliveryAsDecided where it already is so.
    """
    ensure_ledger(connection)
    found = _find(connection, decision.file)
    row = connection.execute(
        "select act from accepted.decision where sha256 = ? order by decision_no desc limit 1", [found.sha256]
    ).fetchone()
    if (row[0] if row else "restore") == decision.act:
        sv, en = _WORDS[decision.act]
        raise DeliveryAsDecided(file=found.file, state_sv=sv, state_en=en)
    connection.execute(
        "insert into accepted.decision select coalesce(max(decision_no), 0) + 1, ?, ?, ?, ?, ? from accepted.decision",
        [found.sha256, decision.act, decision.decided_on, decision.reason, decision.decided_by],
    )
    return found


def _find(connection: duckdb.DuckDBPyConnection, wanted: str) -> Decided:
    """By the whole name, else by the end of it (`a.csv` for `2026-10-05/a.csv`), else by the start of the hash."""
    by_hash = wanted.lower() if len(wanted) >= SHORTEST_HASH else "no hash is so short"
    for where, value in (
        ("file = ?", wanted),
        ("suffix(file, ?)", f"/{wanted}"),
        ("prefix(sha256, ?)", by_hash),
    ):
        rows = connection.execute(
            f"select min(file), sha256 from accepted.delivery where {where} group by sha256 order by all", [value]
        ).fetchall()
        if len(rows) > 1:
            choices = ", ".join(f"{file} ({sha[:SHORTEST_HASH]})" for file, sha in rows)
            raise DeliveryAmbiguous(file=wanted, choices=choices)
        if rows:
            return Decided(*rows[0])
    raise DeliveryNotFound(file=wanted)
