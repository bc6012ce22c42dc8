"""The other row that a finding is about: a person's other stay, or the row that has the same key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.vocabulary.columns import Label, Table
from pipeline.vocabulary.receipt import listed
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    import duckdb

MOST_OTHERS = 5
STAYS = ("stay-overlaps", "stay-parallel", "stay-registered-twice", "stays-same-day")
TWINS = ("participation-twice", "key-twice")
RowCells = Callable[[Sequence[int]], dict[int, tuple[str, ...]]]
"""Gives the cells of rows of the sheet, by row number."""


@dataclass(frozen=True)
class Counterpart:
    """What there is to say of the other row, and the places of the cells in which it differs."""

    says: Label
    differs: tuple[int, ...] = ()


def read_counterparts(
    connection: duckdb.DuckDBPyConnection,
    delivery_no: int,
    sheet_no: int,
    table: Table,
    headings: tuple[str, ...],
    rules: set[str],
    cells_of: RowCells,
) -> dict[tuple[int, str], Counterpart]:
    """The counterparts of a sheet's findings, by row and rule; `rules` are those that the sheet breaks.

    Rows of the same file are named, with their numbers in the file delivered first; of another sender's insats
    nothing but the dates.
    """
    bound = {"delivery_no": delivery_no, "sheet_no": sheet_no}
    found: dict[tuple[int, str], Counterpart] = {}
    if rules.intersection(STAYS):
        rows = connection.execute(read_sql(__file__, "receipt_stay"), bound).fetchall()
        for key, others in groupby(rows, key=lambda row: (row[0], row[1])):
            found[key] = Counterpart(_joined([_stay(*row[2:]) for row in others]))
    if rules.intersection(TWINS):
        same_key = " and ".join(f"own.{identifier(name)} = other.{identifier(name)}" for name in table.key)
        sql = read_sql(__file__, "receipt_twin", table=table.name, same_key=same_key)
        rows = connection.execute(sql, bound).fetchall()
        cells = cells_of(sorted({row[0] for row in rows} | {row[3] for row in rows if row[2] == sheet_no}))
        for key, others in groupby(rows, key=lambda row: (row[0], row[1])):
            found[key] = _twin(sheet_no, key[0], [row[2:] for row in others], headings, cells)
    return found


def _joined(said: list[Label]) -> Label:
    more = len(said) - MOST_OTHERS
    sv, en = " ".join(each.sv for each in said[:MOST_OTHERS]), " ".join(each.en for each in said[:MOST_OTHERS])
    return Label(sv, en) if more <= 0 else Label(f"{sv} Och {more} till.", f"{en} And {more} more.")


def _stay(
    is_in_same_file: bool,
    is_own_insats: bool,
    own_sheet: int,
    sheet_no: int,
    row_no: int,
    id_: str,
    insats: str,
    start: Any,
    end: Any,
    is_correction: bool,
) -> Label:
    """The other stay. An insats that the sender's own file has no rows of is another sender's: it is not named."""
    sv, en = f"{start}\u2013{end or 'pågår'}", f"{start}\u2013{end or 'goes on'}"
    if not is_own_insats:
        return Label(
            f"Det andra står i en annan leverans: {sv}. Fråga förbundet vilken insats det gäller, om ni behöver veta.",
            f"The other is in another delivery: {en}. Ask the förbund which insats it is, if you need to know.",
        )
    if not is_in_same_file:
        return Label(
            f"Det andra står i en annan leverans: {id_} i {insats}, {sv}.",
            f"The other is in another delivery: {id_} in {insats}, {en}.",
        )
    place = _place(own_sheet, sheet_no, row_no)
    of_first = Label(" i den första filen", " of the first file") if is_correction else Label("", "")
    return Label(
        f"Det andra: {place.sv}{of_first.sv}, {id_} i {insats}, {sv}.",
        f"The other: {place.en}{of_first.en}, {id_} in {insats}, {en}.",
    )


def _place(own_sheet: int, sheet_no: int, row_no: int) -> Label:
    if own_sheet == sheet_no:
        return Label(f"rad {row_no}", f"row {row_no}")
    return Label(f"tabell {sheet_no} rad {row_no}", f"table {sheet_no} row {row_no}")


def _twin(
    own_sheet: int,
    row_no: int,
    others: list[tuple[int, int]],
    headings: tuple[str, ...],
    cells: dict[int, tuple[str, ...]],
) -> Counterpart:
    rows = [cells[other] for sheet_no, other in others if sheet_no == own_sheet and other in cells]
    own = cells.get(row_no, ())
    differs = tuple(at for at, cell in enumerate(own) if any(other[at] != cell for other in rows))
    places = [_place(own_sheet, *other) for other in others[:MOST_OTHERS]]
    sv = f"Den andra: {listed([each.sv for each in places], 'och')}."
    en = f"The other: {listed([each.en for each in places], 'and')}."
    if differs:
        named = [headings[at] for at in differs]
        sv, en = f"{sv} De skiljer sig i {listed(named, 'och')}.", f"{en} They differ in {listed(named, 'and')}."
    return Counterpart(Label(sv, en), differs)
