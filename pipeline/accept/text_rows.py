"""Rows of text cells on their way into DuckDB, in batches, with row numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa

from pipeline.accept.opened import BEYOND, CELLS_MISMATCH, ROW_NO

_BATCH = 50_000

NumberedRow = tuple[int, Sequence[str | None]]


def stage_rows(connection: duckdb.DuckDBPyConnection, headings: tuple[str, ...], rows: Iterable[NumberedRow]) -> None:
    """Create the temporary table behind the view `staged`. Rows without any text are no rows."""
    schema = pa.schema(
        [
            (ROW_NO, pa.int64()),
            (CELLS_MISMATCH, pa.bool_()),
            *((name, pa.string()) for name in (*headings, BEYOND)),
        ]
    )
    delivered = pa.RecordBatchReader.from_batches(schema, _batches(headings, rows, schema))
    connection.register("delivered_batches", delivered)
    connection.execute("create or replace temp table staged_rows as select * from delivered_batches")
    connection.unregister("delivered_batches")
    connection.execute("create or replace temp view staged as select * from staged_rows")


def _batches(headings: tuple[str, ...], rows: Iterable[NumberedRow], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    width = len(headings)
    numbers: list[int] = []
    mismatches: list[bool] = []
    cells: list[list[str | None]] = []
    for number, row in rows:
        filled = [cell if cell else None for cell in row]
        while len(filled) > width and filled[-1] is None:
            filled.pop()
        if not any(filled):
            continue
        numbers.append(number)
        mismatches.append(len(filled) != width)
        beyond = "\n".join(cell for cell in filled[width:] if cell)
        cells.append([*(filled + [None] * width)[:width], beyond or None])
        if len(numbers) == _BATCH:
            yield _batch(numbers, mismatches, cells, schema)
            numbers, mismatches, cells = [], [], []
    if numbers:
        yield _batch(numbers, mismatches, cells, schema)


def _batch(
    numbers: list[int], mismatches: list[bool], cells: list[list[str | None]], schema: pa.Schema
) -> pa.RecordBatch:
    columns = [pa.array(numbers, pa.int64()), pa.array(mismatches, pa.bool_())]
    columns += [pa.array(column, pa.string()) for column in zip(*cells, strict=True)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
