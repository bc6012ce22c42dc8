"""Delivered sheets as one view of canonical columns, still text: the layout says what stands under which heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

import duckdb

from pipeline.check.linked import LinkedSheet, remember_linked_rows
from pipeline.vocabulary.columns import Column, Label, Table
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.layouts import Layout, fold_heading
from pipeline.vocabulary.sql import identifier, literal, read_sql

ROW_NO, CELLS_MISMATCH = "row_no", "has_cells_mismatch"


@dataclass(frozen=True)
class Sheet:
    """A stored sheet to be typed, as the ledger has it; `parts` in the order of the layout's linked files."""

    delivery_no: int
    sheet_no: int
    stored_as: str
    is_numbered: bool
    heading_row: int
    rows: int
    layout: Layout
    received_on: date
    parts: tuple[LinkedSheet | None, ...] = ()


def text_of(column: Column) -> str:
    """The name of a canonical column while it is still text."""
    return identifier(f"text of {column.name}")


def view_source(connection: duckdb.DuckDBPyConnection, table: Table, sheets: Sequence[Sheet], first_key: int) -> int:
    """Create the view `source` over sheets of one layout: row_key, address, and a text per canonical column.

    Row keys count upwards from `first_key`; the first key after them is returned. A layout with a SELECT
    takes one sheet at a time, and its rows are counted once it has run.
    """
    if sheets[0].layout.select is not None:
        return _view_selected(connection, table, sheets[0], first_key)
    branches = []
    for sheet in sheets:
        stored = f"accepted.{identifier(sheet.stored_as)}"
        headings = [row[0] for row in connection.execute(f"describe {stored}").fetchall()]
        texts = _texts(table, sheet.layout, headings_of(table, sheet.layout, headings))
        numbers = f"{ROW_NO}, {CELLS_MISMATCH}," if sheet.is_numbered else _numbering(sheet)
        branches.append(f"select {_address(sheet, first_key)}, {numbers} {texts} from {stored}")
        first_key += sheet.rows
    connection.execute(f"create or replace temp view source as {' union all '.join(branches)}")
    return first_key


def view_delivered(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet | LinkedSheet, view: str, place: str, named: Sequence[str] = ()
) -> None:
    """Create a view of the sheet for a layout's own SQL: row_no, has_cells_mismatch, and the cells, blank ones null.

    Headings in `named` are there under exactly that spelling, forgiven as when the layout was recognised,
    and null where the sheet has none of that name.
    """
    stored = f"accepted.{identifier(sheet.stored_as)}"
    headings = [row[0] for row in connection.execute(f"describe {stored}").fetchall()]
    spelt = {fold_heading(each): each for each in named}
    kept = {heading.casefold() for heading in headings} | {ROW_NO, CELLS_MISMATCH}
    cells = []
    for heading in headings:
        wanted = spelt.pop(fold_heading(heading), heading)
        name = wanted if wanted.casefold() == heading.casefold() or wanted.casefold() not in kept else heading
        if heading not in (ROW_NO, CELLS_MISMATCH):
            cells.append(f"nullif({identifier(heading)}, '') as {identifier(name)}")
    cells += [f"null::varchar as {identifier(name)}" for name in spelt.values() if name.casefold() not in kept]
    numbers = f"{ROW_NO}, {CELLS_MISMATCH}," if sheet.is_numbered else _numbering(sheet)
    connection.execute(f"create or replace {view} as select {place}, {numbers} {', '.join(cells)} from {stored}")


