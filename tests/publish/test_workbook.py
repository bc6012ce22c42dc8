"""tables.xlsx: texts stay texts, numbers are unrounded, one header row per sheet."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import invented
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.publish.document import Document
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.publish.workbook import sheet_name, workbook_bytes

HOSTILE = (
    '=HYPERLINK("x","y")', "+46701234567", "-1+1", "@SUM(A1)", "\tflik", "{=1}", "007", "1e5", "＝1+1", "mailto:a",
)  # fmt: skip


def rows_below(sheet: Worksheet) -> tuple[tuple[object, ...], ...]:
    """The heading row and the rows of the one table on a sheet."""
    (marked,) = sheet.tables.values()
    return tuple(tuple(cell.value for cell in row) for row in sheet[marked.ref])


def test_each_table_has_its_sheet_and_the_first_is_for_reading(folder: Path, document: Document) -> None:
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    names = [sheet_name(table) for table in document.tables]
    assert book.sheetnames == ["Läs mig", *names, "Alla siffror"]
    for table in document.tables:
        assert len(rows_below(book[sheet_name(table)])) == len(table.rows) + 1


def test_the_list_for_accessible_spreadsheets(folder: Path, document: Document) -> None:
    """gptables' list (UK Government Analysis Function, 2024): what can be seen from the file."""
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    assert book.active.title == book.sheetnames[0] == "Läs mig"
    assert book.properties.title and book.properties.creator
    for name in book.sheetnames:
        sheet = book[name]
        assert sheet.sheet_state == "visible" and not sheet.merged_cells.ranges
        assert sheet["A1"].value and sheet["A1"].font.bold, name
        fonts = {(cell.font.name, cell.font.sz >= 12) for row in sheet.iter_rows() for cell in row if cell.value}
        assert fonts == {("Arial", True)}, name
        filled = [any(cell.value is not None for cell in row) for row in sheet.iter_rows()]
        assert all(filled), f"{name}: an empty row"
        if name != "Läs mig":
            heads = rows_below(sheet)[0]
            assert all(heads) and len(set(heads)) == len(heads)
    linked = {cell.hyperlink.location for (cell,) in book["Läs mig"].iter_rows(max_col=1) if cell.hyperlink}
    assert linked == {f"'{name}'!A1" for name in book.sheetnames[1:]}


def test_notes_of_a_table_are_on_its_sheet(folder: Path, document: Document) -> None:
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    table = next(table for table in document.tables if len(table.notes) > 1)
    said = [row[0] for row in book[sheet_name(table)].iter_rows(max_col=1, values_only=True)]
    assert set(table.notes) <= set(said)


def test_numbers_are_unrounded_and_hidden_ones_are_text(folder: Path, figures: list[dict[str, str]]) -> None:
    sheet = openpyxl.load_workbook(folder / "tables.xlsx")["Målet per insats"]
    rows = {row[0]: row[1:] for row in rows_below(sheet)[1:]}
    wanted = {"metric": "moved_on", "basis": "finished", "period_kind": "year", "period": "2026", "insats_id": "i5"}
    figure = next(row for row in figures if all(row[name] == value for name, value in wanted.items()))
    count, of, share, low, high, *_ = rows["Förrehabilitering"]
    assert (count, of) == (int(figure["numerator"]), int(figure["denominator"]))
    assert share == pytest.approx(int(figure["numerator"]) / int(figure["denominator"]), abs=1e-12)
    assert (f"{low:.6f}", f"{high:.6f}") == (figure["ci_low"], figure["ci_high"])
    assert set(rows["Ängens snickeri"]) == {".."}
    shares = [row[3] for row in sheet.iter_rows() if isinstance(row[3].value, float)]
    assert shares and all("%" in cell.number_format for cell in shares)


def test_every_figure_is_in_the_last_sheet(folder: Path, figures: list[dict[str, str]]) -> None:
    sheet = openpyxl.load_workbook(folder / "tables.xlsx")["Alla siffror"]
    heads, *rows = rows_below(sheet)
    assert [row[heads.index("figure_id")] for row in rows] == [figure["figure_id"] for figure in figures]


def test_hostile_names_stay_text() -> None:
    planned = tuple((f"i{n}", name, 80, 0.7) for n, name in enumerate(HOSTILE))
    base = invented.release(insatser=planned)
    odd = dataclasses.replace(base.surroundings, association="=1+1")
    edition = open_edition(dataclasses.replace(base, surroundings=odd), open_words("sv"))
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(write_document(edition), edition)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    assert all(link.location and not link.target for link in links), "a link out of the workbook"
    found = {cell.value for cell in cells if cell.data_type in ("s", "inlineStr")}
    assert set(HOSTILE) <= found
