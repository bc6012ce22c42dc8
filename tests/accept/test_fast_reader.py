"""Large files go through DuckDB's own reader: the same rows under the same numbers as the patient one."""

from __future__ import annotations

from datetime import date

import pytest

import pipeline.accept.csv_file as csv_file
from pipeline.sample.identity import check_digit

ROWS = "".join(f"D{number};I01;2025-06-01;Å{number}\n" for number in range(1, 60))
HEADINGS = "deltagande_id;insats_id;startdatum;kommun\n"
TABLES = {
    "plain": HEADINGS + ROWS,
    "crlf": (HEADINGS + ROWS).replace("\n", "\r\n"),
    "no-line-end-last": (HEADINGS + ROWS).rstrip("\n"),
    "title-line": "Uttag\n" + HEADINGS + ROWS,
    "blank-line": HEADINGS + ROWS + "\n" + ROWS.replace("D", "E"),
    "quoted": HEADINGS + ROWS + '"D;70";I01;2025-06-01;"a ""b"" c"\n"D\n71";I01;2025-06-01;\n' + ROWS.replace("D", "E"),
    "blank-cells": HEADINGS + ROWS + 'D80;;;\nD81;"";2025-06-01;\n',
    "footer": HEADINGS + ROWS + "Summa;59\n",
    "too-many-cells": HEADINGS + ROWS + "D90;I01;2025-06-01;x;y;z\n",
    "trailing-separator": (HEADINGS + ROWS).replace("\n", ";\n"),
    "empty-cells-only": HEADINGS + ROWS + ";;;\n" + ROWS.replace("D", "E") + ";;;\n",
    "spaces": HEADINGS + ROWS + " D91 ; I01 ;2025-06-01; \n",
}


def read(analyst, table: str) -> tuple[list, list]:
    analyst.deliver("2026-10-05/a.csv", TABLES[table])
    analyst.accept()
    analyst.check()
    typed = analyst.rows(
        "select row_no, has_cells_mismatch, participation_id, insats_id, start_date, municipality "
        "from checked.participation order by row_no"
    )
    return typed, [(each.row, each.rule, each.column) for each in analyst.findings()]


@pytest.mark.parametrize("table", TABLES)
def test_same_rows_and_numbers(new_analyst, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    patient, fast = new_analyst(), new_analyst()
    read_patiently = read(patient, table)
    monkeypatch.setattr(csv_file, "LARGE_BYTES", 0)
    read_fast = read(fast, table)
    patient.close()
    fast.close()
    assert read_fast == read_patiently


def test_the_fast_reader_was_used(analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "LARGE_BYTES", 0)
    read(analyst, "plain")
    assert analyst.rows("select is_numbered, rows_delivered from accepted.sheet") == [(False, 59)]


@pytest.mark.parametrize("form", ["{0}-{1}", "{0}{1}", '"född\n{0} {1}"', "{0}\u2013{1}"])
def test_a_number_in_a_large_file_refuses_it(analyst, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr(csv_file, "LARGE_BYTES", 0)
    day = f"{date(1964, 8, 23):%y%m%d}"
    number = form.format(day, f"323{check_digit(day + '323')}")
    analyst.deliver("2026-10-05/a.csv", HEADINGS + ROWS + f"D70;I01;2025-06-01;{number}\n")
    analyst.deliver("2026-10-05/b.csv", HEADINGS + ROWS.replace("D", "E"))
    analyst.accept()
    assert analyst.rows("select outcome from accepted.delivery order by delivery_no") == [("refused",), ("used",)]
