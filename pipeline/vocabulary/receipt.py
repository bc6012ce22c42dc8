"""What a receipt says about one delivery. It holds record values of the sender's own file and is never published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.rules import Mends, Rule, Severity
from pipeline.vocabulary.status import Status


@dataclass(frozen=True)
class SheetRead:
    """One table that was read. `can_be_corrected` is false where a layout builds rows from several delivered ones."""

    sheet_no: int
    sheet: str | None
    table: Label
    layout: str
    layout_version: int
    heading_row: int
    rows: int
    note: str
    can_be_corrected: bool


@dataclass(frozen=True)
class Equation:
    """Rows in the file = accepted + set_aside + repeated + superseded."""

    rows: int
    accepted: int
    set_aside: int
    repeated: int
    superseded: int


@dataclass(frozen=True)
class Remark:
    """One line of what was found: a row at fault, a whole file or sheet, or one cause behind many rows.

    `case` is the participation's own id (or the key of another table), `period` the quarter it belongs to;
    `column` is named as delivered. `rows` is above one where they have one cause; then `judged` is how many there
    were, and `since` the last delivery in which it was not so. `detail` says which, where the rule cannot.
    """

    rule: Rule
    severity: Severity
    sheet: str | None
    row: int | None
    case: str | None
    period: str | None
    column: str | None
    rows: int
    judged: int | None
    since: str | None
    confirmed_by: str | None
    confirmed_why: str | None
    detail: Label | None = None


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row: the place of the cell among the headings (None = the row as a whole, or a column
    that the file does not have), the rule, and what may stand there instead. `also`: the places of further cells
    that may be the ones to change."""

    cell: int | None
    column: str | None
    rule: Rule
    hint: Label | None
    also: tuple[int, ...] = ()


@dataclass(frozen=True)
class RowToMend:
    """A row as delivered, with what is to be mended in it. `counts`: only warnings, the row is used as it is."""

    row: int
    cells: tuple[str, ...]
    faults: tuple[Fault, ...]
    counts: bool


@dataclass(frozen=True)
class CorrectionSheet:
    """The rows of one delivered sheet that can be mended and delivered again. `left_out` did not fit.

    `choices`: place of a heading to what may be chosen under it, as this file spells it.
    """

    sheet_no: int
    sheet: str | None
    layout: str
    headings: tuple[str, ...]
    rows: tuple[RowToMend, ...]
    left_out: int
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Receipt:
    """Everything about one delivery that its sender and the analyst need to know."""

    association: str
    language: Language
    file: str
    sha256: str
    size: int
    received_on: date
    status: Status
    outcome: str
    refused: Rule | None
    repeats: str | None
    corrects: str | None
    sheets: tuple[SheetRead, ...]
    equation: Equation | None
    remarks: tuple[Remark, ...]
    remarks_left_out: int
    not_judged: tuple[Rule, ...]
    corrections: tuple[CorrectionSheet, ...]

    def of(self, mends: Mends) -> tuple[Remark, ...]:
        """The remarks that the sender, or the analyst, is to mend."""
        return tuple(each for each in self.remarks if each.rule.mends == mends)
