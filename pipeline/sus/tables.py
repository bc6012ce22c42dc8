"""One report of SUS at a time: whom it counts, and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from pipeline.sus.words import TITLES, SusReport, categories
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.sql import read_sql


@dataclass(frozen=True)
class SusAsked:
    """Which report, and whom: those finished with an exit from `first` to `last`, both days included.

    None = all. `source` is a code of schemas/support.yaml and belongs to R5 alone.
    """

    report: SusReport
    first: date
    last: date
    insats_id: str | None = None
    gender: str | None = None
    municipality: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class SusRow:
    """One row: of `known` participations, how many `before` and `after`. Where the report has no before it is None.

    `missing` = finished participations that do not say. Nothing is protected here.
    """

    category: str
    label: Label
    known: int
    missing: int
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def change_percent(self) -> float | None:
        """The change in per cent of the number before, as SUS printed it; None where nobody was there before."""
        return None if self.change is None or not self.before else 100 * self.change / self.before

    @property
    def share_before(self) -> float | None:
        return None if self.before is None or not self.known else self.before / self.known

    @property
    def share_after(self) -> float | None:
        return None if self.after is None or not self.known else self.after / self.known


@dataclass(frozen=True)
class SusTable:
    """A report of SUS. `finished` = the participations it is about; every row's known + missing is among them."""

    asked: SusAsked
    title: Label
    finished: int
    rows: tuple[SusRow, ...]


def sus_table(connection: duckdb.DuckDBPyConnection, definitions: Definitions, asked: SusAsked) -> SusTable:
    """The report asked for, from derived.outcome and derived.support (docs/metod.md; domain: SUS standardrapport).

    Before and after are counted among those known at both moments, so that the change is one of people and not of
    answers. Raises ValueError where R5 has no source, or a source that schemas/support.yaml does not know.
    """
    rows = categories(asked.report, definitions)
    if asked.report == "R5" and asked.source not in rows:
        raise ValueError(f"R5 asks about those who had one source of support before: one of {', '.join(rows)}")
    whom = {name: getattr(asked, name) for name in ("first", "last", "insats_id", "gender", "municipality")}
    connection.execute(read_sql(__file__, "population"), whom)
    counted = _counted(connection, asked, rows)
    finished = connection.execute("select count(*) from sus_population").fetchone()
    return SusTable(
        asked=asked,
        title=TITLES[asked.report],
        finished=int(finished[0]) if finished else 0,
        rows=tuple(SusRow(code, label, *counted[code]) for code, label in rows.items()),
    )


def _counted(
    connection: duckdb.DuckDBPyConnection, asked: SusAsked, rows: dict[str, Label]
) -> dict[str, tuple[int, int, int | None, int | None]]:
    """Known, missing, before and after of every row."""
    parts = [code.partition(":") for code in rows]
    tables = {
        "sus_source": pa.table({"category": list(rows)}),
        "sus_reason": pa.table({"category": list(rows)}),
        "sus_background": pa.table(
            {"part": [part for part, _, _ in parts], "category": [code for _, _, code in parts]}
        ),
    }
    for name, table in tables.items():
        connection.register(name, table)
    try:
        bound = {"source": asked.source} if asked.report == "R5" else {}
        found = connection.execute(read_sql(__file__, asked.report.lower()), bound).fetchall()
    finally:
        for name in tables:
            connection.unregister(name)
    return {code: (known, missing, before, after) for code, known, missing, before, after in found}
