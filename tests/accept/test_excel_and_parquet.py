"""Workbooks and Parquet give the same rows as text does."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

HEADINGS = ["deltagande_id", "insats_id", "startdatum", "födelseår", "arbete_före", "arbete_omfattning_före"]
ROW = ["D1", "I01", datetime(2025, 6, 1), 1990, True, 37.5]
READ = [("D1", "I01", date(2025, 6, 1), 1990, True, 37.5)]
TYPED = (
    "select participation_id, insats_id, start_date, birth_year, work_before, work_before_pct::double "
    "from checked.participation"
)


def workbook(**sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def take_in(analyst) -> None:
    analyst.accept()
    analyst.check()


def test_a_workbook_with_title_rows(analyst) -> None:
    analyst.deliver("2026-10-05/a.xlsx", workbook(Blad1=[["Uttag 2026"], [], HEADINGS, ROW]))
    take_in(analyst)
    assert analyst.rows(TYPED) == READ
    assert analyst.rows("select row_no from checked.participation") == [(4,)]
    assert analyst.findings() == []


def test_sheets_beside_the_table_are_named(analyst) -> None:
    analyst.deliver("2026-10-05/a.xlsx", workbook(Uttag=[HEADINGS, ROW], Läsmig=[["Ring Eva om något är oklart"]]))
    take_in(analyst)
    assert analyst.rows(TYPED) == READ
    assert [(each.rule, each.sheet, each.severity) for each in analyst.findings()] == [
        ("sheet-unknown", "Läsmig", "warn")
    ]


def test_two_tables_in_one_workbook(analyst) -> None:
    register = [["insats_id", "namn", "typ"], ["I01", "Kompassen", "individinriktad"]]
    analyst.deliver("2026-10-05/a.xlsx", workbook(Deltaganden=[HEADINGS, ROW], Insatser=register))
    take_in(analyst)
    assert analyst.rows(TYPED) == READ
    assert analyst.rows("select insats_id, insats_type from checked.insats") == [("I01", "individual")]


def test_a_workbook_of_notes_is_refused(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/deltaganden.csv", [participation(1)])
    analyst.deliver("2026-10-05/noteringar.xlsx", workbook(Blad1=[["Möte"], ["Kaffe"]]))
    analyst.accept()
    assert analyst.rows("select file, refused_rule from accepted.delivery where outcome = 'refused'") == [
        ("2026-10-05/noteringar.xlsx", "layout-unknown")
    ]


def test_parquet_with_real_types(analyst) -> None:
    names = ["participation_id", "insats_id", "start_date", "birth_year", "work_before", "work_before_pct"]
    values = ["D1", "I01", date(2025, 6, 1), 1990, True, 37.5]
    content = io.BytesIO()
    pq.write_table(pa.table({name: [value] for name, value in zip(names, values, strict=True)}), content)
    analyst.deliver("2026-10-05/a.parquet", content.getvalue())
    take_in(analyst)
    assert analyst.rows(TYPED) == READ
    assert analyst.findings() == []
