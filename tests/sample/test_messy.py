"""The planted faults stand where they are said to stand, in files as they look in life."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq

from pipeline.sample import PlantedFault, planted_faults
from pipeline.sample.identity import check_digit

COMMITTED = Path(__file__).resolve().parents[2] / "data" / "sample"
BUDGET = COMMITTED / "2026-01-09" / "budget.csv"
NUMBER = re.compile(r"(?<!\d)(?:\d\d)?(\d{2}[01]\d\d\d)[-+]?(\d{3})(\d)(?!\d)")
# The last has no rule: a row delivered twice is counted once.
RULES = {
    "identity-number", "file-empty", "layout-unknown", "exit-after-receipt", "exit-before-start", "after-without-exit",
    "unreadable-value", "unknown-code", "extent-contradicts", "age-outside", "required-missing", "participation-twice",
    "cells-mismatch", "insats-unknown", "insats-structural", "degree-above-100", "",
}  # fmt: skip


def lines(path: Path) -> list[list[str]]:
    """The file's rows as a spreadsheet numbers them, less one."""
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    if path.suffix == ".parquet":
        return [[str(cell) for cell in row.values()] for row in pq.read_table(path).to_pylist()]
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@cache
def planted() -> tuple[PlantedFault, ...]:
    return planted_faults()


def faults(rule: str) -> Iterator[tuple[PlantedFault, list[str]]]:
    for fault in planted():
        if fault.rule == rule and fault.row:
            yield fault, lines(COMMITTED / fault.file)[fault.row - 1]


def test_all_faults_are_planted() -> None:
    assert {fault.rule for fault in planted()} == RULES


def test_the_rows_named_are_the_rows_at_fault() -> None:
    signs = {
        "unreadable-value": {"2025-13-45"},
        "unknown-code": {"X"},
        "insats-unknown": {"I99"},
        "insats-structural": {"S01"},
    }
    for rule, any_of in signs.items():
        for _, cells in faults(rule):
            assert any_of & set(cells), rule
    assert [cells[0] for _, cells in faults("cells-mismatch")] == ["Summa"]
    assert [cells[0] for _, cells in faults("required-missing")] == [""]
    assert len({cells[0] for _, cells in faults("participation-twice")}) == 1
    for _, cells in faults("exit-before-start"):
        assert cells[8] < cells[7]
    for _, cells in faults("extent-contradicts"):
        assert (cells[20], cells[21]) == ("nej", "50")
    for _, cells in faults("age-outside"):
        assert int(cells[7][:4]) - int(cells[5]) == 67


def test_the_repeated_row_repeats_the_one_above() -> None:
    ((fault, cells),) = faults("")
    assert fault.row and lines(COMMITTED / fault.file)[fault.row - 2] == cells


def test_the_readme_names_every_fault() -> None:
    text = (COMMITTED / "README.md").read_text(encoding="utf-8")
    for fault in planted():
        row = "" if fault.row is None else str(fault.row)
        start = f"| `{fault.file}` | {row} |"
        assert any(line.startswith(start) and fault.rule in line for line in text.splitlines())


def test_one_file_only_holds_a_personal_number() -> None:
    holding = set()
    for path in (path for path in COMMITTED.rglob("*") if path.is_file()):
        text = "\n".join(cell for row in lines(path) for cell in row)
        if any(check_digit(found[1] + found[2]) == int(found[3]) for found in NUMBER.finditer(text)):
            holding.add(path.name)
    assert holding == {"deltaganden-I08-anteckning.csv"}


def test_a_file_sent_twice_is_the_same_to_the_byte() -> None:
    first, second = (COMMITTED / day / "deltaganden-I05.csv" for day in ("2026-01-09", "2026-07-06"))
    assert first.read_bytes() == second.read_bytes()


def test_the_correction_changes_three_rows_adds_one_and_drops_one() -> None:
    first, second = (
        {row[0]: row for row in lines(COMMITTED / day / "deltaganden-I03.csv")} for day in ("2026-10-05", "2026-10-06")
    )
    assert len(second.keys() - first.keys()) == len(first.keys() - second.keys()) == 1
    assert sum(first[key] != second[key] for key in first.keys() & second.keys()) == 3


def test_the_files_look_as_they_do_in_life() -> None:
    newest = COMMITTED / "2026-10-05"
    ansi = (newest / "deltaganden-I01.csv").read_bytes()
    assert b"k\xf6n" in ansi and b"\r\n" in ansi and b"37,5" in ansi
    assert (newest / "deltaganden-I05.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert lines(newest / "deltaganden-I07.csv")[0][:5] == [
        "Deltagande-ID", "Person-ID", "Insats-ID", "Registrering", "Kön",
    ]  # fmt: skip
    book = lines(newest / "deltaganden-I04.xlsx")
    assert book[0][0].startswith("Deltaganden") and not any(book[1]) and book[2][0] == "deltagande_id"
    assert pq.read_schema(newest / "deltaganden-I06.parquet").names[:2] == ["participation_id", "person_id"]


def test_the_budget_balances() -> None:
    rows = [dict(zip(lines(BUDGET)[0], row, strict=True)) for row in lines(BUDGET)[1:]]
    for year in {row["år"] for row in rows}:
        mine = [row for row in rows if row["år"] == year]
        income = sum(int(row["budget_kr"]) for row in mine if row["slag"] == "intäkt")
        assert income == sum(int(row["budget_kr"]) for row in mine if row["slag"] != "intäkt")
