"""What a receipt says about one delivery. It holds record values of the sender's own file and is never published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

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
class Closed:
    """What a row's fault was closed by. In a correction it was mended or removed, or the row is there still at fault
    (`again`, asked about on that one's receipt); or a later delivery holds in place of this one (`replaced`)."""

    file: str
    on: date
    how: Literal["mended", "removed", "again", "replaced"]


@dataclass(frozen=True)
class Returned:
    """The rows of a correction, by their numbers in the first delivery: those that count as they stand in it,
    those removed that no longer count, those removed that count all the same, and those said to be right."""

    mended: tuple[int, ...]
    removed: tuple[int, ...]
    still_counted: tuple[int, ...]
    confirmed: tuple[int, ...] = ()


@dataclass(frozen=True)
class HeldBack:
    """An insats of which the delivery had too few participations to be a whole extract, beside what is in force."""

    insats_id: str
    rows: int
    in_force: int


@dataclass(frozen=True)
class Remark:
    """One line of what was found: a row at fault, a whole file or sheet, or one cause behind many rows.

    `case` is the participation's own id (or the key of another table), `period` the quarter it belongs to;
    `column` is named as delivered. `rows` is above one where they have one cause; then `judged` is how many there
    were, and `since` the last delivery in which it was not so. `first_row` is the row of a correction's row in the
    delivery that was corrected first. `detail` says which, where the rule cannot, and `do` what to do there.
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
    confirmed_on: date | None = None
    first_row: int | None = None
    closed: Closed | None = None
    detail: Label | None = None
    do: Label | None = None

    @property
    def to_do(self) -> Label:
        """What to do: said for this very remark, else for every one of its rule."""
        return self.do or self.rule.do

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do about it."""
        return self.confirmed_by is None and self.closed is None


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
    """A row as delivered, with what is to be mended in it. `counts`: only warnings, the row is used as it is.

    In a correction: its row in the delivery corrected first, and whether an earlier version counts in its place.
    `came_back`: what an earlier correction had mended and this delivery has undone.
    """

    row: int
    cells: tuple[str, ...]
    faults: tuple[Fault, ...]
    counts: bool
    first_row: int | None = None
    earlier_counts: bool = False
    came_back: Label | None = None

    @property
    def asked(self) -> tuple[str, ...]:
        """The rules about which the sender can answer that the row is right as it is."""
        return tuple(fault.rule.id for fault in self.faults if fault.rule.confirmable) if self.counts else ()


@dataclass(frozen=True)
class CorrectionSheet:
    """The rows of one delivered sheet that can be mended and delivered again. `left_out` did not fit.

    `choices`: place of a heading to what may be chosen under it, as this file spells it. `id_place`: the place of the
    heading that tells one row from another.
    """

    sheet_no: int
    sheet: str | None
    layout: str
    headings: tuple[str, ...]
    rows: tuple[RowToMend, ...]
    left_out: int
    choices: tuple[tuple[int, tuple[str, ...]], ...] = ()
    id_place: int | None = None


@dataclass(frozen=True)
class Receipt:
    """Everything about one delivery that its sender and the analyst need to know.

    `changed_nothing`: the day of its newest correction, where that one changed nothing at all. `goes_on_in`: the
    corrections on whose receipts its rows that are still open stand.
    """

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
    contact: str | None = None
    superseded_by: str | None = None
    held_back: tuple[HeldBack, ...] = ()
    returned: Returned | None = None
    changed_nothing: date | None = None
    goes_on_in: tuple[str, ...] = ()

    def of(self, mends: Mends) -> tuple[Remark, ...]:
        """The remarks that the sender, or the analyst, is to mend."""
        return tuple(each for each in self.remarks if each.rule.mends == mends)


def listed(parts: Sequence[str], word: str) -> str:
    """Parts in a row, the last one after a word.

    >>> listed(["a", "b", "c"], "och"), listed(["a"], "och")
    ('a, b och c', 'a')
    """
    *first, last = parts
    return f"{', '.join(first)} {word} {last}" if first else last