def _view_selected(connection: duckdb.DuckDBPyConnection, table: Table, sheet: Sheet, first_key: int) -> int:
    """Run the layout's SELECT, make its rows the source, and remember which delivered rows each was built from."""
    view_delivered(connection, sheet, "temp view delivered", "rowid as place", sheet.layout.named_headings)
    for part, stored in zip(sheet.layout.linked, sheet.parts, strict=True):
        if stored is not None:
            named = (*part.recognise, *part.optional)
            view_delivered(connection, stored, f"temp view {identifier(part.name)}", "rowid as place", named)
    _run_select(connection, sheet.layout)
    headings = [row[0] for row in connection.execute("describe selected").fetchall()]
    found = {name: name for name in headings if name in table.column_names}
    connection.execute(
        f"create or replace temp view source as select {_address(sheet, first_key)}, delivered_rows[1] as {ROW_NO}, "
        f"false as {CELLS_MISMATCH}, {_texts(table, sheet.layout, found)} "
        "from selected"
    )
    place = {"table_name": table.name, "delivery_no": sheet.delivery_no, "sheet_no": sheet.sheet_no}
    connection.execute(read_sql(__file__, "used_row"), place | {"first_key": first_key})
    remember_linked_rows(connection, sheet)
    rows = connection.execute("select count(*) from selected").fetchone()
    return first_key + int(rows[0] if rows else 0)


_QUOTED = Label(
    ' Är en rubrik ett ord i SQL, som group eller order, skrivs den inom citattecken: "group".',
    ' Where a heading is a word of SQL, such as group or order, it is written in quotes: "group".',
)


def _run_select(connection: duckdb.DuckDBPyConnection, layout: Layout) -> None:
    """Make the table `selected`: the rows that the layout's SELECT builds, every value as text.

    Raises DefinitionFault where the SELECT cannot be run. A value that cannot be converted stands in
    DuckDB's message, so only messages about names are passed on.
    """
    try:
        connection.execute(
            "create or replace temp table selected as "
            f"select delivered_rows, columns(* exclude (delivered_rows))::varchar from (\n{layout.select}\n)"
        )
    except (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException) as error:
        _select_fault(layout, str(error).splitlines()[0], error)
    except duckdb.Error as error:
        _select_fault(layout, "en omvandling misslyckas: använd try_cast / a conversion fails: use try_cast", error)


def _select_fault(layout: Layout, reason: str, error: duckdb.Error) -> NoReturn:
    quoted = _QUOTED if isinstance(error, duckdb.ParserException) else Label("", "")
    raise DefinitionFault(
        file=layout.file, line=_line_of_select(layout),
        what_sv=f"”select” går inte att köra på filen ({reason}).{quoted.sv}",
        what_en=f"“select” cannot be run on the file ({reason}).{quoted.en}",
    ) from error  # fmt: skip


def _line_of_select(layout: Layout) -> int:
    """The line in the layout's file where its SELECT begins."""
    lines = layout.text.splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.startswith("select:")), 1)


def _address(sheet: Sheet, first_key: int) -> str:
    return (
        f"rowid + {first_key} as row_key, {sheet.delivery_no} as delivery_no, {sheet.sheet_no} as sheet_no, "
        f"date '{sheet.received_on.isoformat()}' as received_on"
    )


def _numbering(sheet: Sheet | LinkedSheet) -> str:
    """Row numbers for a sheet that was stored without: its rows follow each other from the heading on."""
    return f"rowid + {sheet.heading_row + 1} as {ROW_NO}, false as {CELLS_MISMATCH},"


def headings_of(table: Table, layout: Layout, headings: Sequence[str]) -> dict[str, str]:
    """Canonical column to the delivered heading it stands under."""
    folded: dict[str, str] = {}
    for heading in headings:
        folded.setdefault(fold_heading(heading), heading)
    found: dict[str, str] = {}
    for column in table.columns:
        spellings = (fold_heading(each) for each in layout.headings(column.name))
        delivered = next((folded[each] for each in spellings if each in folded), None)
        if delivered is not None:
            found[column.name] = delivered
    return found


def _texts(table: Table, layout: Layout, found: dict[str, str]) -> str:
    constants = dict(layout.constants)
    return ", ".join(f"{_text(column, found, constants)} as {text_of(column)}" for column in table.columns)


def _text(column: Column, found: dict[str, str], constants: dict[str, str]) -> str:
    if column.name in found:
        # Ids and free texts differ from row to row; of everything else a column holds few distinct texts.
        macro = "trimmed" if column.type == "text" and column.digits is None else "trimmed_once"
        return f"{macro}({identifier(found[column.name])})"
    return literal(constants[column.name]) if column.name in constants else "null::varchar"
