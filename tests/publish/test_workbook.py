"""tables.xlsx: texts stay texts, numbers are unrounded, one header row per sheet."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import invented
import openpyxl
import pytest

from pipeline.publish.document import Document
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.publish.workbook import sheet_name, workbook_bytes

HOSTILE = (
    '=HYPERLINK("x","y")', "+46701234567", "-1+1", "@SUM(A1)", "\tflik", "{=1}", "007", "1e5", "＝1+1", "mailto:a",
)  # fmt: skip


def test_each_table_has_its_sheet_and_the_first_is_for_reading(folder: Path, document: Document) -> None:
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    names = [sheet_name(table) for table in document.tables]
    assert book.sheetnames == ["Läs mig", *names, "Alla siffror"]
    assert all(book[name].freeze_panes == "B2" for name in names)
    for table in document.tables:
        sheet = book[sheet_name(table)]
        assert sheet.max_row == len(table.rows) + 1 and not sheet.merged_cells.ranges


def test_numbers_are_unrounded_and_hidden_ones_are_text(folder: Path, figures: list[dict[str, str]]) -> None:
    sheet = openpyxl.load_workbook(folder / "tables.xlsx")["Målet per insats"]
    rows = {row[0]: row[1:] for row in sheet.iter_rows(min_row=2, values_only=True)}
    wanted = {"metric": "moved_on", "basis": "finished", "period_kind": "year", "period": "2026", "insats_id": "i5"}
    figure = next(row for row in figures if all(row[name] == value for name, value in wanted.items()))
    count, of, share, low, high, *_ = rows["Förrehabilitering"]
    assert (count, of) == (int(figure["numerator"]), int(figure["denominator"]))
    assert share == pytest.approx(int(figure["numerator"]) / int(figure["denominator"]), abs=1e-12)
    assert (f"{low:.6f}", f"{high:.6f}") == (figure["ci_low"], figure["ci_high"])
    assert set(rows["Ängens snickeri"]) == {".."}
    assert "%" in sheet["D2"].number_format


def test_every_figure_is_in_the_last_sheet(folder: Path, figures: list[dict[str, str]]) -> None:
    sheet = openpyxl.load_workbook(folder / "tables.xlsx")["Alla siffror"]
    assert sheet.max_row == len(figures) + 1


def test_hostile_names_stay_text() -> None:
    planned = tuple((f"i{n}", name, 80, 0.7) for n, name in enumerate(HOSTILE))
    base = invented.release(insatser=planned)
    odd = dataclasses.replace(base.surroundings, association="=1+1")
    edition = open_edition(dataclasses.replace(base, surroundings=odd), open_words("sv"))
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(write_document(edition), edition)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    found = {cell.value for cell in cells if cell.data_type in ("s", "inlineStr")}
    assert set(HOSTILE) <= found
