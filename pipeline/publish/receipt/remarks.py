"""The remarks, in the order that users of such files ask for: case, period, message, and then field and rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.receipt.table import frame_table
from pipeline.publish.receipt.wording import (
    ANALYST_ONLY,
    COLUMNS,
    CONSEQUENCES,
    MENDS,
    NO_REMARKS,
    NOT_JUDGED,
    SHEETS,
    confirmed,
    left_out,
    message_of,
)
from pipeline.vocabulary.receipt import Receipt, Remark
from pipeline.vocabulary.rules import Mends, Rule

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_TOP = 2


def write_remarks(book: Workbook, receipt: Receipt, mends: Mends) -> None:
    """Add the sheet with what the sender mends, or the one with what only the analyst can."""
    language = receipt.language
    sheet = book.add_worksheet(SHEETS["remarks" if mends == "sender" else "analyst"][language])
    bold = book.add_format({"bold": True})
    sheet.write_string(0, 0, SHEETS["remarks" if mends == "sender" else "analyst"][language], bold)
    lines = [_cells(each, receipt) for each in receipt.of(mends)]
    if mends == "analyst":
        lines += [_not_judged(rule, receipt) for rule in receipt.not_judged]
    above = ANALYST_ONLY[language] if mends == "analyst" else left_out(receipt.remarks_left_out, language)
    if not lines:
        above = NO_REMARKS[language]
    if above:
        sheet.write_string(1, 0, above)
    if not lines:
        sheet.set_column(0, 0, 60)
        return
    # The last column tells who has confirmed a remark: empty, it looks like one for the sender to fill in.
    columns = COLUMNS if any(line[-1] for line in lines) else COLUMNS[:-1]
    frame_table(
        book, sheet, "Anmarkningar" if mends == "sender" else "Analytikern", _TOP,
        [column.label[language] for column in columns], len(lines),
    )  # fmt: skip
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
    for row, cells in enumerate(lines, start=_TOP + 1):
        for at, cell in enumerate(cells[: len(columns)]):
            if isinstance(cell, int):
                sheet.write_number(row, at, cell, wrap)
            elif cell:
                sheet.write_string(row, at, cell, wrap)
    sheet.freeze_panes(_TOP + 1, 1)


def _cells(each: Remark, receipt: Receipt) -> tuple[str | int | None, ...]:
    language, rule = receipt.language, each.rule
    row = {"sv": f"rad {each.row}", "en": f"row {each.row}"}[language] if each.row else None
    return (
        each.case or row, each.period, message_of(each, language), each.column, rule.id, each.sheet, each.row,
        each.rows, _consequence(each, language), rule.do[language], MENDS[rule.mends][language],
        confirmed(each, language),
    )  # fmt: skip


def _consequence(each: Remark, language: str) -> str | None:
    """A warning about no row has none: there is no row that counts."""
    has_none = each.severity == "warn" and each.row is None and each.rows == 1
    return None if has_none else CONSEQUENCES[each.severity][language]


def _not_judged(rule: Rule, receipt: Receipt) -> tuple[str | int | None, ...]:
    language = receipt.language
    return (
        None, None, rule.message[language], None, rule.id, None, None, None, NOT_JUDGED[language], None,
        MENDS["analyst"][language], None,
    )  # fmt: skip
