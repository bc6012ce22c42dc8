"""figures.parquet: every cell as a claim, and whatever else the file says beside its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.audit.surfaces import Claim, Passage, Surface

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_MAKER = re.compile(r"parquet-cpp-arrow version \d+\.\d+\.\d+")
_ROWS_SCHEMA = b"ARROW:schema"
"""The types once more; what they say is read from the schema itself."""


def read_parquet(path: Path, name: str) -> Surface:
    """Rows of a copy of figures.csv; labels are prose, all else aside. Raises ValueError where it is none."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            rows = file.read().to_pylist()
            beside = [*_beside(file, name)]
    except ArrowException as error:
        raise ValueError(type(error).__name__) from error
    if rows and "figure_id" not in rows[0]:
        raise ValueError("figure_id")
    claims = [Claim(name, str(row["figure_id"]), column, _said(value)) for row in rows for column, value in row.items()]
    return Surface(beside, claims=claims, copies={name: tuple(str(row["figure_id"]) for row in rows)})


def _beside(file: ParquetFile, name: str) -> Iterator[Passage]:
    whole = file.metadata
    yield Passage("aside", name, "created_by", (_MAKER.sub("", whole.created_by),))
    for key, text in (whole.metadata or {}).items():
        if key != _ROWS_SCHEMA:
            yield Passage("aside", name, key.decode(), (text.decode("utf-8", "replace"),))
    for key, text in (file.schema_arrow.metadata or {}).items():
        yield Passage("aside", name, key.decode(), (text.decode("utf-8", "replace"),))
    for field in file.schema_arrow:
        for key, text in (field.metadata or {}).items():
            if not key.startswith(b"PARQUET:"):
                yield Passage("aside", name, f"{field.name} {key.decode()}", (text.decode("utf-8", "replace"),))
    for group in range(whole.num_row_groups):
        for at in range(whole.num_columns):
            column = whole.row_group(group).column(at)
            if column.is_stats_set and column.statistics.has_min_max:
                limits = (str(column.statistics.min), str(column.statistics.max))
                yield Passage("aside", name, f"{column.path_in_schema} min max", limits)


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(value)
