"""The correction sheet: rows as delivered, in text cells, to be mended in place and delivered again as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.receipt.choices import offer_choices
from pipeline.publish.receipt.table import frame_table, height_of, starts_a_formula
from pipeline.publish.receipt.wording import COUNTS, COUNTS_NOT, EARLIER_COUNTS, how_to_mend, in_the_row, of_first_row
from pipeline.vocabulary.correction_mark import BEFORE, CHECK, HEADING_ROW, RIGHT, TO_MEND, CorrectionMark, check_word
from pipeline.vocabulary.receipt import CorrectionSheet, Receipt, RowToMend

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_NARROWEST, _WIDEST, _TODO, _MEASURED_ROWS = 8, 40, 56, 200
_EFFECT = 14
_IDS_KEPT_IN_SIGHT = 2
"""The id stays in sight where it is among the first so many columns: more would leave no room for the others."""
_RIGHT_AT = BEFORE.index(RIGHT)
_FAULTY = {"bg_color": "#FFE699", "border": 2, "border_color": "#9C5700", "bold": True}


def write_correction(book: Workbook, receipt: Receipt, correction: CorrectionSheet, name: str) -> None:
    """Add the sheet. Row 1 carries the mark, row 2 how to mend (wrapped), row 3 the headings."""
    sheet = book.add_worksheet(name)
    language = receipt.language
    grey = book.add_format({"font_color": "#767676", "font_size": 6})
    mark = CorrectionMark(
        receipt.sha256, correction.sheet_no, correction.layout, tuple(row.row for row in correction.rows)
    )
    sheet.write_string(0, 0, str(mark), grey)
    lines = how_to_mend(correction, language)
    sheet.write_string(1, 1, "\n".join(lines), book.add_format({"text_wrap": True, "valign": "top"}))
    sheet.set_row(1, height_of([("\n".join(lines), _TODO)]))
    headings = [label[language] for label in BEFORE] + [*correction.headings, CHECK[language]]
    frame_table(book, sheet, f"Ratta{correction.sheet_no}", HEADING_ROW - 1, headings, len(correction.rows))
    # The headings of our own columns are wrapped, the others have room on a line.
    sheet.set_row(HEADING_ROW - 1, height_of((label[language], _NARROWEST) for label in BEFORE if label is not TO_MEND))
    cells = _Cells(book)
    for at, row in enumerate(correction.rows, start=HEADING_ROW):
        _write_row(sheet, at, row, receipt, correction, cells)
    _set_widths(sheet, correction, cells)
    offer_choices(sheet, receipt, correction)
    sheet.freeze_panes(HEADING_ROW, _columns_in_sight(correction))
    _offer_yes(sheet, correction, language)


def _columns_in_sight(correction: CorrectionSheet) -> int:
    """The explanation stays in sight, and the participation's id where it is among the first columns."""
    at = correction.id_place
    return len(BEFORE) + (at + 1 if at is not None and at < _IDS_KEPT_IN_SIGHT else 0)


def _offer_yes(sheet: Worksheet, correction: CorrectionSheet, language: str) -> None:
    """A list with the one answer in the rows that can be right as they are."""
    for at, row in enumerate(correction.rows, start=HEADING_ROW):
        if row.asked:
            yes = ["ja" if language == "sv" else "yes"]
            sheet.data_validation(
                at, _RIGHT_AT, at, _RIGHT_AT, {"validate": "list", "source": yes, "error_type": "warning"}
            )


class _Cells:
    """The looks a cell can have: always text, faulty ones marked, and formulas in the data stay text."""

    def __init__(self, book: Workbook) -> None:
        text = {"num_format": "@", "valign": "top"}
        self.plain: Format = book.add_format(text)
        self.wrapped: Format = book.add_format(text | {"text_wrap": True})
        self.asked: Format = book.add_format(text | {"border": 1, "border_color": "#767676"})
        self._looks: dict[tuple[bool, bool], Format] = {
            (faulty, quoted): book.add_format(text | (_FAULTY if faulty else {}) | {"quote_prefix": quoted})
            for faulty in (False, True)
            for quoted in (False, True)
        }

    def of(self, text: str, is_faulty: bool) -> Format:
        return self._looks[is_faulty, starts_a_formula(text)]


def _write_row(
    sheet: Worksheet, at: int, row: RowToMend, receipt: Receipt, correction: CorrectionSheet, cells: _Cells
) -> None:
    language = receipt.language
    sheet.write_number(at, 0, row.row, cells.plain)
    said = [
        *of_first_row(row, language),
        *(in_the_row(fault, language) for fault in row.faults),
        *([row.came_back[language]] if row.came_back else []),
    ]
    sheet.write_string(at, 1, "\n".join(said), cells.wrapped)
    effect = COUNTS if row.counts else EARLIER_COUNTS if row.earlier_counts else COUNTS_NOT
    sheet.set_row(at, height_of([("\n".join(said), _TODO), (effect[language], _EFFECT)]))
    sheet.write_string(at, 2, effect[language], cells.wrapped)
    sheet.write_blank(at, _RIGHT_AT, None, cells.asked if row.asked else cells.plain)
    faulty = {place for fault in row.faults for place in (fault.cell, *fault.also)}
    for place, text in enumerate(row.cells):
        look = cells.of(text, place in faulty)
        if text:
            sheet.write_string(at, len(BEFORE) + place, text, look)
        else:
            sheet.write_blank(at, len(BEFORE) + place, None, look)
    word = check_word(receipt.sha256, correction.sheet_no, row.row, row.asked)
    sheet.write_string(at, len(BEFORE) + len(row.cells), word, cells.plain)


def _set_widths(sheet: Worksheet, correction: CorrectionSheet, cells: _Cells) -> None:
    sheet.set_column(0, 0, _NARROWEST)
    sheet.set_column(1, 1, _TODO)
    sheet.set_column(2, 2, _EFFECT)
    sheet.set_column(_RIGHT_AT, _RIGHT_AT, 9)
    for place, heading in enumerate(correction.headings):
        longest = max([len(heading) + 3, *(len(row.cells[place]) for row in correction.rows[:_MEASURED_ROWS])])
        # Cells below the last row are text as well: leading zeros stay in what is written there.
        sheet.set_column(len(BEFORE) + place, len(BEFORE) + place, min(max(longest, _NARROWEST), _WIDEST), cells.plain)
    check_at = len(BEFORE) + len(correction.headings)
    sheet.set_column(check_at, check_at, 12)
