"""The answers that can be chosen: words on a sheet of their own, and drop-downs in the correction sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.publish.receipt.table import frame_table
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.correction_mark import BEFORE, HEADING_ROW
from pipeline.vocabulary.receipt import CorrectionSheet, Receipt

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_SHEET = Label("Svar att välja", "Answers to choose")
_ABOVE = Label(
    "Välj bland svaren i listan som hör till cellen. Här står alla.",
    "Choose among the answers in the cell's list. All of them stand here.",
)
_TOP, _WIDTH = 2, 28


@dataclass(frozen=True)
class _Listed:
    sheet_no: int
    place: int
    heading: str
    answers: tuple[str, ...]


def _listed(receipt: Receipt) -> list[_Listed]:
    """The columns of the sheet of answers, from the left."""
    return [
        _Listed(correction.sheet_no, place, correction.headings[place], answers)
        for correction in receipt.corrections
        for place, answers in correction.choices
    ]


def write_choices(book: Workbook, receipt: Receipt) -> None:
    """Add the sheet of answers, one column for each heading that has a list; none where no heading has one."""
    listed = _listed(receipt)
    if not listed:
        return
    sheet = book.add_worksheet(_SHEET[receipt.language])
    sheet.write_string(0, 0, _SHEET[receipt.language], book.add_format({"bold": True}))
    sheet.write_string(1, 0, _ABOVE[receipt.language])
    frame_table(book, sheet, "Svar", _TOP, [each.heading for each in listed], max(len(each.answers) for each in listed))
    text = book.add_format({"num_format": "@"})
    for at, each in enumerate(listed):
        for row, answer in enumerate(each.answers, start=_TOP + 1):
            sheet.write_string(row, at, answer, text)
    sheet.set_column(0, len(listed) - 1, _WIDTH)
    sheet.freeze_panes(_TOP + 1, 0)


def offer_choices(sheet: Worksheet, receipt: Receipt, correction: CorrectionSheet) -> None:
    """Give the cells under each such heading their list. Another answer can still be written, after a warning."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    for at, each in enumerate(_listed(receipt)):
        if each.sheet_no != correction.sheet_no or not correction.rows:
            continue
        first = xl_rowcol_to_cell(_TOP + 1, at, row_abs=True, col_abs=True)
        last = xl_rowcol_to_cell(_TOP + len(each.answers), at, row_abs=True, col_abs=True)
        under = len(BEFORE) + each.place
        # A list on a sheet may be longer than one written out, and an answer in it may hold a comma.
        sheet.data_validation(
            HEADING_ROW, under, HEADING_ROW + len(correction.rows) - 1, under,
            {"validate": "list", "source": f"='{_SHEET[receipt.language]}'!{first}:{last}", "error_type": "warning"},
        )  # fmt: skip
