"""Finds the files that belong to a main file, and remembers which of their rows belong to which of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import duckdb

from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.linked_files import LinkedFile
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    from pipeline.check.source import Sheet


@dataclass(frozen=True)
class LinkedSheet:
    """A stored sheet of a linked file, in one of the places where it was received."""

    layout: str
    part: str
    delivery_no: int
    sheet_no: int
    stored_as: str
    is_numbered: bool
    heading_row: int
    received_on: date
    file: str

    @property
    def folder(self) -> str:
        return self.file.rpartition("/")[0]


@dataclass(frozen=True)
class Receipt:
    """When a delivery was received, and under what name; the same bytes may come more than once."""

    received_on: date
    file: str

    @property
    def folder(self) -> str:
        return self.file.rpartition("/")[0]


def linked_sheets(connection: duckdb.DuckDBPyConnection, as_of: date | None) -> tuple[LinkedSheet, ...]:
    """Every linked sheet received by the date, oldest first, once for each time it was received."""
    rows = connection.execute(read_sql(__file__, "linked_sheets"), {"as_of": as_of}).fetchall()
    return tuple(LinkedSheet(*row) for row in rows)


def receipts(connection: duckdb.DuckDBPyConnection, delivery_no: int, as_of: date | None) -> tuple[Receipt, ...]:
    """Every receipt of the delivery's bytes by the date, oldest first."""
    rows = connection.execute(
        "select received_on, file from accepted.delivery "
        "where (delivery_no = $delivery_no or repeats_delivery_no = $delivery_no) "
        "and ($as_of::date is null or received_on <= $as_of::date) order by received_on, file",
        {"delivery_no": delivery_no, "as_of": as_of},
    ).fetchall()
    return tuple(Receipt(*row) for row in rows)


def find_parts(
    layout: Layout, received: tuple[Receipt, ...], sheets: tuple[LinkedSheet, ...]
) -> tuple[LinkedSheet | None, ...]:
    """For each linked file of the layout the sheet that belongs to the main file, None where it has not come.

    From the main file's own folder, its newest first; else the newest received not later; else the first
    that came after it.
    """
    return tuple(_find_part(layout, part, received, sheets) for part in layout.linked)


def _find_part(
    layout: Layout, part: LinkedFile, received: tuple[Receipt, ...], sheets: tuple[LinkedSheet, ...]
) -> LinkedSheet | None:
    candidates = [each for each in sheets if (each.layout, each.part) == (layout.id, part.name)]
    for receipt in reversed(received):
        beside = [each for each in candidates if each.folder == receipt.folder]
        if beside:
            return beside[-1]
    earlier = [each for each in candidates if each.received_on <= received[-1].received_on]
    return earlier[-1] if earlier else next(iter(candidates), None)


def remember_linked_rows(connection: duckdb.DuckDBPyConnection, sheet: Sheet) -> None:
    """Write which rows of the linked files belong to which delivered rows of the main file, in the view `delivered`."""
    for part, found in zip(sheet.layout.linked, sheet.parts, strict=True):
        if found is None:
            continue
        same = " and ".join(f"part.{identifier(own)} = main.{identifier(main)}" for own, main in part.joins)
        try:
            connection.execute(
                read_sql(__file__, "linked_row", part=identifier(part.name), same=same),
                {
                    "delivery_no": found.delivery_no, "sheet_no": found.sheet_no,
                    "main_delivery_no": sheet.delivery_no, "main_sheet_no": sheet.sheet_no,
                },
            )  # fmt: skip
        except duckdb.BinderException as error:
            raise DefinitionFault(
                file=sheet.layout.file, line=1,
                what_sv=f"en rubrik under ”joins” för {part.name} finns inte i filen.",
                what_en=f"a heading under “joins” of {part.name} is not in the file.",
            ) from error  # fmt: skip


def forget_linked_rows(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Take away what was remembered for main files of the table among the deliveries in question."""
    connection.execute(
        "delete from checked.linked_row where main_delivery_no in (select delivery_no from in_question) "
        "and (main_delivery_no, main_sheet_no) in "
        "(select (delivery_no, sheet_no) from accepted.sheet where table_name = ?)",
        [table],
    )


def write_missing_parts(connection: duckdb.DuckDBPyConnection, table: str, sheet: Sheet) -> bool:
    """Write a finding for each linked file that has not come; whether there was any."""
    missing = [part.name for part, found in zip(sheet.layout.linked, sheet.parts, strict=True) if found is None]
    for name in missing:
        connection.execute(
            "insert into checked.finding values (?, null, ?, ?, null, ?, 'linked-file-missing', 'set_aside')",
            [table, sheet.delivery_no, sheet.sheet_no, name],
        )
    return bool(missing)


def judge_linked_files(connection: duckdb.DuckDBPyConnection, as_of: date | None) -> None:
    """Findings for linked files: rows that belong to no main row, and files that no main file was read with."""
    connection.execute("delete from checked.finding where table_name = 'linked'")
    connection.execute(read_sql(__file__, "linked_finding"), {"as_of": as_of})
