"""The stored sheets that receipts are about, under the headings they were delivered with."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.check.kept_layouts import layout_of
from pipeline.check.source import headings_of
from pipeline.receipt_rows import Stored
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.receipt import SheetRead
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    import duckdb


def read_sheets(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> dict[int, tuple[Stored, ...]]:
    """The stored sheets by delivery."""
    rows = connection.execute(read_sql(__file__, "receipt_sheet")).fetchall()
    register = connection.execute(
        "select insats_id, any_value(name) from derived.insats where insats_type is distinct from 'structural' "
        "group by insats_id order by insats_id"
    ).fetchall()
    insatser = tuple((str(insats_id), name) for insats_id, name in register)
    return {
        number: tuple(_stored(connection, row[1:], definitions, insatser) for row in of_delivery)
        for number, of_delivery in groupby(rows, key=lambda row: int(row[0]))
    }


def _stored(
    connection: duckdb.DuckDBPyConnection,
    row: tuple[Any, ...],
    definitions: Definitions,
    insatser: tuple[tuple[str, str | None], ...],
) -> Stored:
    sheet_no, sheet, table_name, layout_id, version, heading_row, is_numbered, stored_as, rows, note = row
    layout = layout_of(definitions, layout_id, version)
    if layout is None:
        raise ValueError("a delivery whose layout is gone has already stopped the check")
    # The sheet of a linked file belongs to no table of its own: it is read into its main file's.
    table = definitions.table(layout.table if table_name == "linked" else table_name)
    names = [each[0] for each in connection.execute(f"describe accepted.{identifier(stored_as)}").fetchall()]
    headings = tuple(names[2:] if is_numbered else names)
    return Stored(
        read=SheetRead(
            sheet_no, sheet, table.label, layout_id, version, heading_row, rows, note, layout.select is None
        ),
        table=table,
        layout=layout,
        insatser=insatser,
        stored_as=stored_as,
        is_numbered=is_numbered,
        headings=headings,
        place_of={name: headings.index(each) for name, each in headings_of(table, layout, headings).items()},
    )
