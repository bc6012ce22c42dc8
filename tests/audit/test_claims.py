"""The files for machines are read cell by cell: what they say beyond figures.csv, or otherwise, is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_open_data import EVERYONE, HEAD, HIDDEN_BOTH, rows_of, write_parquet, write_px

from pipeline.audit.claims import claims_kept
from pipeline.audit.folder import audit_folder
from pipeline.audit.surfaces import Claim, Surface
from pipeline.vocabulary.definitions import read_definitions

DEFINITIONS = read_definitions()
WOMEN = "moved_on.1/share/quarter-2026-Q3/finished/gender=kvinna"
ALL = "moved_on.1/share/quarter-2026-Q3/finished"


@pytest.fixture
def opened(safe: Path) -> Path:
    """The report that passes, with open data beside it."""
    write_px(safe, "gender_quarter", HEAD, HIDDEN_BOTH)
    write_px(safe, "all_quarter", EVERYONE, "60 100 60 \n")
    write_parquet(safe, rows_of(safe))
    return safe


def faults(folder: Path) -> set[tuple[str, str, str]]:
    return {(each.fault, each.cell, each.file) for each in audit_folder(folder, DEFINITIONS).findings}


def test_the_untouched_files_are_read_and_pass(opened: Path) -> None:
    audit = audit_folder(opened, DEFINITIONS)
    assert audit.findings == ()
    assert [label.en for label in audit.not_checked if label.en.endswith((".px", ".parquet"))] == []


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ('58 ".." ".." \n".." ".." ".." \n', ("two_ways", f"{WOMEN} numerator")),
        ('".." ".." 67 \n".." ".." ".." \n', ("two_ways", f"{WOMEN} value")),
        ('"..." ".." ".." \n".." ".." ".." \n', ("two_values", f"{WOMEN} numerator")),
        ('0 ".." ".." \n".." ".." ".." \n', ("two_ways", f"{WOMEN} numerator")),
    ],
)
def test_a_hidden_cell_of_a_px_file(opened: Path, cells: str, fault: tuple[str, str]) -> None:
    write_px(opened, "gender_quarter", HEAD, cells)
    assert faults(opened) == {(*fault, "px/gender_quarter.px")}


@pytest.mark.parametrize(
    ("cells", "column"), [("61 100 60", "numerator"), ("60 100 61", "value"), ("60 100 60.0", "value")]
)
def test_a_changed_cell_of_a_px_file(opened: Path, cells: str, column: str) -> None:
    write_px(opened, "all_quarter", EVERYONE, cells)
    assert faults(opened) == {("two_values", f"{ALL} {column}", "px/all_quarter.px")}


@pytest.mark.parametrize(
    ("keyword", "where"),
    [
        ('NOTE("Kön")="Kvinnor: 2 av 3.";', "NOTE"),
        ('INFOFILE="3";', "INFOFILE"),
        ("PRECISION=3;", "PRECISION"),
        ('LAST-UPDATED="3";', "LAST-UPDATED"),
        ('DATASYMBOL2="3";', "DATASYMBOL2"),
    ],
)
def test_a_number_among_the_keywords(opened: Path, keyword: str, where: str) -> None:
    write_px(opened, "gender_quarter", f"{HEAD}{keyword}\n", HIDDEN_BOTH)
    assert faults(opened) == {("leak", where, "px/gender_quarter.px")}


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("", HIDDEN_BOTH),
        (HEAD, '".." ".."'),
        (HEAD + "3 women\n", HIDDEN_BOTH),
        (HEAD.replace("gender_quarter", "shoes_quarter"), HIDDEN_BOTH),
        (HEAD.replace("quarter-2026-Q3", "all 3 of them"), HIDDEN_BOTH),
    ],
)
def test_a_px_file_that_cannot_be_understood_is_no_pass(opened: Path, head: str, cells: str) -> None:
    write_px(opened, "gender_quarter", head, cells)
    assert {(fault, file) for fault, _, file in faults(opened)} == {("unread", "px/gender_quarter.px")}


def test_a_group_that_figures_csv_does_not_have(opened: Path) -> None:
    write_px(opened, "gender_quarter", HEAD.replace('"man"', '"ovrig"'), '".." ".." ".." \n3 "....." "....." \n')
    assert faults(opened) == {("leak", f"{ALL}/gender=ovrig numerator", "px/gender_quarter.px")}


@pytest.mark.parametrize(
    ("row", "column", "value", "fault"),
    [
        (0, "numerator", 61, ("two_values", f"{ALL} numerator")),
        (0, "value", 0.61, ("two_values", f"{ALL} value")),
        (0, "status", "zero", ("two_values", f"{ALL} status")),
        (1, "numerator", 58, ("two_ways", f"{WOMEN} numerator")),
        (1, "value", 0.6, ("two_ways", f"{WOMEN} value")),
    ],
)
def test_a_changed_cell_of_the_parquet_file(
    opened: Path, row: int, column: str, value: object, fault: tuple[str, str]
) -> None:
    rows = rows_of(opened)
    rows[row][column] = value
    write_parquet(opened, rows)
    assert faults(opened) == {(*fault, "figures.parquet")}


def test_a_share_that_is_not_rounded_is_the_same_number(opened: Path) -> None:
    rows = rows_of(opened)
    rows[0]["value"] = 0.6000004
    write_parquet(opened, rows)
    assert faults(opened) == set()


def test_rows_lost_told_twice_and_added(opened: Path) -> None:
    rows = rows_of(opened)
    write_parquet(opened, rows[:-1])
    assert faults(opened) == {("two_values", rows[-1]["figure_id"], "figures.parquet")}
    write_parquet(opened, [*rows, rows[0]])
    assert faults(opened) == {("two_values", ALL, "figures.parquet")}
    write_parquet(opened, [*rows, {**rows[1], "figure_id": f"{ALL}/gender=ovrig", "numerator": 3}])
    assert ("leak", f"{ALL}/gender=ovrig numerator", "figures.parquet") in faults(opened)


def test_what_a_parquet_file_says_beside_its_rows(opened: Path) -> None:
    write_parquet(opened, rows_of(opened), {"pandas": "Kvinnor: 3"})
    assert ("leak", "pandas", "figures.parquet") in faults(opened)
    write_parquet(opened, rows_of(opened), statistics=True)
    assert {fault for fault, _, file in faults(opened) if file == "figures.parquet"} == {"leak"}


def test_a_parquet_file_that_cannot_be_read_is_no_pass(opened: Path) -> None:
    (opened / "figures.parquet").write_bytes(b"PAR1 no")
    assert {(fault, file) for fault, _, file in faults(opened)} == {("unread", "figures.parquet")}


def row(**said: str) -> dict[str, str]:
    bare = dict.fromkeys(("numerator", "denominator", "value", "ci_low", "ci_high", "target"), "")
    return bare | {"figure_id": ALL, "status": "shown"} | said


@pytest.mark.parametrize(
    ("column", "said", "may_stand"),
    [
        # 0.10499996 was printed as 10 %, and has six decimals in figures.csv.
        ("ci_low", row(ci_low="0.105000"), {"10", "11"}),
        ("ci_low", row(ci_low="0.105001"), {"11"}),
        ("ci_high", row(ci_high="0.697000", target="0.700000"), {"69"}),
        ("ci_high", row(ci_high="0.697000"), {"70"}),
        ("value", row(numerator="399", denominator="400", value="0.997500"), {"99"}),
        ("value", row(numerator="1", denominator="400", value="0.002500"), {"1"}),
        ("value", row(numerator="0", denominator="400", value="0.000000"), {"0"}),
        ("value", row(numerator="5", denominator="9"), {".."}),
        ("value", row(numerator="0", denominator="0", status="zero"), {"."}),
        ("numerator", row(status="no_data"), {"..."}),
        ("numerator", row(status="not_yet_due"), {"...."}),
    ],
)
def test_what_a_cell_of_whole_numbers_may_say(column: str, said: dict[str, str], may_stand: set[str]) -> None:
    texts = [*map(str, range(101)), *("." * dots for dots in range(1, 6))]
    kept = {
        text
        for text in texts
        if not claims_kept([Surface(claims=[Claim("a.px", ALL, column, text, is_rounded=True)])], [said])
    }
    assert kept == may_stand
