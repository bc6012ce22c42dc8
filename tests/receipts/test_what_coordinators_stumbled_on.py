"""Words that sent a coordinator the wrong way, each with what the receipt says instead."""

from __future__ import annotations

import csv
import re
from typing import Any

import openpyxl
from mending import TOP, facts, mend, receipts_of, remarks, rows_to_mend, texts

from pipeline.local import write_finding_list

TO_MEND = "att rätta i raden"
ORIGINAL, CORRECTION = "2026-10-05_uttag.xlsx", "2026-10-12_r.xlsx"
REGISTER = "insats_id;name;insats_type\nI01;Första;individinriktad\nI02;Andra;individinriktad\n"


def delivered(analyst: Any, *rows: dict[str, str]) -> Any:
    analyst.deliver_rows("2026-10-05/uttag.csv", rows)
    analyst.load()
    return receipts_of(analyst)[ORIGINAL]


def correct(analyst: Any, receipt: Any, mended: dict[int, dict[str, str]]) -> dict[str, Any]:
    mend(receipt, analyst.order.deliveries / "2026-10-12/r.xlsx", mended)
    analyst.load()
    return receipts_of(analyst)


def framed(path: Any, number: int) -> set[str]:
    page = openpyxl.load_workbook(path)["Att rätta"]
    headings = [cell.value for cell in page[TOP]]
    [row] = [row for row in page.iter_rows(min_row=TOP + 1) if row[0].value == number]
    return {headings[at] for at, cell in enumerate(row) if cell.border.left.style == "medium"}


def test_an_insats_that_may_be_new_is_left_to_the_analyst(analyst, participation) -> None:
    analyst.deliver("2026-09-01/register.csv", REGISTER)
    receipt = delivered(analyst, participation(1), participation(2, insats_id="I99"))
    said = rows_to_mend(receipt)[3][TO_MEND]
    assert "Är insats_id felskrivet: rätta det. Är insatsen ny: låt raden stå" in said
    assert "I registret finns: I01 Första och I02 Andra." in said
    above = texts(receipt, "Analytikern")[1][0]
    assert "behöver inte göra något, om insatsen är ny." in above


def test_a_correction_that_changed_nothing_is_said_so_on_the_first_receipt(analyst, participation) -> None:
    rows = [participation(2, exit_date="2024-01-01"), participation(3, birth_year="1931")]
    receipts = correct(analyst, delivered(analyst, participation(1), *rows), {})
    said = facts(receipts[ORIGINAL])
    assert "Rättelsen 2026-10-12 ändrade ingenting." in said["Status"] and "En del är rättat" not in said["Status"]
    assert said["Det här gör ni nu"].startswith("Fortsätt i kvittot för 2026-10-12/r.xlsx.")
    assert "Att rätta" not in openpyxl.load_workbook(receipts[ORIGINAL]).sheetnames
    assert list(rows_to_mend(receipts[CORRECTION])) == [4, 5]
    assert {line["läge nu"] for line in remarks(receipts[ORIGINAL])} == {"fortsätt i kvittot för 2026-10-12/r.xlsx"}


def test_a_missing_exit_asks_for_day_and_reason_at_once(analyst, participation) -> None:
    receipt = delivered(
        analyst, participation(1, exit_reason="flytt"), participation(2, exit_date="", exit_reason="", work_after="ja")
    )
    assert "fyll i avslutsdatum och avslutsorsak" in rows_to_mend(receipt)[3][TO_MEND]
    assert framed(receipt, 3) == {"exit_date", "exit_reason"}


def test_a_date_that_cannot_be_read_is_one_fault_and_not_three(analyst, participation) -> None:
    receipt = delivered(
        analyst,
        participation(1, exit_reason="flytt"),
        participation(2, exit_date="15 november", exit_reason="flytt", work_after="ja", birth_year="1931"),
        participation(3, exit_date="", exit_reason="flytt"),
    )
    told = {each["regel"] for each in remarks(receipt) if each["deltagande eller rad"] == "D2"}
    assert told == {"unreadable-value", "age-outside"}
    assert "inget avslutsdatum" not in rows_to_mend(receipt)[3][TO_MEND]
    assert "inget avslutsdatum" in rows_to_mend(receipt)[4][TO_MEND]
    # The analyst's list has them all.
    assert "exit-reason-without-exit" in {each.rule for each in analyst.findings() if each.row == 3}


def test_on_a_correction_the_other_stay_keeps_row_and_id(analyst, participation) -> None:
    rows = [
        participation(1, person_id="P1", exit_date=""),
        participation(2, person_id="P1", start_date="2025-08-01"),
        participation(3, exit_date="2024-01-01"),
    ]
    receipts = correct(analyst, delivered(analyst, *rows), {4: {"exit_date": "2026-05-15"}})
    [row] = rows_to_mend(receipts[CORRECTION]).values()
    assert row[TO_MEND].startswith("Rad 3 i den första filen.")
    assert "Det andra: rad 2 i den första filen, D1 i I01, 2025-06-01–pågår." in row[TO_MEND]


