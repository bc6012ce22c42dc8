"""The rows themselves, for local work: one per accepted participation, without what says who it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pyarrow as pa

from pipeline.interface.codebook import Entry, codebook, without_identity
from pipeline.interface.frames import from_table
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures
    from pipeline.vocabulary.metrics import Metric


def row_frame(base: LocalFigures) -> pd.DataFrame:
    """One row per participation. `attrs["columns"]` holds what each column is, of which unit, and how sensitive."""
    participation = base.definitions.table("participation")
    answers = [f"{identifier(metric.share.counts.column)} as {identifier(metric.id)}" for metric in _counted(base)]
    query = read_sql(
        __file__, "rows",
        recorded=",\n    ".join(f"participation.{identifier(each.name)}" for each in without_identity(participation)),
        answers=",\n    ".join(answers),
    )  # fmt: skip
    table = base.connection.execute(query).to_arrow_table()
    marked = table.append_column("protection", pa.array(["unprotected"] * table.num_rows, pa.string()))
    frame = from_table(_plain(marked))
    frame.attrs["columns"] = {each.name: each for each in codebook(base.definitions)}
    return frame


def _counted(base: LocalFigures) -> list[Metric]:
    return [metric for metric in base.definitions.metrics if metric.has_answer]


def _plain(table: pa.Table) -> pa.Table:
    """Codes as their text and numbers as floats: how the database keeps them is its own affair."""
    return table.cast(pa.schema([pa.field(field.name, _plain_type(field.type)) for field in table.schema]))


def _plain_type(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_dictionary(kind):
        return pa.string()
    return pa.float64() if pa.types.is_decimal(kind) else kind


def entries(frame: pd.DataFrame) -> tuple[Entry, ...]:
    """What each column of a frame of rows is, in the frame's order. Raises KeyError for a column nobody knows."""
    known: dict[str, Entry] = frame.attrs["columns"]
    return tuple(known[str(name)] for name in frame.columns)
