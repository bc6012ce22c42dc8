"""Parquet: columns of any type, as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.accept.headings import MOST_COLUMNS, Recognised, recognise, unique_headings
from pipeline.accept.opened import Beside, FileRefused, OpenedSheet
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import identifier, read_path

_MAGIC, _ENCRYPTED = b"PAR1", b"PARE"
_FEW_ROWS = 1_000_000
_ROWS_A_BYTE = 8
"""A table in which people have ids takes a byte a row at least; ten million rows of ours are 400 MB."""


def open_parquet(path: Path, name: str, layouts: Sequence[Layout]) -> tuple[OpenedSheet, ...]:
    """The one table of a Parquet file. Raises FileRefused for a file that is none, or claims to be absurdly large."""
    delivered = _names(path)
    headings = unique_headings(delivered)
    headings += tuple(f"kolumn {number} (tom)" for number in range(len(headings) + 1, len(delivered) + 1))
    found = recognise([headings], layouts, name) or Recognised(None, 1, headings)

    def stage(connection: duckdb.DuckDBPyConnection) -> Beside:
        columns = ", ".join(identifier(each) for each in headings)
        as_text = ", ".join(f"{identifier(each)}::varchar as {identifier(each)}" for each in headings)
        connection.execute(
            f"create or replace temp view staged as select {as_text} "
            f"from read_parquet({read_path(path)}) as delivered({columns})"
        )
        return Beside()

    return (
        OpenedSheet(
            name=None,
            layout=found.layout,
            headings=headings,
            heading_row=1,
            around=tuple(delivered),
            stage=stage,
            stage_patiently=None,
            lines_expected=None,
            note="Parquet",
        ),
    )


def _names(path: Path) -> list[str]:
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(max(0, path.stat().st_size - 4))
        end = file.read(4)
    if _ENCRYPTED in (start, end):
        raise FileRefused("file-password")
    if start == _MAGIC and end != _MAGIC:
        raise FileRefused("file-truncated")
    try:
        about = pq.read_metadata(path)
        names = list(about.schema.to_arrow_schema().names)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise FileRefused("file-unreadable") from error
    is_absurd = about.num_rows > max(_FEW_ROWS, _ROWS_A_BYTE * path.stat().st_size)
    if is_absurd or len(names) > MOST_COLUMNS:
        raise FileRefused("file-too-large")
    if not names or about.num_rows < 0:
        raise FileRefused("file-unreadable")
    return names
