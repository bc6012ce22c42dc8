"""The deliveries as the ledger has them, with everything that a receipt about one rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Delivered:
    """A delivery as the ledger has it; `judged` and `corrections` say with what it and its corrections were judged."""

    delivery_no: int
    file: str
    sha256: str
    size: int
    received_on: date
    outcome: str
    refused_rule: str | None
    repeats: str | None
    corrects: str | None
    rows: int | None
    accepted: int | None
    set_aside: int | None
    repeated: int | None
    superseded: int | None
    judged: str | None
    corrections: str | None
    superseded_by: str | None
    answered: int
    changed_nothing: date | None
    held_back: tuple[tuple[str, str, str], ...]


def read_deliveries(connection: duckdb.DuckDBPyConnection) -> tuple[Delivered, ...]:
    """Every delivery, in the order taken in."""
    rows = connection.execute(read_sql(__file__, "receipt_state")).fetchall()
    return tuple(Delivered(*(*row[:-1], tuple(map(tuple, row[-1] or ())))) for row in rows)
