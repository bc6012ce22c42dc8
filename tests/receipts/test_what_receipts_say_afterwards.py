"""What receipts say once something has come back: rows taken away or mended, what holds instead, whom to ask."""

from __future__ import annotations

from typing import Any

import openpyxl
from mending import TOP, facts, mend, receipts_of, remarks, rows_to_mend

from pipeline.vocabulary.project import read_project

COUNTED = "select participation_id from derived.participation order by all"
ORIGINAL, CORRECTION = "2026-10-05_uttag.xlsx", "2026-10-20_rättat.xlsx"


def remove(*numbers: int) -> Any:
    """Takes away the rows of these numbers, as a person does in a spreadsheet program."""

    def by_hand(page: Any) -> None:
        for at in range(page.max_row, TOP, -1):
            if page.cell(at, 1).value in numbers:
                page.delete_rows(at)

    return by_hand


def test_a_total_that_is_removed_is_no_longer_asked_for(analyst, participation) -> None:
    total = participation(0, participation_id="Summa", person_id="", start_date="2 st")
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), participation(2, exit_date="2024-01-01"), total])
    analyst.load()
    receipt = receipts_of(analyst)[ORIGINAL]
    assert list(rows_to_mend(receipt)) == [3, 4]
    to = analyst.order.deliveries / "2026-10-20/rättat.xlsx"
    mend(receipt, to, {3: {"exit_date": "2026-05-15"}}, also=remove(4))
    analyst.load()
    assert analyst.rows(COUNTED) == [("D1",), ("D2",)]
    receipts = receipts_of(analyst)
    assert facts(receipts[CORRECTION])["Borttagna rader"] == "Rad 4. Räknas inte längre."
    assert facts(receipts[CORRECTION])["Rättade rader"] == "Rad 3."
    said = facts(receipts[ORIGINAL])
    assert said["Status"] == "Delvis, och rättad i leverans 2026-10-20/rättat.xlsx. Inget mer behöver göras."
    now = "2 (nu rättade eller borttagna i 2026-10-20/rättat.xlsx)"
    assert said["+ ställda åt sidan, räknas inte"] == now
    assert said["Det här gör ni nu"].startswith("Ingenting.")
    assert {(line["rad i filen"], line["läge nu"], line["att göra"]) for line in remarks(receipts[ORIGINAL])} == {
        (3, "rättad i leverans 2026-10-20/rättat.xlsx", None),
        (4, "borttagen i rättelsen 2026-10-20", None),
    }


def test_the_last_row_to_mend_can_be_removed(analyst, participation) -> None:
    total = participation(0, participation_id="Summa", start_date="2 st")
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), total])
    analyst.load()
    receipt = receipts_of(analyst)[ORIGINAL]
    mend(receipt, analyst.order.deliveries / "2026-10-20/rättat.xlsx", {}, also=remove(3))
    analyst.load()
    receipts = receipts_of(analyst)
    assert facts(receipts[ORIGINAL])["Det här gör ni nu"].startswith("Ingenting.")
    assert facts(receipts[CORRECTION])["Borttagna rader"] == "Rad 3. Räknas inte längre."
    assert facts(receipts[CORRECTION])["Status"] == "Rättad. 1 rad borttagen."


def test_the_twin_that_is_kept_counts_and_the_other_is_closed(analyst, participation) -> None:
    analyst.deliver_rows(
        "2026-10-05/uttag.csv", [participation(1), participation(2), participation(2, exit_date="2026-04-01")]
    )
    analyst.load()
    assert analyst.rows(COUNTED) == [("D1",)]
    receipt = receipts_of(analyst)[ORIGINAL]
    assert list(rows_to_mend(receipt)) == [3, 4]
    mend(receipt, analyst.order.deliveries / "2026-10-20/rättat.xlsx", {}, also=remove(4))
    analyst.load()
    assert analyst.rows("select exit_date::varchar from derived.participation order by all") == [("2026-05-15",)] * 2
    assert facts(receipts_of(analyst)[ORIGINAL])["Det här gör ni nu"].startswith("Ingenting.")


def test_a_row_that_counts_is_not_taken_away_and_the_receipt_says_so(analyst, participation) -> None:
    analyst.deliver_rows(
        "2026-10-05/uttag.csv",
        [participation(1), participation(2, exit_date="2024-01-01"), participation(3, birth_year="1931")],
    )
    analyst.load()
    receipt = receipts_of(analyst)[ORIGINAL]
    to = analyst.order.deliveries / "2026-10-20/rättat.xlsx"
    mend(receipt, to, {3: {"exit_date": "2026-05-15"}}, also=remove(4))
    analyst.load()
    assert analyst.rows(COUNTED) == [("D1",), ("D2",), ("D3",)]
    receipts = receipts_of(analyst)
    said = facts(receipts[CORRECTION])["Borttagna, men räknas fortfarande"]
    assert said.startswith("Rad 4. De går inte att ta bort här.")
    assert said.endswith("Leverera då hela filen i stället för arbetsboken, med alla andra rättelser gjorda.")
    assert list(rows_to_mend(receipts[ORIGINAL])) == [4]


def test_a_row_whose_number_is_lost_is_not_taken_for_removed(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), participation(2, exit_date="2024-01-01")])
    analyst.load()
    receipt = receipts_of(analyst)[ORIGINAL]

    def lose_number(page: Any) -> None:
        page.cell(TOP + 1, 1).value = None

    mend(receipt, analyst.order.deliveries / "2026-10-20/rättat.xlsx", {}, also=lose_number)
    analyst.load()
    assert list(rows_to_mend(receipts_of(analyst)[ORIGINAL])) == [3]


