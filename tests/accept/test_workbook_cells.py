"""What stands in a workbook's cells comes through as shown: dates of both systems, errors, percent, merged cells."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any

import openpyxl
import pytest
from hostile import ods, ods_row
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from test_excel_and_parquet import HEADINGS, ROW, take_in, workbook

SHEET = [HEADINGS, ROW]


def saved(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def cells(analyst, values: list[Any], formats: dict[int, str] | None = None, epoch: Any = None) -> list[str | None]:
    """One row of values under the headings that a table needs and v1, v2 …, as they were stored."""
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    names = [f"v{number}" for number in range(1, len(values) + 1)]
    book.worksheets[0].append(["deltagande_id", "insats_id", "startdatum", *names])
    book.worksheets[0].append(["D1", "I01", "2025-06-01", *values])
    for position, form in (formats or {}).items():
        book.worksheets[0].cell(2, 4 + position).number_format = form
    analyst.deliver("2026-10-05/a.xlsx", saved(book))
    analyst.accept()
    [row] = analyst.rows(f"select {', '.join(names)} from accepted.delivered_1_1")
    return list(row)


def test_numbers(analyst) -> None:
    assert cells(analyst, [1990, 37.5, 0.1 + 0.2, "007", True, -2.0]) == ["1990", "37.5", "0.3", "007", "ja", "-2"]


def test_percent_is_as_shown(analyst) -> None:
    formats = {0: "0%", 1: "0.0 %", 2: '0"p"'}
    assert cells(analyst, [0.75, 0.125, 0.75, "75 %"], formats) == ["75 %", "12.5 %", "0.75", "75 %"]


def test_percent_counts_as_percent(analyst) -> None:
    book = openpyxl.Workbook()
    for row in SHEET:
        book.worksheets[0].append(row)
    book.worksheets[0]["F2"] = 0.75
    book.worksheets[0]["F2"].number_format = "0%"
    analyst.deliver("2026-10-05/a.xlsx", saved(book))
    take_in(analyst)
    assert analyst.rows("select work_before_pct::double from checked.participation") == [(75.0,)]


def test_errors_are_not_taken_for_blank(analyst) -> None:
    book = openpyxl.Workbook()
    for row in SHEET:
        book.worksheets[0].append(row)
    book.worksheets[0]["D2"] = "#N/A"
    book.worksheets[0]["D2"].data_type = "e"
    analyst.deliver("2026-10-05/a.xlsx", saved(book))
    take_in(analyst)
    assert analyst.rows("select birth_year from checked.participation") == [(None,)]
    assert [(each.rule, each.row, each.column) for each in analyst.findings()] == [
        ("unreadable-value", 2, "birth_year")
    ]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904], ids=["1900", "1904"])
def test_both_date_systems(analyst, epoch: Any) -> None:
    values = [date(2025, 6, 1), datetime(2025, 6, 1, 8, 30), timedelta(hours=37, minutes=30)]
    assert cells(analyst, values, epoch=epoch) == ["2025-06-01", "2025-06-01 08:30:00", "37:30"]


def test_a_hidden_sheet_is_not_read_and_said(analyst) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(Uttag=SHEET, Gammalt=SHEET, Listor=[["man"], ["kvinna"]])))
    for name in ("Gammalt", "Listor"):
        book[name].sheet_state = "hidden"
    analyst.deliver("2026-10-05/a.xlsx", saved(book))
    take_in(analyst)
    assert [(each.rule, each.sheet) for each in analyst.findings()] == [("sheet-hidden", "Gammalt")]
    assert analyst.rows("select sheet, rows_delivered from accepted.sheet") == [("Uttag", 1)]


def test_a_workbook_whose_table_is_hidden_is_refused_for_that(analyst, participation) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(Uttag=SHEET, Framsida=[["Hej"]])))
    book["Uttag"].sheet_state = "veryHidden"
    analyst.deliver("2026-10-05/a.xlsx", saved(book))
    analyst.deliver_rows("2026-10-05/b.csv", [participation(1)])
    analyst.accept()
    assert analyst.rows("select refused_rule from accepted.delivery order by file") == [("sheet-hidden",), (None,)]


def test_a_hidden_sheet_is_looked_through(analyst, participation) -> None:
    from pipeline.sample.identity import invented_number

    number = invented_number(date(1981, 2, 18), 982)
    book = openpyxl.load_workbook(io.BytesIO(workbook(Uttag=SHEET, Dolt=[["x"], [number]])))
    book["Dolt"].sheet_state = "hidden"
    analyst.deliver("2026-10-05/a.xlsx", saved(book))
    analyst.deliver_rows("2026-10-05/b.csv", [participation(1)])
    analyst.accept()
    assert analyst.rows("select refused_rule from accepted.delivery order by file") == [("identity-number",), (None,)]


def test_merged_cells_repeat_nothing_and_are_named(analyst) -> None:
    book = openpyxl.Workbook()
    for row in (["Uttag för hösten"], HEADINGS, ROW, ["D2", *ROW[1:]], ["D3", *ROW[1:]]):
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A1:F1")
    book.worksheets[0].merge_cells("D4:D5")
    analyst.deliver("2026-10-05/a.xlsx", saved(book))
    take_in(analyst)
    assert analyst.rows("select row_no, birth_year from checked.participation order by 1") == [
        (3, 1990),
        (4, 1990),
        (5, None),
    ]
    assert [(each.rule, each.row) for each in analyst.findings()] == [("cells-merged", 4)]


def test_a_table_one_column_and_two_rows_in(analyst) -> None:
    rows = [[], [], ["", *HEADINGS], ["", *ROW], ["", "Källa: vårt system"]]
    analyst.deliver("2026-10-05/a.xlsx", workbook(Blad1=rows))
    take_in(analyst)
    assert analyst.rows("select row_no, participation_id from checked.participation") == [(4, "D1")]
    assert [(each.rule, each.row) for each in analyst.findings()] == [("line-below-table", 5)]


def test_open_document(analyst) -> None:
    last = ods_row("", more=' table:number-rows-repeated="1048000"')
    analyst.deliver("2026-10-05/a.ods", ods(ods_row(*HEADINGS[:3]), ods_row("D1", "I01", "2025-06-01"), last))
    take_in(analyst)
    assert analyst.rows("select row_no, participation_id, start_date from checked.participation") == [
        (2, "D1", date(2025, 6, 1))
    ]


def test_a_newer_workbook_under_an_older_name(analyst) -> None:
    analyst.deliver("2026-10-05/a.xls", workbook(Blad1=SHEET))
    analyst.accept()
    assert analyst.rows("select outcome from accepted.delivery") == [("used",)]
