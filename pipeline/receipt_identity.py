"""Where a personal number stood in a refused file, in words; never the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.layouts import Layout, fold_heading

if TYPE_CHECKING:
    import duckdb

_DELETE = Label(
    "Leverera filen på nytt och radera den felaktiga. Har ni redan levererat en nyare fil för insatsen räcker det att "
    "radera den här.",
    "Deliver the file again and delete the faulty one. If you have already delivered a newer file for the insats it is "
    "enough to delete this one.",
)
_PSEUDONYM = Label(
    "Ta bort personnumret och skriv personens pseudonym (P…) där i stället.",
    "Remove the number and write the person's pseudonym (P…) there instead.",
)
_TEXT = Label("Ta bort det ur texten.", "Remove it from the text.")


@dataclass(frozen=True)
class NumberPlace:
    """Sheet and row, None where they are not known; `says` is the whole place in words, `do` what to do there."""

    sheet: str | None
    row: int | None
    says: Label | None
    do: Label | None


def place_of_identity(
    connection: duckdb.DuckDBPyConnection, delivery_no: int, layouts: Sequence[Layout]
) -> NumberPlace:
    """The first place in the delivery; it says nothing where the number stood outside its tables."""
    found = connection.execute(
        "select sheet, row_no, column_no, heading from accepted.identity_place where delivery_no = ?", [delivery_no]
    ).fetchone()
    if found is None or found[1:3] == (None, None):
        return NumberPlace(None, None, None, None)
    sheet, row, column, heading = found
    named = f" ({', '.join(each for each in (column_letters(column), heading) if each)})" if column else ""
    sv = [sheet and f"bladet {sheet}", row and f"rad {row}", column and f"kolumn {column}{named}"]
    en = [sheet and f"sheet {sheet}", row and f"row {row}", column and f"column {column}{named}"]
    says = Label(
        f"Det första står här: {', '.join(each for each in sv if each)}. Det kan finnas fler.",
        f"The first is here: {', '.join(each for each in en if each)}. There may be more.",
    )
    return NumberPlace(sheet, row, says, _what_to_do(heading, layouts))


def _what_to_do(heading: str | None, layouts: Sequence[Layout]) -> Label | None:
    """In the column of the person a pseudonym goes; out of anything else the number is taken. None: nobody knows."""
    if heading is None:
        return None
    persons = {fold_heading(each) for layout in layouts for each in layout.headings("person_id")}
    first = _PSEUDONYM if fold_heading(heading) in persons else _TEXT
    return Label(f"{first.sv} {_DELETE.sv}", f"{first.en} {_DELETE.en}")


def column_letters(number: int) -> str:
    """A column's letters in a spreadsheet, counted from 1.

    >>> column_letters(1), column_letters(29)
    ('A', 'AC')
    """
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
