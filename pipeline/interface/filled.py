"""How much of what should be recorded is recorded: column by column, of those who finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pipeline.interface.codebook import without_identity
from pipeline.interface.frames import from_rows
from pipeline.interface.span import one_period
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures

COLUMNS = ("period", "column", "label", "describes", "sensitivity", "filled", "of", "share")


def filled(base: LocalFigures, period: str) -> pd.DataFrame:
    """One row per recorded column but identity, in the order of the schema. `share` is unknown where nobody finished.

    An empty cell may be right (no exit reason needs a later one): what is low is worth a question, no verdict. Raises
    PeriodNotUnderstood, PeriodNotOver or PeriodWithoutData.
    """
    span = one_period(base, period)
    columns = without_identity(base.definitions.table("participation"))
    counts = ", ".join(f"count(participation.{identifier(column.name)})::bigint" for column in columns)
    row = base.connection.execute(
        read_sql(__file__, "filled", columns=counts), {"first": span.first.index, "last": span.last.index}
    ).fetchone()
    everyone, *known = row or (0, *(0 for _ in columns))
    rows = [
        {
            "period": span.name, "column": column.name, "label": column.label.sv, "describes": column.describes.sv,
            "sensitivity": column.sensitivity, "filled": count, "of": everyone,
            "share": count / everyone if everyone else None,
        }
        for column, count in zip(columns, known, strict=True)
    ]  # fmt: skip
    return from_rows(rows, COLUMNS)
