"""The sample's receipts, read as a coordinator who has never seen the system reads them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import openpyxl
import pytest
from mending import TOP

from pipeline.publish.receipt import receipt_bytes
from pipeline.receipt_deliveries import read_deliveries
from pipeline.receipt_reading import read_receipts
from pipeline.sample import planted_faults
from pipeline.vocabulary.receipt import Receipt


@pytest.fixture(scope="module")
def receipts(sample) -> dict[str, Receipt]:
    analyst = sample.analyst
    deliveries = read_deliveries(analyst.connection)
    return {each.file: each for each in read_receipts(analyst.connection, deliveries, analyst.order)}


@pytest.fixture(scope="module")
def books(receipts) -> dict[str, Any]:
    return {file: openpyxl.load_workbook(io.BytesIO(receipt_bytes(each))) for file, each in receipts.items()}


def marked(page: Any) -> dict[int, set[str]]:
    """Row number to the headings of the cells with a thick border."""
    headings = [cell.value for cell in page[TOP]]
    return {
        row[0].value: {headings[at] for at, cell in enumerate(row) if cell.border.left.style == "medium"}
        for row in page.iter_rows(min_row=TOP + 1)
    }


def test_every_planted_fault_stands_on_the_sheet_to_mend_in_words_and_marked(books, sample) -> None:
    labels = {
        column.name: column.label.sv for column in sample.analyst.order.definitions.table("participation").columns
    }
    for fault in planted_faults():
        if fault.row is None or fault.happens == "repeated":
            continue
        page = books[fault.file]["Att rätta"]
        said = {row[0]: row[1] for row in page.iter_rows(min_row=TOP + 1, values_only=True)}
        message = sample.analyst.order.definitions.rule(fault.rule).message.sv
        assert message in said[fault.row]
        if fault.column is not None:
            headings = {heading.lower() for heading in marked(page)[fault.row]}
            assert headings & {labels[fault.column], fault.column}


@pytest.mark.parametrize(
    ("file", "status"),
    [
        ("2026-10-05/deltaganden-I01.csv", "partly"),
        ("2026-10-06/deltaganden-I03.csv", "accepted_with_remarks"),
        ("2025-01-10/medlemskap.csv", "accepted"),
        ("2026-07-06/deltaganden-I05.csv", "repeated"),
        ("2026-10-05/deltaganden-I03.csv", "superseded"),
        ("2026-07-06/noteringar.csv", "refused"),
        ("2026-07-06/deltaganden-I09.csv", "refused"),
    ],
)
def test_status(receipts, books, file: str, status: str) -> None:
    assert receipts[file].status == status
    words = {
        "partly": "Delvis.",
        "accepted": "Godkänd.",
        "accepted_with_remarks": "Godkänd med anmärkningar.",
        "refused": "Avvisad.",
        "repeated": "Dubblett. Räknas inte igen.",
        "superseded": "Ersatt. En senare leverans (2026-10-06/deltaganden-I03.csv) gäller i stället.",
    }
    assert books[file]["Kvitto"]["B4"].value.startswith(words[status])


def test_the_equation_of_rows_holds_on_every_receipt(receipts) -> None:
    for each in receipts.values():
        if each.equation is not None:
            equation = each.equation
            parts = equation.accepted + equation.set_aside + equation.repeated + equation.superseded
            assert equation.rows == parts


def test_the_word_in_the_report_is_the_word_on_the_receipt(sample, receipts) -> None:
    from pipeline.local import read_accounts

    assert {each.file: each.status for each in read_accounts(sample.analyst.connection, None)} == {
        file: each.status for file, each in receipts.items()
    }


def test_what_only_the_analyst_mends_stands_apart(books) -> None:
    assert "Analytikern" in books["2026-07-06/noteringar.csv"].sheetnames
    for book in books.values():
        headings, *rows = [list(row) for row in book["Anmärkningar"].iter_rows(min_row=TOP, values_only=True)] or [[]]
        for row in rows:
            assert dict(zip(headings, row, strict=True))["vem rättar"] == "ni som levererar"
        if "Analytikern" in book.sheetnames:
            said = [cell for row in book["Analytikern"].iter_rows(values_only=True) for cell in row if cell]
            assert not any("kunde inte prövas" in str(cell) or "schemas/" in str(cell) for cell in said)


def test_a_refused_file_says_why_and_what_to_do(books) -> None:
    said = books["2026-07-06/deltaganden-I08-anteckning.csv"]["Kvitto"]["B5"].value
    assert "personnummer" in said and re.search(r"rad 5, kolumn \d+ \([A-Z]+, anteckning\)", said)
    assert "Ta bort det ur texten. Leverera filen på nytt" in said and "pseudonym" not in said


def test_it_can_be_read_aloud(books, receipts) -> None:
    for file, book in books.items():
        assert book.properties.title == f"Kvitto för {file}"
        assert book.properties.language == "sv-SE"
        assert all(not page.merged_cells.ranges for page in book)
        assert all(page.tables for page in book if page.max_row > 3)
        assert book.sheetnames[0] == "Kvitto"
        assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)
    again = receipt_bytes(receipts["2026-10-05/deltaganden-I01.csv"])
    assert again == receipt_bytes(receipts["2026-10-05/deltaganden-I01.csv"])
    assert zipfile.ZipFile(io.BytesIO(again)).testzip() is None
