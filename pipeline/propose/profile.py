"""What a delivered table looks like, column by column, without its records: counts, forms, and recurring codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.vocabulary.likeness import Likener
from pipeline.vocabulary.sql import identifier, literal, read_sql

if TYPE_CHECKING:
    import duckdb

LEAST_ROWS = 5
"""A value in fewer rows than this may point at somebody: it is counted, never shown."""
MOST_CODES = 40
_LONGEST_CODE = 40
SEARCHED_ROWS = 30
_MOSTLY = 0.7
DATE_FORMS = (
    "%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%m.%d.%Y", "%d-%m-%Y",
    "%m-%d-%Y", "%y%m%d", "%y-%m-%d", "%d/%m/%y", "%m/%d/%y", "%d.%m.%y", "%m.%d.%y", "%d-%m-%y", "%m-%d-%y",
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M",
)  # fmt: skip

# The engine takes date forms only as constants. A year such as 24 AD is a form that does not fit.
_FITTING = ", ".join(
    f"case when try_strptime(value, {literal(form)}) between timestamp '1900-01-01' and timestamp '2100-01-01' "
    f"then {literal(form)} end"
    for form in DATE_FORMS
)


@dataclass(frozen=True)
class Profile:
    """What stands under one heading, in rows. `codes`: values in at least five rows with their counts, commonest
    first, () where the column holds no few values over and over; `rare` and `rare_rows` count the others.
    `dates`: sets of date forms, with the rows whose value fits just these.
    """

    heading: str
    rows: int
    codes: tuple[tuple[str, int], ...]
    rare: int
    rare_rows: int
    dates: tuple[tuple[tuple[str, ...], int], ...]
    filled: int
    different: int
    numbers: int
    whole_numbers: int
    years: int
    percents: int
    fractions: int
    parts_of_one: int
    municipalities: int
    longest: int

    @property
    def dated(self) -> int:
        """How many rows hold a date in any form."""
        return sum(rows for _, rows in self.dates)

    def share(self, count: int) -> float:
        """A count as a share of the filled rows; 0 where none is."""
        return count / self.filled if self.filled else 0.0


@dataclass(frozen=True)
class Delivered:
    """A delivered table, looked through: where its headings stand, and a profile for each."""

    file: str
    sheet: str | None
    heading_row: int
    rows: int
    profiles: tuple[Profile, ...]


def find_heading_row(rows: Sequence[Sequence[str]], names: Sequence[str]) -> int:
    """The row, counted from 1, that holds headings: the most cells that mean something, words, no two alike.

    `names` are headings of the known layouts. 0 where no row is surely one: a row of values must never be taken
    for headings, since headings are written in the layout.
    """
    widest = max((len(_filled(row)) for row in rows), default=0)
    likener = Likener()
    ideas = {idea for name in names for idea in likener.meaning(name).ideas}
    best, best_score = 0, 0.0
    for number, row in enumerate(rows[:SEARCHED_ROWS], start=1):
        cells = _filled(row)
        meant = sum(1 for cell in cells if likener.meaning(cell).ideas & ideas)
        worded = sum(1 for cell in cells if _is_worded(cell))
        if len(cells) < max(2, widest / 2) or meant < 2 or worded < _MOSTLY * len(cells):
            continue
        # Where most cells are headings beyond doubt, the row may stand again further down, as printed pages have it.
        beyond_doubt = meant >= 0.6 * len(cells)
        if not beyond_doubt and _standing_again(rows[number:], row) >= 2:
            continue
        score = (2 * meant + worded + len({cell.casefold() for cell in cells})) / (4 * widest) - 0.002 * number
        if score > best_score:
            best, best_score = number, score
    return best


def _filled(row: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in row if cell and cell.strip()]


def _is_worded(cell: str) -> bool:
    """Letters, and not the digits of a number, a date or an id."""
    return (
        any(letter.isalpha() for letter in cell) and len(cell) <= 90 and not re.search(r"\d{5}|\d+[-/.]\d+[-/.]", cell)
    )


def _standing_again(below: Sequence[Sequence[str]], row: Sequence[str]) -> int:
    """How many cells stand again further down in their own column, as values do and headings do not."""
    return sum(
        1
        for at, cell in enumerate(row)
        if cell and any(at < len(other) and other[at].strip() == cell.strip() for other in below)
    )


def profile_table(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[tuple[str, str]]
) -> tuple[Profile, ...]:
    """A profile for each (heading, column of the staged table)."""
    row = connection.execute(f"select count(*) from {identifier(table)}").fetchone()
    rows = row[0] if row else 0
    return tuple(_profile(connection, table, heading, column, rows) for heading, column in columns)


def _profile(connection: duckdb.DuckDBPyConnection, table: str, heading: str, column: str, rows: int) -> Profile:
    connection.execute(read_sql(__file__, "distinct_value", column=identifier(column), table=identifier(table)))
    form = connection.execute(read_sql(__file__, "column_form")).fetchone()
    counts = form or (0,) * 10
    filled, different, longest = counts[0], counts[1], counts[-1]
    dates = connection.execute(read_sql(__file__, "date_form", fitting=_FITTING)).fetchall()
    codes = _codes(connection, filled, longest)
    rare_rows = filled - sum(count for _, count in codes)
    fitting = tuple((tuple(forms), count) for forms, count in dates)
    return Profile(heading, rows, codes, different - len(codes), rare_rows, fitting, *counts)


def _codes(connection: duckdb.DuckDBPyConnection, filled: int, longest: int) -> tuple[tuple[str, int], ...]:
    """The values that stand over and over. () where they are many, long, or mostly different from each other."""
    if longest > 4 * _LONGEST_CODE:
        return ()
    found = connection.execute(
        "select value, rows from distinct_value where rows >= ? and length(value) <= ? "
        "order by rows desc, value limit ?",
        [LEAST_ROWS, _LONGEST_CODE, MOST_CODES + 1],
    ).fetchall()
    if len(found) > MOST_CODES or sum(rows for _, rows in found) < filled / 2:
        return ()
    return tuple((value, rows) for value, rows in found)
