"""Parquet: columns of any type, as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.accept.headings import recognise
from pipeline.accept.opened import FileUnreadable, OpenedSheet
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import identifier, literal


def open_parquet(path: Path, name: str, layouts: Sequence[Layout]) -> tuple[OpenedSheet, ...]:
    """The one table of a Parquet file. Raises FileUnreadable for a file that is none."""
    try:
        headings = tuple(pq.read_schema(path).names)
    except (pa.ArrowException, OSError) as error:
        raise FileUnreadable(type(error).__name__) from error
    found = recognise([headings], layouts, name)

    def stage(connection: duckdb.DuckDBPyConnection) -> None:
        as_text = ", ".join(f"{identifier(each)}::varchar as {identifier(each)}" for each in headings)
        connection.execute(
            f"create or replace temp view staged as select {as_text} from read_parquet({literal(str(path))})"
        )

    return (
        OpenedSheet(
            name=None,
            layout=found.layout if found else None,
            headings=headings,
            heading_row=1,
            around=headings,
            stage=stage,
            stage_patiently=None,
            lines_expected=None,
            note="parquet",
        ),
    )
