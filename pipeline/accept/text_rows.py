"""Rows of text cells on their way into DuckDB, in batches, with row numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import duckdb
import pyarrow as pa

from pipeline.accept.headings import Recognised, unique_headings
from pipeline.accept.opened import BEYOND, CELLS_MISMATCH, ROW_NO, Beside, FileRefused

_BATCH = 50_000
_LONGEST_FOOTER = 20
"""More lines than this with only a first cell are no footer but rows that lack everything else."""

NumberedRow = tuple[int, Sequence[str | None]]
_Row = tuple[int, list[str | None]]


def stage_rows(
    connection: duckdb.DuckDBPyConnection, found: Recognised, rows: Iterable[NumberedRow], note: str
) -> Beside:
    """Create the temporary table behind the view `staged`, and tell what stood beside the table.

    Rows without any text are no rows. Nor are the headings printed again, or lines below the table: those are
    remarks. Raises FileRefused where the reader does.
    """
    beside = Beside(note=note)
    schema = _schema(found)
    refused: list[FileRefused] = []
    batches = _batches(found, _noted(rows, refused), schema, beside)
    try:
        stage_batches(connection, pa.RecordBatchReader.from_batches(schema, batches))
    except duckdb.Error:
        # DuckDB asks for the rows, and gives what stops them as an error of its own.
        if refused:
            raise refused[0] from None
        raise
    return beside


def _noted(rows: Iterable[NumberedRow], refused: list[FileRefused]) -> Iterator[NumberedRow]:
    try:
        yield from rows
    except FileRefused as why:
        refused.append(why)
        raise


def rows_table(found: Recognised, rows: Iterable[NumberedRow]) -> tuple[pa.Table, Beside]:
    """The same rows in memory, for a reader that gives them once only."""
    beside = Beside()
    schema = _schema(found)
    return pa.Table.from_batches(_batches(found, rows, schema, beside), schema), beside


def stage_batches(connection: duckdb.DuckDBPyConnection, delivered: pa.RecordBatchReader | pa.Table) -> None:
    """Create the temporary table behind the view `staged` from rows with their numbers."""
    connection.register("delivered_batches", delivered)
    connection.execute("create or replace temp table staged_rows as select * from delivered_batches")
    connection.unregister("delivered_batches")
    connection.execute("create or replace temp view staged as select * from staged_rows")


def _schema(found: Recognised) -> pa.Schema:
    texts = ((name, pa.string()) for name in (*found.headings, BEYOND))
    return pa.schema([(ROW_NO, pa.int64()), (CELLS_MISMATCH, pa.bool_()), *texts])


def _batches(
    found: Recognised, rows: Iterable[NumberedRow], schema: pa.Schema, beside: Beside
) -> Iterator[pa.RecordBatch]:
    width = len(found.headings)
    numbers: list[int] = []
    mismatches: list[bool] = []
    cells: list[list[str | None]] = []
    for number, filled in _table_rows(found, _filled_rows(width, rows), beside):
        numbers.append(number)
        mismatches.append(len(filled) != width)
        beyond = "\n".join(cell for cell in filled[width:] if cell)
        cells.append([*(filled + [None] * width)[:width], beyond or None])
        if len(numbers) == _BATCH:
            yield _batch(numbers, mismatches, cells, schema)
            numbers, mismatches, cells = [], [], []
    if numbers:
        yield _batch(numbers, mismatches, cells, schema)


def _filled_rows(width: int, rows: Iterable[NumberedRow]) -> Iterator[_Row]:
    """Rows with any text. Blank cells beyond the last heading do not count as cells."""
    for number, row in rows:
        filled = [cell if cell else None for cell in row]
        while len(filled) > width and filled[-1] is None:
            filled.pop()
        if any(filled):
            yield number, filled


def _table_rows(found: Recognised, rows: Iterable[_Row], beside: Beside) -> Iterator[_Row]:
    """The rows that belong to the table; the others go beside it."""
    if found.layout is None:
        yield from rows
        return
    # The first column with a heading: a table may stand one column in.
    first = next((at for at, name in enumerate(found.headings) if name not in found.unnamed), 0)
    has_footers = len(found.headings) - len(found.unnamed) > 2
    seen_whole = False
    waiting: list[_Row] = []
    for number, filled in rows:
        if _is_heading(found, filled, first):
            beside.remarks.append(("heading-repeated", number))
            continue
        if has_footers and not any(filled[first + 1 :]):
            waiting.append((number, filled))
            if len(waiting) > _LONGEST_FOOTER:
                yield from waiting
                waiting, has_footers = [], False
            continue
        seen_whole = True
        yield from waiting
        waiting = []
        yield number, filled
    if not seen_whole:
        yield from waiting
        return
    for number, filled in waiting:
        beside.remarks.append(("line-below-table", number))
        beside.texts.extend(cell for cell in filled if cell)


def _is_heading(found: Recognised, filled: list[str | None], first: int) -> bool:
    name = filled[first] if first < len(filled) else None
    if name is None or name.strip() != found.headings[first]:
        return False
    return unique_headings([cell or "" for cell in filled]) == found.headings


def _batch(
    numbers: list[int], mismatches: list[bool], cells: list[list[str | None]], schema: pa.Schema
) -> pa.RecordBatch:
    columns = [pa.array(numbers, pa.int64()), pa.array(mismatches, pa.bool_())]
    columns += [pa.array(column, pa.string()) for column in zip(*cells, strict=True)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
