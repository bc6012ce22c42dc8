"""The receipt names the other row, frames every cell that may be the one to change, and lists what may stand in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
from mending import TOP, facts, mend, receipts_of, rows_to_mend, texts

TO_MEND = "att rätta i raden"


def receipt_for(analyst: Any, rows: list[dict[str, str]], file: str = "2026-10-05/uttag.csv") -> Path:
    analyst.deliver_rows(file, rows)
    analyst.load()
    return receipts_of(analyst)[file.replace("/", "_").replace(".csv", ".xlsx")]


def framed(path: Path, number: int, sheet: str = "Att rätta") -> set[str]:
    page = openpyxl.load_workbook(path)[sheet]
    headings = [cell.value for cell in page[TOP]]
    [row] = [row for row in page.iter_rows(min_row=TOP + 1) if row[0].value == number]
    return {headings[at] for at, cell in enumerate(row) if cell.border.left.style == "medium"}


def test_a_stay_in_another_insats_is_named_with_its_row(analyst, participation) -> None:
    receipt = receipt_for(
        analyst,
        [
            participation(1, person_id="P1", insats_id="I02", start_date="2025-01-27"),
            participation(2, person_id="P1"),
        ],
    )
    said = rows_to_mend(receipt)[3][TO_MEND]
    assert "Det andra: rad 2, D1 i I02, 2025-01-27–2026-05-15." in said
    assert "Stämmer det: skriv ja i kvittot." in said
    assert framed(receipt, 3) == {"start_date", "exit_date"}


def test_of_a_stay_in_another_file_only_the_dates_are_told(analyst, participation) -> None:
    analyst.deliver_rows(
        "2026-10-04/annat.csv", [participation(77, person_id="P1", insats_id="I02", start_date="2025-01-27")]
    )
    receipt = receipt_for(analyst, [participation(2, person_id="P1")])
    said = rows_to_mend(receipt)[2][TO_MEND]
    assert "i en annan leverans: 2025-01-27–2026-05-15. Fråga förbundet vilken insats det gäller" in said
    assert "D77" not in said and "I02" not in said


def test_stays_in_the_same_insats_and_on_the_same_day(analyst, participation) -> None:
    receipt = receipt_for(
        analyst,
        [
            participation(1, person_id="P1", exit_date=""),
            participation(2, person_id="P1", start_date="2025-08-01"),
            participation(3, person_id="P3"),
            participation(4, person_id="P3", insats_id="I02"),
        ],
    )
    rows = rows_to_mend(receipt)
    assert "Det andra: rad 2, D1 i I01, 2025-06-01–pågår." in rows[3][TO_MEND]
    assert "Det andra: rad 4, D3 i I01, 2025-06-01–2026-05-15." in rows[5][TO_MEND]


def test_rows_with_the_same_id_say_in_which_cells_they_differ(analyst, participation) -> None:
    receipt = receipt_for(
        analyst, [participation(1, gender="man"), participation(2, gender="man"), participation(1, gender="kvinna")]
    )
    rows = rows_to_mend(receipt)
    assert "Den andra: rad 4. De skiljer sig i gender." in rows[2][TO_MEND]
    assert "Den andra: rad 2. De skiljer sig i gender." in rows[4][TO_MEND]
    assert framed(receipt, 4) == {"participation_id", "gender"}


def test_every_cell_that_may_be_the_one_to_change_is_framed(analyst, participation) -> None:
    receipt = receipt_for(
        analyst,
        [
            participation(1, exit_date="2024-01-01"),
            participation(2, work_after="nej", work_after_pct="50"),
            participation(3, exit_date="", exit_reason="flytt"),
            participation(4, birth_year="1931"),
        ],
    )
    assert framed(receipt, 2) >= {"start_date", "exit_date"}
    assert framed(receipt, 3) >= {"work_after", "work_after_pct"}
    assert framed(receipt, 4) >= {"exit_date", "exit_reason"}
    assert framed(receipt, 5) >= {"birth_year", "start_date"}


def test_answers_are_chosen_from_a_list_as_the_file_spells_them(analyst, participation) -> None:
    rows = [participation(number, gender="K", work_after="JA", exit_reason="Enligt plan") for number in range(1, 5)]
    wrong = participation(9, gender="okej", work_after="kanske", exit_reason="")
    receipt = receipt_for(analyst, [*rows, participation(8, gender="K", work_after="NEJ", exit_reason="flytt"), wrong])
    row = rows_to_mend(receipt)[7]
    assert "Det här kan stå: K, man, annat." in row[TO_MEND]
    assert "Enligt plan, avbrott egen begäran" in row[TO_MEND]
    book = openpyxl.load_workbook(receipt)
    page, answers = book["Att rätta"], book["Svar att välja"]
    headings = [cell.value for cell in page[TOP]]
    lists = {headings[next(iter(rule.sqref.ranges)).min_col - 1]: rule for rule in page.data_validations.dataValidation}
    assert set(lists) - {"stämmer (ja)"} == {"gender", "work_after", "exit_reason"}
    assert {rule.type for rule in lists.values()} == {"list"}

    def offered(heading: str) -> list[str]:
        _, _, cells = lists[heading].formula1.partition("!")
        return [cell.value for (cell,) in answers[cells.replace("$", "")]]

    assert offered("gender") == ["K", "man", "annat"]
    assert offered("work_after") == ["JA", "NEJ"]
    # An answer with a comma in it stays one answer.
    assert "ej fullföljd, orsak okänd" in offered("exit_reason")
    # What is chosen there is understood when it comes back.
    mended = {"gender": "annat", "exit_reason": "ej fullföljd, orsak okänd", "work_after": "NEJ"}
    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {7: mended})
    analyst.load()
    assert [each.rule for each in analyst.findings() if each.file == "2026-10-20/r.xlsx"] == []


def test_a_date_is_asked_for_as_the_file_writes_dates(analyst, participation) -> None:
    rows = [participation(number, start_date="01/06/2025", exit_date="15/05/2026") for number in range(1, 5)]
    receipt = receipt_for(analyst, [*rows, participation(9, start_date="i våras")])
    said = rows_to_mend(receipt)[6][TO_MEND]
    assert "Skriv datumet som 31/01/2026." in said and "kommunkod" not in said


def test_a_structural_insats_lists_only_those_that_can_have_participants(analyst, participation) -> None:
    analyst.deliver(
        "2026-09-01/register.csv",
        "insats_id;name;insats_type\nI01;Första;individinriktad\nS01;Andra;strukturövergripande\n",
    )
    receipt = receipt_for(analyst, [participation(1), participation(2, insats_id="S01")])
    assert "I registret finns: I01 Första." in rows_to_mend(receipt)[3][TO_MEND]


def test_finished_participations_that_vanished_are_named_on_the_receipt(analyst, participation) -> None:
    analyst.deliver_rows("2026-09-05/uttag.csv", [participation(number) for number in range(1, 61)])
    receipt = receipt_for(analyst, [*(participation(n) for n in range(1, 59)), participation(59, participation_id="")])
    done = " ".join(str(row[1]) for row in texts(receipt, "Kvitto") if row[1])
    assert (
        "2 saknas: D59, D60." in done
        and "(rad 60)" in done
        and "Har ni tagit bort dem med avsikt behöver ni inte göra något." in done
    )
    [remark] = [row for row in texts(receipt, "Anmärkningar") if " saknas: " in str(row[2])]
    assert "D59, D60" in remark[2] and remark[5] is None


def test_where_many_vanished_fifty_are_named_and_the_rest_counted(analyst, participation) -> None:
    analyst.deliver_rows("2026-09-05/uttag.csv", [participation(number) for number in range(1000, 1140)])
    receipt = receipt_for(analyst, [participation(number) for number in range(1000, 1080)])
    [remark] = [row for row in texts(receipt, "Anmärkningar") if " saknas: " in str(row[2])]
    assert "60 saknas: D1080, " in remark[2] and "D1129 och 10 till." in remark[2]


def test_a_personal_number_is_told_by_row_and_column_and_never_itself(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-04/annat.csv", [participation(1)])
    number = "640823" + "-" + "3234"
    rows = [participation(n, anteckning="") for n in range(1, 8)]
    rows[4]["anteckning"] = f"ring {number}"
    receipt = receipt_for(analyst, rows)
    said = str(facts(receipt))
    assert "rad 6, kolumn 6 (F, anteckning)" in said and "Ta bort det ur texten." in said
    assert "pseudonym" not in said and number not in said
    assert analyst.rows("select sheet, row_no, column_no from accepted.identity_place") == [(None, 6, 6)]


def test_blank_lines_do_not_move_the_row_of_a_personal_number(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-04/annat.csv", [participation(1)])
    number = "640823" + "-" + "3234"
    head = "deltagande_id;insats_id;startdatum;avslutsdatum\n"
    sound = "D1;I01;2025-06-01;2026-05-15\n"
    analyst.deliver("2026-10-05/uttag.csv", f"{head}{sound}\n\n{sound}{number};I01;2025-06-01;\n")
    analyst.load()
    assert analyst.rows("select row_no, column_no from accepted.identity_place") == [(6, 1)]


def test_the_column_of_confirmations_is_there_only_where_something_is_confirmed(analyst, participation) -> None:
    receipt = receipt_for(analyst, [participation(1), participation(2, birth_year="1931")])
    assert "bekräftad" not in texts(receipt, "Anmärkningar")[2]
