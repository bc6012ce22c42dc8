"""Writes canonical Parquet: columns under their own names, dates and numbers as such, codes as codes."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

from pipeline.vocabulary.columns import Column


def parquet_bytes(columns: tuple[Column, ...], rows: list[list[str]]) -> bytes:
    """The file's bytes. Uncompressed, so that no compressor's version shows in them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds: dict[str, tuple[pa.DataType, Callable[[str], Any]]] = {
        "date": (pa.date32(), date.fromisoformat),
        "whole_number": (pa.int32(), int),
        "number": (pa.float64(), float),
    }
    arrays = {}
    for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
        kind, read = kinds.get(column.type, (pa.string(), str))
        arrays[column.name] = pa.array([read(cell) if cell else None for cell in cells], kind)
    content = io.BytesIO()
    pq.write_table(pa.table(arrays), content, compression="none")
    return content.getvalue()
