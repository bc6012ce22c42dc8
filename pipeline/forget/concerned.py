"""Whom an erasure concerns: which participations, which rows of which deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

from pipeline.vocabulary.sql import identifier, read_sql

NUMBERS = ("row_no", "has_cells_mismatch")


@dataclass(frozen=True)
class Wanted:
    """Participations by id, or all that finished before a day; `whole_person` takes the same people's others too."""

    ids: frozenset[str]
    finished_before: date | None
    whole_person: bool


@dataclass(frozen=True)
class ConcernedFile:
    """A name under which rows to erase were delivered. A file that came twice stands under both names."""

    file: str
    rows: int
    delivery_no: int


@dataclass(frozen=True)
class Concerned:
    """How much an erasure takes: participations, rows, and the deliveries that held them; how many ids nobody has.

    `others` counts participations of the same people that are not taken.
    """

    participations: int
    rows: int
    files: tuple[ConcernedFile, ...]
    unknown_ids: int
    others: int


@dataclass(frozen=True)
class StoredSheet:
    """A stored sheet: where it lies, and whether its rows carry their numbers."""

    delivery_no: int
    sheet_no: int
    stored_as: str
    is_numbered: bool
    heading_row: int


def find_concerned(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> Concerned:
    """Fill the temporary tables wanted_participation, erased_typed and erased_row, and count them.

    The connection uses a database in which every delivery has been judged and accounted for.
    """
    before = {"finished_before": wanted.finished_before}
    connection.register("wanted_id", pa.table({"id": pa.array(sorted(wanted.ids), pa.string())}))
    connection.execute(read_sql(__file__, "wanted_participation"), before)
    if wanted.whole_person:
        connection.execute(read_sql(__file__, "whole_person"))
    connection.execute(read_sql(__file__, "gone_person"))
    connection.execute(read_sql(__file__, "erased_typed"), before)
    connection.execute(read_sql(__file__, "erased_row"))
    _add_uncounted(connection)
    connection.execute(read_sql(__file__, "erased_linked"))
    files = tuple(
        ConcernedFile(*row) for row in connection.execute(read_sql(__file__, "concerned_delivery")).fetchall()
    )
    concerned = Concerned(
        participations=_count(connection, "select count(*) from wanted_participation"),
        rows=_count(connection, "select count(*) from (select distinct * from erased_row)"),
        files=files,
        unknown_ids=_count(
            connection,
            "select count(*) from wanted_id where id not in (select participation_id from wanted_participation)",
        ),
        others=_count(
            connection,
            "select count(distinct participation_id) from checked.participation where person_id in (select person_id "
            "from checked.participation where row_key in (select row_key from erased_typed)) "
            "and participation_id not in (select participation_id from wanted_participation)",
        ),
    )
    connection.unregister("wanted_id")
    return concerned


def _add_uncounted(connection: duckdb.DuckDBPyConnection) -> None:
    """Rows whose id stands in the wrong cell, or from which nothing was built, are found by what stands in them."""
    connection.execute(read_sql(__file__, "uncounted_row"))
    connection.execute(read_sql(__file__, "uncounted_sheet"))
    sheets = connection.execute(
        "select delivery_no, sheet_no from uncounted_row union select delivery_no, sheet_no from uncounted_sheet"
    ).fetchall()
    for sheet in stored_sheets(connection):
        if (sheet.delivery_no, sheet.sheet_no) in sheets:
            headings = [row[0] for row in connection.execute(f"describe {stored(sheet)}").fetchall()]
            cells = ", ".join(identifier(each) for each in headings if not sheet.is_numbered or each not in NUMBERS)
            connection.execute(
                read_sql(
                    __file__, "named_row",
                    delivery_no=str(sheet.delivery_no), sheet_no=str(sheet.sheet_no),
                    delivered=numbered(sheet), cells=cells,
                )
            )  # fmt: skip
    connection.execute(read_sql(__file__, "left_behind"))
    connection.execute(read_sql(__file__, "linked_row"))


def stored_sheets(connection: duckdb.DuckDBPyConnection) -> tuple[StoredSheet, ...]:
    """Every sheet in the ledger, in the order received."""
    rows = connection.execute(
        "select delivery_no, sheet_no, stored_as, is_numbered, heading_row from accepted.sheet order by all"
    ).fetchall()
    return tuple(StoredSheet(*row) for row in rows)


def stored(sheet: StoredSheet) -> str:
    """The table that holds the sheet's cells."""
    return f"accepted.{identifier(sheet.stored_as)}"


def numbered(sheet: StoredSheet) -> str:
    """A query for the sheet's rows with their numbers; without, they follow each other from the heading on."""
    if sheet.is_numbered:
        return f"select * from {stored(sheet)}"
    return f"select rowid + {sheet.heading_row + 1} as row_no, false as has_cells_mismatch, * from {stored(sheet)}"


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0
