"""The sender answers that a row is right as it is, and is not asked about it again."""

from __future__ import annotations

from typing import Any

import openpyxl
from mending import TOP, facts, mend, receipts_of, remarks, rows_to_mend

from pipeline.local import read_accounts
from pipeline.vocabulary.correction_mark import rule_word

YES = "stämmer (ja)"
ORIGINAL, CORRECTION = "2026-10-05_uttag.xlsx", "2026-10-20_r.xlsx"


def delivered(analyst: Any, *rows: dict[str, str]) -> Any:
    analyst.deliver_rows("2026-10-05/uttag.csv", rows)
    analyst.load()
    return receipts_of(analyst)[ORIGINAL]


def answer(analyst: Any, receipt: Any, mended: dict[int, dict[str, str]], day: str = "2026-10-20") -> dict[str, Any]:
    mend(receipt, analyst.order.deliveries / day / "r.xlsx", mended)
    analyst.load()
    return receipts_of(analyst)


def statuses(analyst: Any) -> dict[str, str]:
    return {each.file: each.status for each in read_accounts(analyst.connection, analyst.order.as_of)}


def test_a_row_that_is_said_to_be_right_is_confirmed_and_everything_is_accepted(analyst, participation) -> None:
    receipt = delivered(analyst, participation(1), participation(2, birth_year="1931"))
    figures = analyst.load()
    receipts = answer(analyst, receipt, {3: {YES: "Ja"}})
    for name in (ORIGINAL, CORRECTION):
        [line] = remarks(receipts[name])
        assert line["läge nu"] == "bekräftad av leverantören 2026-10-20: i leveransen 2026-10-20/r.xlsx"
        assert line["att göra"] is None
        assert "Att rätta" not in openpyxl.load_workbook(receipts[name]).sheetnames
        assert facts(receipts[name])["Det här gör ni nu"].startswith("Ingenting.")
    assert facts(receipts[ORIGINAL])["Status"].startswith("Godkänd.")
    assert facts(receipts[CORRECTION])["Status"] == "Godkänd. 1 rad bekräftad."
    assert facts(receipts[CORRECTION])["Rader som stämmer"] == "Rad 3."
    assert statuses(analyst) == {"2026-10-05/uttag.csv": "accepted", "2026-10-20/r.xlsx": "accepted"}
    assert analyst.load() == figures


