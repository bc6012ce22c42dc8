"""A faulty delivery, mended in its receipt and delivered again, gives the figures of a delivery that was right."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mending import mend, receipts_of, rows_to_mend

from pipeline.local import read_accounts

Row = dict[str, str]
SOUND = 14
NAME = "2026-10-05/uttag"


def sound_rows() -> list[Row]:
    """Participations that differ in everything a figure is grouped by or counts."""
    return [
        {
            "deltagande_id": f"00{number}",
            "person_id": f"0P{number}",
            "insats_id": "I01" if number % 3 else "I02",
            "kön": ("kvinna", "man")[number % 2],
            "födelseår": str(1970 + number),
            "kommun": ("0180", "1280")[number % 2],
            "startdatum": f"2025-0{1 + number % 6}-11",
            "avslutsdatum": f"2026-0{1 + number % 9}-15",
            "arbete_före": "nej",
            "arbete_efter": ("ja", "nej")[number % 2],
            "arbete_omfattning_efter": ("37,5", "0")[number % 2],
            "studier_efter": "nej",
            "ytterligare_rehabilitering": ("nej", "ja")[number % 2],
            "hälsa_före": "dåligt",
            "hälsa_efter": ("bra", "dåligt", "mycket dåligt")[number % 3],
        }
        for number in range(1, SOUND + 1)
    ]


FAULTS: dict[str, Row] = {
    "exit before start": {"avslutsdatum": "2024-01-01"},
    "exit after receipt": {"avslutsdatum": "2026-12-24"},
    "no id": {"deltagande_id": ""},
    "another's id": {"deltagande_id": "001"},
    "no start": {"startdatum": ""},
    "start unreadable": {"startdatum": "i våras"},
    "exit unreadable": {"avslutsdatum": "2026-13-45"},
    "gender unreadable": {"kön": "okej"},
    "too old": {"födelseår": "1931"},
    "extent contradicts": {"arbete_efter": "nej", "arbete_omfattning_efter": "50"},
    "extent impossible": {"arbete_omfattning_efter": "375"},
    "looks like a formula": {"avslutsdatum": "=A1+1"},
    "wrong insats": {"insats_id": ""},
}


def as_csv(rows: list[Row], encoding: str) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def as_workbook(rows: list[Row]) -> bytes:
    """Titles above, real dates and numbers, ids as text."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Deltaganden"
    page.append(["Uttag ur systemet"])
    page.append([])
    page.append(list(rows[0]))
    for row in rows:
        page.append([_typed(heading, value) for heading, value in row.items()])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _typed(heading: str, value: str) -> Any:
    if heading.endswith("datum"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value if not value.startswith("=") else value[1:]
    return float(value.replace(",", ".")) if heading == "arbete_omfattning_efter" and value else value


FORMS = {
    ".csv": lambda rows: as_csv(rows, "utf-8-sig"),
    "-gammal.csv": lambda rows: as_csv(rows, "cp1252"),
    ".xlsx": as_workbook,
}
FIRST_ROW = {".csv": 2, "-gammal.csv": 2, ".xlsx": 4}


def deliver_and_mend(analyst: Any, faulty: list[Row], sound: list[Row], form: str) -> Any:
    """Deliver, load, mend every row on the receipt's sheet as it should have been, and deliver the workbook."""
    analyst.deliver(f"{NAME}{form}", FORMS[form](faulty))
    analyst.load()
    [receipt] = receipts_of(analyst).values()
    numbers = rows_to_mend(receipt)
    mended = {number: sound[number - FIRST_ROW[form]] for number in numbers}
    mend(receipt, analyst.order.deliveries / "2026-10-20" / "helt annat namn.xlsx", mended)
    figures = analyst.load()
    assert_rows_add_up(analyst)
    return figures


def assert_rows_add_up(analyst: Any) -> None:
    for each in read_accounts(analyst.connection, analyst.order.as_of):
        if each.outcome == "used":
            assert each.rows == each.accepted + each.set_aside + each.repeated + each.superseded


@settings(max_examples=max(3, settings.default.max_examples // 2))
@given(
    planted=st.dictionaries(st.integers(0, SOUND - 1), st.sampled_from(sorted(FAULTS)), min_size=1, max_size=4),
    form=st.sampled_from(sorted(FORMS)),
)
def test_as_if_the_first_delivery_had_been_right(new_analyst, planted: dict[int, str], form: str) -> None:
    sound = sound_rows()
    faulty = [row | FAULTS[planted[at]] if at in planted else row for at, row in enumerate(sound)]
    right, wrong = new_analyst(), new_analyst()
    try:
        right.deliver(f"{NAME}{form}", FORMS[form](sound))
        expected = right.load()
        if faulty == sound:
            return
        assert deliver_and_mend(wrong, faulty, sound, form) == expected
        assert [row for row in wrong.findings() if row.file.startswith("2026-10-20")] == []
        typed = "select * exclude (row_key, delivery_no, sheet_no, row_no) from derived.participation order by all"
        assert wrong.rows(typed) == right.rows(typed)
    finally:
        right.close()
        wrong.close()


def test_a_later_extract_takes_the_corrections_place(analyst) -> None:
    sound = sound_rows()
    faulty = [row | ({"avslutsdatum": "2024-01-01"} if at == 3 else {}) for at, row in enumerate(sound)]
    later = [row | {"kön": "annat"} for row in sound]
    analyst.deliver("2026-10-08/nytt uttag.csv", FORMS[".csv"](later))
    deliver_and_mend_alone(analyst, faulty, sound)
    assert analyst.rows("select distinct gender, delivery_no from derived.participation") == [("annat", 2)]


def deliver_and_mend_alone(analyst: Any, faulty: list[Row], sound: list[Row]) -> None:
    analyst.deliver(f"{NAME}.csv", FORMS[".csv"](faulty))
    (later := analyst.order.deliveries / "2026-10-08").rename(aside := analyst.order.deliveries.parent / "undan")
    analyst.load()
    [receipt] = receipts_of(analyst).values()
    mended = {number: sound[number - 2] for number in rows_to_mend(receipt)}
    aside.rename(later)
    mend(receipt, analyst.order.deliveries / "2026-10-20" / "rättat.xlsx", mended)
    analyst.load()
    assert_rows_add_up(analyst)


def test_a_correction_is_seen_from_its_own_day(analyst) -> None:
    sound = sound_rows()
    faulty = [row | ({"avslutsdatum": "2024-01-01"} if at == 3 else {}) for at, row in enumerate(sound)]
    analyst.deliver(f"{NAME}.csv", FORMS[".csv"](faulty))
    before = analyst.load()
    [receipt] = receipts_of(analyst).values()
    mend(receipt, analyst.order.deliveries / "2026-10-20" / "rättat.xlsx", {5: sound[3]})
    after = analyst.load()
    assert after != before
    analyst.change(as_of=date(2026, 10, 19))
    assert analyst.load() == before
    analyst.change(as_of=date(2026, 10, 20))
    assert analyst.load() == after


def test_built_anew_from_the_same_folder_it_is_the_same(analyst, new_analyst) -> None:
    """Also where the correction lies in the folder of what it corrects and sorts before it."""
    sound = sound_rows()
    faulty = [row | ({"deltagande_id": ""} if at == 3 else {}) for at, row in enumerate(sound)]
    analyst.deliver(f"{NAME}.csv", FORMS[".csv"](faulty))
    analyst.load()
    [receipt] = receipts_of(analyst).values()
    mend(receipt, analyst.order.deliveries / "2026-10-05" / "a.xlsx", {5: sound[3]})
    figures = analyst.load()
    assert analyst.rows("select count(*) from derived.participation") == [(SOUND,)]
    again = new_analyst()
    again.change(deliveries=analyst.order.deliveries)
    try:
        assert again.load() == figures
    finally:
        again.close()


@pytest.mark.parametrize("saved_as", [".csv", ".txt"])
def test_the_sheet_alone_saved_as_text_is_recognised_too(analyst, saved_as: str, tmp_path: Path) -> None:
    sound = sound_rows()
    faulty = [row | ({"deltagande_id": ""} if at == 3 else {}) for at, row in enumerate(sound)]
    analyst.deliver(f"{NAME}.csv", FORMS[".csv"](faulty))
    analyst.load()
    [receipt] = receipts_of(analyst).values()
    path = mend(receipt, tmp_path / "rättat.xlsx", {5: sound[3]})
    text = io.StringIO()
    csv.writer(text, delimiter=";" if saved_as == ".csv" else "\t").writerows(
        openpyxl.load_workbook(path)["Att rätta"].iter_rows(values_only=True)
    )
    analyst.deliver(f"2026-10-20/rättat{saved_as}", text.getvalue())
    analyst.load()
    assert analyst.rows("select count(*) from derived.participation") == [(SOUND,)]
