"""Where a personal number stood in a refused file, in words; never the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.vocabulary.columns import Label

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class NumberPlace:
    """Sheet and row, None where they are not known; `says` is the whole place in words."""

    sheet: str | None
    row: int | None
    says: Label | None


def place_of_identity(connection: duckdb.DuckDBPyConnection, delivery_no: int) -> NumberPlace:
    """The first place in the delivery; it says nothing where the number stood outside its tables."""
    found = connection.execute(
        "select sheet, row_no, column_no from accepted.identity_place where delivery_no = ?", [delivery_no]
    ).fetchone()
    if found is None or found[1:] == (None, None):
        return NumberPlace(None, None, None)
    sheet, row, column = found
    sv = ", ".join(
        each for each in (sheet and f"bladet {sheet}", row and f"rad {row}", column and f"kolumn {column}") if each
    )
    en = ", ".join(
        each for each in (sheet and f"sheet {sheet}", row and f"row {row}", column and f"column {column}") if each
    )
    return NumberPlace(
        sheet,
        row,
        Label(f"Det första står här: {sv}. Det kan finnas fler.", f"The first is here: {en}. There may be more."),
    )
