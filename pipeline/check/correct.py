"""Known faults in a source are corrected in a copy of the delivered sheet, before its texts are read."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TypeVar

import duckdb

from pipeline.check.confirm import named_deliveries
from pipeline.check.identity_text import is_identity
from pipeline.check.linked import LinkedSheet
from pipeline.check.source import CELLS_MISMATCH, ROW_NO, Sheet
from pipeline.vocabulary.corrections import Correction
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import CorrectionMissesRows, DefinitionFault
from pipeline.vocabulary.layouts import fold_heading
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.sql import identifier, literal, read_sql

Corrections = dict[int, tuple[Correction, ...]]
"""Delivery number to the corrections that concern it."""

_COPY = "copy_of_delivered_"
_Stored = TypeVar("_Stored", Sheet, LinkedSheet)


def mark_corrected(connection: duckdb.DuckDBPyConnection, order: Order) -> Corrections:
    """Write checked.corrected anew: which rows each correction fits. Returns what concerns which delivery.

    Raises CorrectionMissesRows where a correction does not fit exactly as many rows as it says, and
    DefinitionFault where it names a column that the delivery does not have, or would put in a personal number.
    """
    connection.execute("delete from checked.corrected")
    concerned: Corrections = {}
    for correction in order.definitions.corrections:
        _demand_no_identity(correction)
        if not correction.vouched.holds(order.as_of):
            continue
        for delivery_no in named_deliveries(connection, correction.vouched, order, "correction-unused"):
            _mark(connection, delivery_no, correction, order.definitions)
            concerned[delivery_no] = (*concerned.get(delivery_no, ()), correction)
    return concerned


def corrections_word(corrections: Corrections, sheet: Sheet) -> str:
    """The corrections that what is read from a sheet rests on, as a part of the word it is judged under."""
    numbers = sorted({sheet.delivery_no, *(part.delivery_no for part in sheet.parts if part)})
    return " ".join(each.digest for number in numbers for each in corrections.get(number, ()))


def with_corrections(
    connection: duckdb.DuckDBPyConnection, definitions: Definitions, corrections: Corrections, sheet: Sheet
) -> Sheet:
    """The sheet to read in place of a delivered one: itself where nothing is corrected, else a corrected copy."""
    parts = tuple(part and _corrected(connection, definitions, corrections, part) for part in sheet.parts)
    return dataclasses.replace(_corrected(connection, definitions, corrections, sheet), parts=parts)


def say_corrected(
    connection: duckdb.DuckDBPyConnection, corrections: Corrections, table: str, sheets: Sequence[Sheet]
) -> None:
    """Write a finding for every corrected row and column."""
    for sheet in sheets:
        for each in corrections.get(sheet.delivery_no, ()):
            connection.execute(
                read_sql(__file__, "corrected_finding"),
                {
                    "table_name": table, "delivery_no": sheet.delivery_no, "sheet_no": sheet.sheet_no,
                    "correction": each.id, "columns": [column for column, _ in each.puts],
                },
            )  # fmt: skip


def drop_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """Take the corrected copies away again: rows as delivered are all that is kept of them."""
    names = connection.execute(
        f"select table_name from duckdb_tables() where schema_name = 'accepted' and starts_with(table_name, '{_COPY}')"
    ).fetchall()
    for (name,) in names:
        connection.execute(f"drop table accepted.{identifier(name)}")


def _demand_no_identity(correction: Correction) -> None:
    if any(is_identity(text) for _, text in (*correction.puts, *correction.where)):
        raise DefinitionFault(
            file=correction.vouched.file, line=correction.vouched.line,
            what_sv="rättelsen innehåller ett personnummer.",
            what_en="the correction holds a personal identity number.",
        )  # fmt: skip


def _mark(
    connection: duckdb.DuckDBPyConnection, delivery_no: int, correction: Correction, definitions: Definitions
) -> None:
    vouched, needed = correction.vouched, [column for column, _ in (*correction.where, *correction.puts)]
    sheets = connection.execute(
        "select sheet_no, stored_as, is_numbered, heading_row, layout from accepted.sheet "
        "where delivery_no = $delivery_no and ($sheet is null or sheet = $sheet) order by sheet_no",
        {"delivery_no": delivery_no, "sheet": vouched.sheet},
    ).fetchall()
    fitting, missing = 0, needed[0]
    for sheet_no, stored_as, is_numbered, heading_row, layout in sheets:
        columns = _columns(connection, definitions, stored_as, layout)
        lacking = [column for column in needed if fold_heading(column) not in columns]
        if lacking:
            missing = lacking[0]
            continue
        fitting += 1
        row_no = ROW_NO if is_numbered else f"rowid + {heading_row + 1}"
        holds = [f"coalesce(trimmed({columns[fold_heading(column)]}), '') = ?" for column, _ in correction.where]
        if vouched.rows:
            holds.append(f"{row_no} in ({', '.join(str(number) for number in vouched.rows)})")
        connection.execute(
            f"insert into checked.corrected select ?, ?, {row_no}, ? from accepted.{identifier(stored_as)} "
            f"where {' and '.join(holds)}",
            [delivery_no, sheet_no, correction.id, *(text for _, text in correction.where)],
        )
    if sheets and not fitting:
        raise DefinitionFault(
            file=vouched.file, line=vouched.line,
            what_sv=f"leveransen {vouched.delivery} har ingen kolumn ”{missing}”.",
            what_en=f"the delivery {vouched.delivery} has no column “{missing}”.",
        )  # fmt: skip
    _demand_touches(connection, delivery_no, correction)


def _demand_touches(connection: duckdb.DuckDBPyConnection, delivery_no: int, correction: Correction) -> None:
    row = connection.execute(
        "select count(*) from checked.corrected where delivery_no = ? and correction = ?", [delivery_no, correction.id]
    ).fetchone()
    found, vouched = int(row[0]) if row else 0, correction.vouched
    if found != correction.touches:
        raise CorrectionMissesRows(
            id=correction.id, file=vouched.file, line=vouched.line, delivery=vouched.delivery,
            expected=correction.touches, found=found,
        )  # fmt: skip


def _columns(
    connection: duckdb.DuckDBPyConnection, definitions: Definitions, stored_as: str, layout_id: str
) -> dict[str, str]:
    """Folded names to the stored columns, quoted: headings as delivered, and the canonical columns under them."""
    headings = [
        row[0]
        for row in connection.execute(f"describe accepted.{identifier(stored_as)}").fetchall()
        if row[0] not in (ROW_NO, CELLS_MISMATCH)
    ]
    delivered = {fold_heading(heading): identifier(heading) for heading in headings}
    layout = next((each for each in (*definitions.layouts, *definitions.kept) if each.id == layout_id), None)
    canonical: dict[str, str] = {}
    for name, spellings in layout.columns if layout else ():
        under = next((delivered[fold_heading(each)] for each in spellings if fold_heading(each) in delivered), None)
        if under is not None:
            canonical |= {fold_heading(each): under for each in (name, *spellings)}
    return canonical | delivered


def _corrected(
    connection: duckdb.DuckDBPyConnection, definitions: Definitions, corrections: Corrections, sheet: _Stored
) -> _Stored:
    here = corrections.get(sheet.delivery_no, ())
    marked = connection.execute(
        "select distinct correction from checked.corrected where delivery_no = ? and sheet_no = ?",
        [sheet.delivery_no, sheet.sheet_no],
    ).fetchall() if here else []  # fmt: skip
    if not marked:
        return sheet
    layout = sheet.layout if isinstance(sheet.layout, str) else sheet.layout.id
    columns = _columns(connection, definitions, sheet.stored_as, layout)
    row_no = ROW_NO if sheet.is_numbered else f"rowid + {sheet.heading_row + 1}"
    # Numbered from here on: a copy need not keep the order of rows.
    numbers = "" if sheet.is_numbered else f"{row_no} as {ROW_NO}, false as {CELLS_MISMATCH}, "
    put: dict[str, str] = {}
    for each in here:
        if (each.id,) in marked:
            for column, text in each.puts:
                cell = columns[fold_heading(column)]
                rows = (
                    f"select row_no from checked.corrected where delivery_no = {sheet.delivery_no} "
                    f"and sheet_no = {sheet.sheet_no} and correction = {literal(each.id)}"
                )
                put[cell] = f"case when {row_no} in ({rows}) then {literal(text)} else {put.get(cell, cell)} end"
    replaced = ", ".join(f"{expression} as {cell}" for cell, expression in put.items())
    copy = f"{_COPY}{sheet.delivery_no}_{sheet.sheet_no}"
    connection.execute(
        f"create or replace table accepted.{identifier(copy)} as select {numbers}* replace ({replaced}) "
        f"from accepted.{identifier(sheet.stored_as)}"
    )
    return dataclasses.replace(sheet, stored_as=copy, is_numbered=True)