def test_what_a_correction_of_a_correction_mends_is_closed_all_the_way(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), participation(2, exit_date="2024-01-01")])
    analyst.load()
    mend(receipts_of(analyst)[ORIGINAL], analyst.order.deliveries / "2026-10-20/rättat.xlsx", {})
    analyst.load()
    again = receipts_of(analyst)[CORRECTION]
    [number] = rows_to_mend(again)
    to = analyst.order.deliveries / "2026-10-25/igen.xlsx"
    mend(again, to, {number: {"exit_date": "2026-05-15"}})
    analyst.load()
    receipts = receipts_of(analyst)
    for name in (ORIGINAL, CORRECTION):
        assert facts(receipts[name])["Det här gör ni nu"].startswith("Ingenting.")
    assert facts(receipts["2026-10-25_igen.xlsx"])["Rättade rader"] == "Rad 3."


def test_a_correction_with_a_new_fault_says_that_what_was_said_before_holds(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), participation(2, birth_year="1931")])
    analyst.load()
    receipt = receipts_of(analyst)[ORIGINAL]
    to = analyst.order.deliveries / "2026-10-20/rättat.xlsx"
    mend(receipt, to, {3: {"birth_year": "1981", "exit_date": "2024-01-01"}})
    analyst.load()
    assert analyst.rows(COUNTED) == [("D1",), ("D2",)]
    correction = receipts_of(analyst)[CORRECTION]
    [row] = rows_to_mend(correction).values()
    assert row["följd"] == "rättelsen används inte; den tidigare uppgiften gäller tills vidare"
    assert row["att rätta i raden"].startswith("Rad 3 i den första filen.")
    said = facts(correction)
    assert "räknas inte förrän" not in " ".join(str(value) for value in said.values())
    assert said["Rader i rättelsen"] == 1


def test_of_two_corrections_the_one_that_is_not_used_does_not_claim_to_hold(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), participation(2, exit_date="2024-01-01")])
    analyst.load()
    receipt = receipts_of(analyst)[ORIGINAL]
    mend(receipt, analyst.order.deliveries / "2026-10-19/r.xlsx", {3: {"exit_date": "2026-05-15"}})
    mend(receipt, analyst.order.deliveries / "2026-10-20/rättat.xlsx", {3: {"exit_date": "2024-02-02"}})
    analyst.load()
    assert analyst.rows(COUNTED) == [("D1",), ("D2",)]
    correction = receipts_of(analyst)[CORRECTION]
    assert {line["regel"] for line in remarks(correction)} == {"exit-before-start"}
    [row] = rows_to_mend(correction).values()
    assert "Den senaste rättelsen gäller" not in row["att rätta i raden"]
    assert row["följd"].startswith("rättelsen används inte")


def test_a_correction_without_changes_says_unchanged(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), participation(2, birth_year="1931")])
    analyst.load()
    mend(receipts_of(analyst)[ORIGINAL], analyst.order.deliveries / "2026-10-20/rättat.xlsx", {})
    analyst.load()
    said = facts(receipts_of(analyst)[CORRECTION])
    assert said["Status"].startswith("Oförändrad.")
    assert said["+ oförändrade"] == 1


def test_a_small_extract_that_is_held_back_is_told_once_in_numbers(analyst, participation) -> None:
    analyst.deliver_rows("2026-07-01/uttag.csv", [participation(number) for number in range(1, 21)])
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(number) for number in range(1, 7)])
    analyst.load()
    receipt = receipts_of(analyst)[ORIGINAL]
    [line] = [each for each in remarks(receipt) if each["antal rader"] == 6]
    assert line["vad som är fel"].startswith("I01: filen har 6 deltaganden, 20 gäller sedan tidigare.")
    assert line["antal rader"] == 6
    assert "Var filen ett utdrag behöver ni inte göra något" in facts(receipt)["Det här gör ni nu"]


def test_whom_to_ask_is_who_the_forbund_says_and_never_the_name_of_a_folder(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1)])
    analyst.load()
    asked = facts(receipts_of(analyst)[ORIGINAL])["Frågor"]
    assert asked.startswith("Svara den på förbundet som skickade kvittot.")
    analyst.change(contact="Eva Ek, 08-123 45")
    asked = facts(receipts_of(analyst)[ORIGINAL])["Frågor"]
    assert asked == "Kontakta Prov: Eva Ek, 08-123 45. Bifoga gärna det här kvittot."


def test_what_the_sender_need_not_read_stands_on_a_sheet_of_its_own(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), participation(2, exit_date="2024-01-01")])
    analyst.load()
    book = openpyxl.load_workbook(receipts_of(analyst)[ORIGINAL])
    assert book.sheetnames == ["Kvitto", "Att rätta", "Anmärkningar", "Tekniskt"]
    said = [str(cell) for row in book["Kvitto"].iter_rows(values_only=True) for cell in row if cell]
    assert not [each for each in said if "SHA-256" in each or "byte" in each or "utf-8" in each.casefold()]
    names = [row[0] for row in book["Tekniskt"].iter_rows(min_row=TOP + 1, values_only=True)]
    assert "Filens fingeravtryck (SHA-256)" in names and "Storlek i byte" in names


def test_the_contact_is_read_from_the_project(tmp_path) -> None:
    text = 'association = "Prov"\ndeliveries = "leveranser"\ncontact = " Eva Ek, 08-123 45 "\n'
    (tmp_path / "utfall.toml").write_text(text, encoding="utf-8")
    assert read_project(tmp_path).contact == "Eva Ek, 08-123 45"
