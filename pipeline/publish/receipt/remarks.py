"""The remarks, in the order that users of such files ask for: case, period, message, and then field and rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.publish.receipt.table import frame_table, height_of
from pipeline.publish.receipt.wording import (
    ANALYST_IF_NEW,
    ANALYST_IF_RIGHT,
    ANALYST_ONLY,
    CONSEQUENCES,
    EARLIER_COUNTS,
    MENDS,
    NO_REMARKS,
    SEE_ANALYST,
    SHEETS,
    held_back,
    is_held_back,
    left_out,
    message_of,
    state_of,
)
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.receipt import Receipt, Remark
from pipeline.vocabulary.rules import Mends

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_TOP = 2
Cell = str | int | None


@dataclass(frozen=True)
class _Column:
    """A column: its heading, how wide it is in characters, what stands in it, and when it is there at all."""

    label: Label
    width: int
    cell: Callable[[Remark, Receipt], Cell]
    is_shown: Callable[[Receipt, tuple[Remark, ...]], bool] = lambda receipt, remarks: True


def _case(each: Remark, receipt: Receipt) -> Cell:
    row = each.first_row or each.row
    return each.case or (f"{'rad' if receipt.language == 'sv' else 'row'} {row}" if row else None)


def _do(each: Remark, receipt: Receipt) -> Cell:
    # What is confirmed or mended is nobody's to do any more; what is held back says so in its message.
    return each.to_do[receipt.language] if each.is_open and not is_held_back(each, receipt) else None


def _who(each: Remark, receipt: Receipt) -> Cell:
    return MENDS[each.rule.mends][receipt.language] if each.is_open else None


def _message(each: Remark, receipt: Receipt) -> Cell:
    return held_back(receipt) if is_held_back(each, receipt) else message_of(each, receipt.language)


def _consequence(each: Remark, receipt: Receipt) -> Cell:
    """What it means for the figures: a row of a correction that is not used leaves the earlier version in force."""
    rows = {row.row: row for sheet in receipt.corrections for row in sheet.rows if sheet.sheet == each.sheet}
    row = rows.get(each.row or 0)
    if each.severity == "set_aside" and row is not None and row.earlier_counts:
        return EARLIER_COUNTS[receipt.language]
    # A warning about no row has none: there is no row that counts.
    has_none = each.severity == "warn" and each.row is None and each.rows == 1
    return None if has_none else CONSEQUENCES[each.severity][receipt.language]


_COLUMNS = (
    _Column(Label("deltagande eller rad", "participation or row"), 20, _case),
    _Column(Label("period", "period"), 10, lambda each, _: each.period),
    _Column(Label("vad som är fel", "what is wrong"), 50, _message),
    _Column(Label("kolumn", "column"), 22, lambda each, _: each.column),
    _Column(Label("att göra", "what to do"), 50, _do, lambda _, remarks: remarks[0].rule.mends == "sender"),
    _Column(Label("följd", "consequence"), 24, _consequence),
    _Column(Label("vem rättar", "who mends it"), 18, _who),
    _Column(Label("blad", "sheet"), 14, lambda each, _: each.sheet, lambda _, all_: any(each.sheet for each in all_)),
    _Column(
        Label("rad i filen", "row in the file"), 10,
        lambda each, _: each.row, lambda receipt, _: not receipt.corrects,
    ),
    _Column(
        Label("rad i första filen", "row in the first file"), 10,
        lambda each, _: each.first_row, lambda receipt, _: bool(receipt.corrects),
    ),
    _Column(
        Label("rad i rättelsen", "row in the correction"), 10,
        lambda each, _: each.row, lambda receipt, _: bool(receipt.corrects),
    ),
    _Column(
        Label("antal rader", "rows"), 9, lambda each, _: each.rows, lambda _, all_: any(each.rows > 1 for each in all_)
    ),
    # The name of a rule means nothing to those who send: theirs stand on the technical sheet.
    _Column(Label("regel", "rule"), 22, lambda each, _: each.rule.id, lambda _, all_: all_[0].rule.mends == "analyst"),
    _Column(
        Label("läge nu", "state now"), 36,
        lambda each, receipt: state_of(each, receipt.language), lambda _, all_: any(not each.is_open for each in all_),
    ),
)  # fmt: skip


def analyst_does(receipt: Receipt) -> str:
    """Above the analyst's lines: what the sender need do all the same, where a row of theirs is among them."""
    here = receipt.of("analyst")
    rows = {row.row for sheet in receipt.corrections for row in sheet.rows}
    if any(each.rule.id == "insats-unknown" and each.is_open for each in here):
        return ANALYST_IF_NEW[receipt.language]
    on_both = any(each.row in rows and each.is_open and each.severity == "set_aside" for each in here)
    return (ANALYST_IF_RIGHT if on_both else ANALYST_ONLY)[receipt.language]


def write_remarks(book: Workbook, receipt: Receipt, mends: Mends) -> None:
    """Add the sheet with what the sender mends, or the one with what only the analyst can."""
    language, remarks = receipt.language, receipt.of(mends)
    sheet = book.add_worksheet(SHEETS["remarks" if mends == "sender" else "analyst"][language])
    bold = book.add_format({"bold": True})
    sheet.write_string(0, 0, SHEETS["remarks" if mends == "sender" else "analyst"][language], bold)
    above = analyst_does(receipt) if mends == "analyst" else left_out(receipt.remarks_left_out, language)
    if not remarks:
        above = (SEE_ANALYST if receipt.of("analyst") else NO_REMARKS)[language]
    if above:
        sheet.write_string(1, 0, above)
    if not remarks:
        sheet.set_column(0, 0, 60)
        return
    columns = [each for each in _COLUMNS if each.is_shown(receipt, remarks)]
    frame_table(
        book, sheet, "Anmarkningar" if mends == "sender" else "Analytikern", _TOP,
        [column.label[language] for column in columns], len(remarks),
    )  # fmt: skip
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_row(_TOP, height_of((column.label[language], column.width) for column in columns))
    for row, each in enumerate(remarks, start=_TOP + 1):
        sheet.set_row(row, height_of((str(column.cell(each, receipt) or ""), column.width) for column in columns))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        for row, each in enumerate(remarks, start=_TOP + 1):
            cell = column.cell(each, receipt)
            if isinstance(cell, int):
                sheet.write_number(row, at, cell, wrap)
            elif cell:
                sheet.write_string(row, at, cell, wrap)
    sheet.freeze_panes(_TOP + 1, 1)
