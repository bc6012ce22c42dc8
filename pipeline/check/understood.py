"""Which columns of a delivered sheet hold nothing but answers, days and words for missing."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from pipeline.check.kept_layouts import layout_of
from pipeline.check.source import headings_of
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.sql import read_sql

_LEAVES_NO_ROOM = ("code", "codes", "yes_no", "date")


def understood_headings(
    connection: duckdb.DuckDBPyConnection,
    definitions: Definitions,
    delivery_no: int,
    sheet_no: int,
    headings: Sequence[str],
) -> frozenset[str]:
    """The headings under which every cell was read as a code, a day or a yes or no: free text can be in none of them.

    Empty for a sheet that is not typed, is read by a SELECT, or has known faults corrected.
    """
    for table in definitions.tables:
        row = connection.execute(
            read_sql(__file__, "understood_sheet", table=table.name),
            {"delivery_no": delivery_no, "sheet_no": sheet_no},
        ).fetchone()
        if row is None:
            continue
        layout = layout_of(definitions, row[0], row[1])
        if layout is None or layout.select is not None or row[2] is None:
            return frozenset()
        found = headings_of(table, layout, headings)
        return frozenset(
            found[column.name]
            for position, column in enumerate(table.columns)
            if column.name in found and column.type in _LEAVES_NO_ROOM and not row[2] >> position & 1
        )
    return frozenset()