def test_a_stay_of_ones_own_insats_in_another_file_is_named(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/annat.csv", [participation(77, person_id="P1", start_date="2025-01-27")])
    receipt = delivered(analyst, participation(2, person_id="P1"))
    assert "i en annan leverans: D77 i I01, 2025-01-27–2026-05-15." in rows_to_mend(receipt)[2][TO_MEND]


def test_a_refused_file_says_what_there_is_to_see(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-04/annat.csv", [participation(1)])
    analyst.deliver("2026-10-05/tom.csv", "")
    analyst.deliver("2026-10-05/uttag.csv", "a;b\n1;2\n")
    analyst.load()
    receipts = receipts_of(analyst)
    empty = facts(receipts["2026-10-05_tom.xlsx"])["Det här gör ni nu"]
    assert empty.endswith("Har ni redan levererat en nyare fil behöver ni inte göra något.")
    unknown = receipts[ORIGINAL]
    assert facts(unknown)["Det här gör ni nu"].startswith("Vi känner inte igen filens rubriker.")
    assert texts(unknown, "Anmärkningar")[1][0] == "Se bladet Analytikern."


def test_a_number_in_the_column_of_the_person_is_changed_for_a_pseudonym(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-04/annat.csv", [participation(1)])
    receipt = delivered(analyst, participation(1, person_id="640823" + "-" + "3234"))
    said = facts(receipt)["Det här gör ni nu"]
    assert "(B, person_id)" in said and "personens pseudonym (P…) där i stället" in said


def test_a_heading_that_may_say_who_it_is_about_is_not_told(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-04/annat.csv", [participation(1)])
    receipt = delivered(analyst, participation(1) | {"samtal 070-1": "640823" + "-" + "3234"})
    said = facts(receipt)["Det här gör ni nu"]
    assert "samtal" not in said and re.search(r"kolumn \d+ \([A-Z]+\)\.", said)
    assert "Stod det i person_id" in said


def test_the_sender_reads_no_names_of_rules_and_no_jargon(analyst, participation) -> None:
    rows = [participation(number, gender="K") for number in range(1, 5)]
    receipt = delivered(analyst, *rows, participation(9, gender="okej", exit_date="2024-01-01"))
    book = openpyxl.load_workbook(receipt)
    said = {
        str(cell)
        for page in book
        if page.title != "Tekniskt"
        for row in page.iter_rows(values_only=True)
        for cell in row
    }
    assert not [each for each in said if re.search("exit-before-start|layouten|citattecken", each)]
    assert {each["regel"] for each in remarks(receipt)} == {"exit-before-start", "unknown-code"}


def test_one_row_is_spoken_of_as_one(analyst, participation) -> None:
    one = delivered(analyst, participation(1), participation(2, birth_year="1931"))
    assert "I raden står" in facts(one)["Det här gör ni nu"]


def test_the_sheet_to_mend_does_not_name_itself(analyst, participation) -> None:
    rows = [participation(1), participation(2, exit_date="2024-01-01"), participation(3, birth_year="1931")]
    receipts = correct(analyst, delivered(analyst, *rows), {4: {"birth_year": "1981"}})
    guide = openpyxl.load_workbook(receipts[CORRECTION])["Att rätta"]["B2"].value
    assert "bladet Att rätta" not in guide


def test_several_mended_rows_are_told_with_their_number(analyst, participation) -> None:
    rows = [participation(number, birth_year="1931") for number in (2, 3)]
    receipts = correct(
        analyst, delivered(analyst, participation(1), *rows), {3: {"birth_year": "1981"}, 4: {"birth_year": "1981"}}
    )
    assert facts(receipts[CORRECTION])["Rättade rader"] == "Rad 3 och 4 (2 rader)."


def test_a_column_that_the_file_lacks_is_called_as_it_is_to_be_named(analyst, participation) -> None:
    """Not by the program's own word for it, on the receipt or in the analyst's list."""
    receipt = delivered(analyst, *(participation(number) for number in range(1, 11)))
    lacking = {line["kolumn"] for line in remarks(receipt) if line["regel"] == "column-empty"}
    assert "arbete_före" in lacking and not any("_before" in name for name in lacking)


def test_the_list_names_a_column_as_its_own_table_does(analyst, participation) -> None:
    """A municipality has one heading among the participations and another in the register of members."""
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1, municipality="1"), participation(2)])
    analyst.load()
    write_finding_list(analyst.connection, analyst.order)
    with analyst.order.database.with_suffix(".findings.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "kommun" in {line["kolumn"] for line in csv.DictReader(file, delimiter=";")}
