"""The rows of a delivered sheet that are to be mended, cells as delivered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.receipt_counterparts import Counterpart, read_counterparts
from pipeline.receipt_forms import answers_in, day_in
from pipeline.receipt_hints import MOST_NAMED, NAMES_INSATSER, SAYS_ONLY_NOT, may_stand
from pipeline.receipt_returned import earlier_counting
from pipeline.vocabulary.columns import Column, Label, Table
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.receipt import CorrectionSheet, Fault, RowToMend, SheetRead, listed
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
    `insatser`: id and name of those in the register that can have participants."""

    read: SheetRead
    table: Table
    layout: Layout
    insatser: tuple[tuple[str, str | None], ...]
    stored_as: str
    is_numbered: bool
    headings: tuple[str, ...]
    place_of: dict[str, int]

    def heading_of(self, column: str | None, language: Language) -> str | None:
        """A canonical column under the name it was delivered with; under the one to give it where the file has none."""
        at = self.place_of.get(column or "")
        if at is not None:
            return self.headings[at]
        return self.table.column(column).label[language] if column in self.table.column_names else column


def read_correction_sheet(
    connection: duckdb.DuckDBPyConnection,
    delivery_no: int,
    stored: Stored,
    rules: dict[str, Rule],
    came_back: Mapping[tuple[int, int, int], Mapping[str, Label]],
    language: Language,
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
    cells = cells_of(connection, stored, [row[0] for row in wrong])
    forms = _Forms(connection, stored)
    broken = {fault["rule"] for row in wrong for fault in row[2]}
    others = read_counterparts(
        connection, delivery_no, stored.read.sheet_no, stored.table, stored.headings, broken,
        lambda rows: cells_of(connection, stored, list(rows)),
    )  # fmt: skip
    earlier = earlier_counting(connection, delivery_no, stored.read.sheet_no)
    rows = tuple(
        RowToMend(
            row_no,
            cells[row_no],
            _faults(row_no, faults, rules, forms, others, language),
            counts,
            first_row,
            row_no in earlier,
            next(iter(came_back.get((delivery_no, stored.read.sheet_no, row_no), {}).values()), None),
        )
        for row_no, counts, faults, _, first_row in wrong
        if _fits(cells.get(row_no))
    )
    in_all = wrong[0][3] if wrong else 0
    return CorrectionSheet(
        stored.read.sheet_no, stored.read.sheet, stored.read.layout, stored.headings, rows, in_all - len(rows),
        forms.choices({place for row in rows for fault in row.faults for place in (fault.cell, *fault.also)}),
        stored.place_of.get(stored.table.key[0]) if stored.table.key else None,
    )  # fmt: skip


def _fits(cells: tuple[str, ...] | None) -> bool:
    return cells is not None and len(cells) <= MOST_COLUMNS and all(len(cell) <= LONGEST_CELL for cell in cells)


def _faults(
    row_no: int,
    faults: list[dict[str, str]],
    rules: dict[str, Rule],
    forms: _Forms,
    others: dict[tuple[int, str], Counterpart],
    language: Language,
) -> tuple[Fault, ...]:
    stored = forms.stored
    told = []
    for each in faults:
        column, rule = each["column"], rules[each["rule"]]
        other = others.get((row_no, rule.id))
        also = [stored.place_of[name] for name in rule.candidates(column) if name in stored.place_of]
        told.append(
            Fault(
                stored.place_of.get(column or ""),
                stored.heading_of(column, language),
                rule,
                other.says if other else forms.hint(column, rule.id),
                (*also, *(other.differs if other else ())),
            )
        )
    return tuple(told)


class _Forms:
    """How a sheet writes its answers and its days; each column is looked at once, and only when asked for."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, stored: Stored) -> None:
        self.stored = stored
        self._connection = connection
        self._answers: dict[str, tuple[str, ...]] = {}
        self._days: dict[str, str] = {}

    def hint(self, column: str | None, rule: str) -> Label | None:
        """What may stand in the cell, where the rule says only that this may not."""
        stored = self.stored
        if rule in NAMES_INSATSER and stored.insatser:
            named = [f"{id_} {name}" if name else id_ for id_, name in stored.insatser[:MOST_NAMED]]
            return Label(f"I registret finns: {listed(named, 'och')}.", f"The register holds: {listed(named, 'and')}.")
        if rule not in SAYS_ONLY_NOT or column not in stored.table.column_names:
            return None
        declared = stored.table.column(column)
        if column not in stored.place_of:
            return may_stand(declared)
        if declared.type == "date":
            return may_stand(declared, day=self._day(column))
        return may_stand(declared, self.answers(declared))

    def answers(self, column: Column) -> tuple[str, ...]:
        """What may be chosen in the column; nothing where it is no column of codes, or not in the file."""
        if column.type not in ("code", "yes_no") or column.name not in self.stored.place_of:
            return ()
        if column.name not in self._answers:
            heading = self.stored.headings[self.stored.place_of[column.name]]
            self._answers[column.name] = answers_in(
                self._connection, self.stored.stored_as, heading, column, self.stored.layout
            )
        return self._answers[column.name]

    def choices(self, places: set[int | None]) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Place of a heading to the answers under it, from the left, for those among `places` that have a list."""
        columns = [(self.stored.place_of.get(each.name), each) for each in self.stored.table.columns]
        listed = [(place, self.answers(each)) for place, each in columns if place is not None and place in places]
        return tuple(sorted((place, answers) for place, answers in listed if answers))

    def _day(self, column: str) -> str:
        if column not in self._days:
            heading = self.stored.headings[self.stored.place_of[column]]
            self._days[column] = day_in(self._connection, self.stored.stored_as, heading, self.stored.layout)
        return self._days[column]


def cells_of(
    connection: duckdb.DuckDBPyConnection, stored: Stored, row_numbers: list[int]
) -> dict[int, tuple[str, ...]]:
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
