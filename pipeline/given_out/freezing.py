"""A quarter that has been given out stays as it was counted then; what comes later waits for a marked revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Late:
    """What happened to frozen quarters since: rows that came, rows that went (a changed one is both), and people."""

    come: int
    gone: int
    people: int


def freeze(connection: duckdb.DuckDBPyConnection, release_no: int, first: Quarter, last: Quarter) -> None:
    """Keep the rows of every quarter that this release is the first in force to count."""
    quarters = {"release_no": release_no, "first": first.index, "last": last.index}
    connection.execute(read_sql(__file__, "freeze_quarter"), quarters)
    connection.execute(read_sql(__file__, "freeze"), {"release_no": release_no})


def read_late(connection: duckdb.DuckDBPyConnection) -> Late:
    """What reports leave out, because it came after its quarter was given out."""
    row = connection.execute(read_sql(__file__, "late")).fetchone()
    return Late(*row) if row else Late(0, 0, 0)
