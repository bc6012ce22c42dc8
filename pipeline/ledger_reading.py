"""The ledger as it is read out: every time a file was read, and what became of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb

State = Literal["in_force", "superseded", "repeated", "refused", "withdrawn", "read_again"]


@dataclass(frozen=True)
class LedgerEntry:
    """One reading of a file. Its numbers are None where no row of it is accounted for.

    `rows` = accepted + set_aside + repeated + superseded; `forgotten` rows were erased since and are none of these.
    """

    delivery_no: int
    received_on: date
    file: str
    sha256: str
    layouts: str | None
    state: State
    refused_rule: str | None
    read_again_as: int | None
    rows: int | None
    accepted: int | None
    set_aside: int | None
    repeated: int | None
    superseded: int | None
    forgotten: int | None
    withdrawn_on: date | None
    withdrawn_for: str | None
    withdrawn_by: str | None


@dataclass(frozen=True)
class Erasure:
    """An erasure of people: when, why and by whom decided, and how many rows. Never who."""

    erased_on: date
    reason: str
    decided_by: str
    participations: int
    rows: int


def read_ledger_entries(connection: duckdb.DuckDBPyConnection, as_of: date | None) -> tuple[LedgerEntry, ...]:
    """Everything received by the date, in the order it was read; rests on an account of the same date."""
    rows = connection.execute(read_sql(__file__, "ledger_entry"), {"as_of": as_of}).fetchall()
    return tuple(LedgerEntry(*row) for row in rows)


def read_erasures(connection: duckdb.DuckDBPyConnection) -> tuple[Erasure, ...]:
    """Every erasure, in the order they were made."""
    rows = connection.execute(
        "select erased_on, reason, decided_by, participations, (select sum(rows_forgotten)::bigint "
        "from accepted.forgotten_rows gone where gone.erasure_no = erasure.erasure_no) "
        "from accepted.erasure order by erasure_no"
    ).fetchall()
    return tuple(Erasure(*row) for row in rows)
