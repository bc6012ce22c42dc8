"""The rows of a delivered sheet that are to be mended, cells as delivered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.receipt_hints import MOST_NAMED, SAYS_ONLY_NOT, may_stand
from pipeline.receipt_returned import earlier_counting
from pipeline.vocabulary.columns import Label, Table
from pipeline.vocabulary.receipt import CorrectionSheet, Fault, RowToMend, SheetRead
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    import duckdb

MOST_ROWS = 5_000
"""A person mends hundreds of rows by hand, not thousands; the receipt says how many there are besides."""
# What a spreadsheet can hold: characters in a cell, and columns less our own.
LONGEST_CELL, MOST_COLUMNS = 32_767, 16_000


@dataclass(frozen=True)
class Stored:
    """A sheet as it was stored. `place_of`: canonical column to the place of its heading;
    `insatser`: the ids that the register holds."""

    read: SheetRead
    table: Table
    insatser: tuple[str, ...]
    stored_as: str
    is_numbered: bool
    headings: tuple[str, ...]
    place_of: dict[str, int]

    def heading_of(self, column: str | None) -> str | None:
        """A canonical column under the name it was delivered with; as it is where the file does not have it."""
        at = self.place_of.get(column or "")
        return column if at is None else self.headings[at]


def read_correction_sheet(
    connection: duckdb.DuckDBPyConnection, delivery_no: int, stored: Stored, rules: dict[str, Rule]
) -> CorrectionSheet:
    """The rows to mend out of the temporary table receipt_finding, those that do not count first."""
    # An extract that has lost most of its rows is not mended row by row.
    in_rows = [rule for rule in rules.values() if rule.over != "extract_rows"]
    wrong = connection.execute(
        read_sql(__file__, "receipt_row"),
        {
            "delivery_no": delivery_no,
            "sheet_no": stored.read.sheet_no,
            "row_rules": [rule.id for rule in in_rows if rule.mends == "sender"],
            "cell_rules": [rule.id for rule in in_rows],
            "most": MOST_ROWS,
        },
    ).fetchall()
    cells = _cells(connection, stored, [row[0] for row in wrong])
    earlier = earlier_counting(connection, delivery_no, stored.read.sheet_no)
    rows = tuple(
        RowToMend(row_no, cells[row_no], _faults(stored, faults, rules), counts, first_row, row_no in earlier)
        for row_no, counts, faults, _, first_row in wrong
        if _fits(cells.get(row_no))
    )
    in_all = wrong[0][3] if wrong else 0
    return CorrectionSheet(
        stored.read.sheet_no, stored.read.sheet, stored.read.layout, stored.headings, rows, in_all - len(rows)
    )


def _fits(cells: tuple[str, ...] | None) -> bool:
    return cells is not None and len(cells) <= MOST_COLUMNS and all(len(cell) <= LONGEST_CELL for cell in cells)


def _faults(stored: Stored, faults: list[dict[str, str | None]], rules: dict[str, Rule]) -> tuple[Fault, ...]:
    return tuple(
        Fault(
            stored.place_of.get(each["column"] or ""),
            stored.heading_of(each["column"]),
            rules[each["rule"] or ""],
            _hint(stored, each["column"], each["rule"]),
        )
        for each in faults
    )


def _hint(stored: Stored, column: str | None, rule: str | None) -> Label | None:
    """What may stand in the cell, where the rule says only that this may not."""
    if rule == "insats-unknown" and stored.insatser:
        listed = ", ".join(stored.insatser[:MOST_NAMED])
        return Label(f"I registret finns: {listed}.", f"The register holds: {listed}.")
    if rule not in SAYS_ONLY_NOT or column not in stored.table.column_names:
        return None
    return may_stand(stored.table.column(column))


def _cells(connection: duckdb.DuckDBPyConnection, stored: Stored, row_numbers: list[int]) -> dict[int, tuple[str, ...]]:
    """Row number to the row's cells, blank ones as blank text."""
    if not row_numbers:
        return {}
    numbers = "row_no" if stored.is_numbered else f"rowid + {stored.read.heading_row + 1}"
    own = ", ".join(f"coalesce({identifier(heading)}, '')" for heading in stored.headings)
    found = connection.execute(
        f"select {numbers} as number, {own} from accepted.{identifier(stored.stored_as)} "
        "where number in (select unnest(?::bigint[]))",
        [row_numbers],
    )
    return {row[0]: tuple(row[1:]) for row in found.fetchall()}