def test_a_stay_in_another_insats_can_be_answered(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-04/annat.csv", [participation(77, person_id="P1", insats_id="I02")])
    receipt = delivered(analyst, participation(1), participation(2, person_id="P1", start_date="2025-08-01"))
    receipts = answer(analyst, receipt, {3: {YES: "ja"}})
    assert {line["läge nu"][:34] for line in remarks(receipts[CORRECTION])} == {"bekräftad av leverantören 2026-10-"}
    assert facts(receipts[CORRECTION])["Status"] == "Godkänd. 1 rad bekräftad."


def test_what_is_left_to_look_at_is_asked_about_on_the_newest_receipt_alone(analyst, participation) -> None:
    """A finding about several stays moves to the row's newest version."""
    analyst.deliver_rows("2026-10-04/annat.csv", [participation(77, person_id="P1", insats_id="I02")])
    receipt = delivered(analyst, participation(1), participation(2, person_id="P1", start_date="2025-08-01"))
    receipts = answer(analyst, receipt, {})
    first = facts(receipts[ORIGINAL])
    assert first["Status"].startswith("Godkänd. Alla rader används. Fortsätt i kvittot för 2026-10-20/r.xlsx")
    assert list(rows_to_mend(receipts[CORRECTION])) == [4]
    mend(receipts[CORRECTION], analyst.order.deliveries / "2026-10-25/igen.xlsx", {4: {YES: "ja"}})
    analyst.load()
    for name, path in receipts_of(analyst).items():
        assert "annat" in name or facts(path)["Det här gör ni nu"].startswith("Ingenting.")


def test_a_row_that_was_changed_as_well_is_not_confirmed(analyst, participation) -> None:
    receipt = delivered(analyst, participation(1), participation(2, birth_year="1931"))
    receipts = answer(analyst, receipt, {3: {YES: "ja", "birth_year": "1932"}})
    assert list(rows_to_mend(receipts[CORRECTION])) == [4]


def test_another_word_confirms_nothing(analyst, participation) -> None:
    receipt = delivered(analyst, participation(1), participation(2, birth_year="1931"))
    receipts = answer(analyst, receipt, {3: {YES: "nej"}})
    assert list(rows_to_mend(receipts[CORRECTION])) == [4]
    assert facts(receipts[CORRECTION])["Status"].startswith("Oförändrad.")


def test_a_row_that_does_not_count_cannot_be_said_to_be_right(analyst, participation) -> None:
    receipt = delivered(analyst, participation(1), participation(2, exit_date="2024-01-01", birth_year="1931"))
    page = openpyxl.load_workbook(receipt)["Att rätta"]
    assert page.data_validations.dataValidation == []
    assert ":" not in page.cell(TOP + 1, page.max_column).value
    receipts = answer(analyst, receipt, {3: {YES: "ja"}})
    assert list(rows_to_mend(receipts[CORRECTION])) == [4]
    assert analyst.rows("select participation_id from derived.participation") == [("D1",)]


def test_what_the_sender_was_not_asked_is_not_confirmed(analyst, participation) -> None:
    """Two findings in the row, and the word of one of them taken away."""
    receipt = delivered(analyst, participation(1), participation(2, birth_year="1931", start_date="2003-06-01"))
    asked = openpyxl.load_workbook(receipt)["Att rätta"].cell(TOP + 1, 1).parent
    word = asked.cell(TOP + 1, asked.max_column).value
    less = word.replace(f":{rule_word('age-outside')}", "")
    assert less != word
    receipts = answer(analyst, receipt, {3: {YES: "ja", "kontroll (ändra inte)": less}})
    said = {line["regel"]: line["läge nu"] for line in remarks(receipts[CORRECTION])}
    assert said["start-implausible"].startswith("bekräftad") and said["age-outside"] is None


def test_before_its_day_and_where_it_is_withdrawn_the_answer_does_not_hold(analyst, participation) -> None:
    from datetime import date

    receipt = delivered(analyst, participation(1), participation(2, birth_year="1931"))
    answer(analyst, receipt, {3: {YES: "ja"}})
    confirmed = "select count(*) from checked.confirmation"
    assert analyst.rows(confirmed) == [(2,)]
    analyst.change(as_of=date(2026, 10, 19))
    analyst.load()
    assert analyst.rows(confirmed) == [(0,)]


def test_the_words_of_the_rules_differ(definitions) -> None:
    words = [rule_word(rule.id) for rule in definitions.all_rules]
    assert len(set(words)) == len(words)


def test_a_receipt_from_before_there_were_answers_is_read_as_it_was(analyst, participation) -> None:
    receipt = delivered(analyst, participation(1), participation(2, birth_year="1931"))

    def as_it_was(page: Any) -> None:
        check = page.cell(TOP + 1, page.max_column)
        check.value = check.value[:6]
        page.delete_cols([cell.value for cell in page[TOP]].index(YES) + 1)

    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {3: {"birth_year": "1981"}}, also=as_it_was)
    analyst.load()
    assert analyst.rows("select birth_year from derived.participation where participation_id = 'D2'") == [(1981,)]
    assert [each.rule for each in analyst.findings() if each.file == "2026-10-20/r.xlsx"] == []


def test_the_answer_stands_in_a_list_and_the_id_stays_in_sight(analyst, participation) -> None:
    receipt = delivered(analyst, participation(1), participation(2, birth_year="1931"))
    page = openpyxl.load_workbook(receipt)["Att rätta"]
    [offered] = page.data_validations.dataValidation
    assert (str(offered.sqref), offered.formula1) == ("D4", '"ja"')
    assert page.freeze_panes == "F4"
    assert [cell.value for cell in page[TOP]][:5] == [
        "rad i filen", "att rätta i raden", "följd", YES, "participation_id",
    ]  # fmt: skip
    lines = page["B2"].value.splitlines()
    assert [line[:3] for line in lines] == [f"{number}. " for number in range(1, len(lines) + 1)]
    assert page["B2"].alignment.wrap_text and page.row_dimensions[2].height >= 15 * len(lines)
    assert page["A2"].value is None
    # Programs that do not fit rows when they open a file show the text whole too.
    assert page.row_dimensions[TOP + 1].height >= 30
