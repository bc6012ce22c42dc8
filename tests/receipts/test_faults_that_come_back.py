"""What a correction had mended and a later whole file brings back; a sender is told to mend their own system too."""

from __future__ import annotations

from typing import Any

from mending import TOP, facts, mend, receipts_of, remarks, rows_to_mend

TO_MEND = "att rätta i raden"
OWN_SYSTEM = "Rätta också i ert eget system. Annars kommer felet tillbaka i nästa fil."
CAME_BACK = "Raden var rättad i leverans 2026-10-12, men den nya filen har det gamla värdet."


def deliver(analyst: Any, day: str, *rows: dict[str, str]) -> Any:
    analyst.deliver_rows(f"{day}/uttag.csv", rows)
    analyst.load()
    return receipts_of(analyst)[f"{day}_uttag.xlsx"]


def correct(analyst: Any, receipt: Any, mended: dict[int, dict[str, str]], also: Any = None) -> None:
    mend(receipt, analyst.order.deliveries / "2026-10-12/r.xlsx", mended, also=also)
    analyst.load()


def done(receipt: Any) -> list[str]:
    """The steps of "what to do now"."""
    return [
        str(value)
        for name, value in facts(receipt).items()
        if name.startswith("Det här gör ni nu") or name[0].isdigit()
    ]


def test_the_sender_is_asked_to_mend_their_own_system_too(analyst, participation) -> None:
    receipt = deliver(analyst, "2026-10-05", participation(1), participation(2, exit_date="2024-01-01"))
    assert done(receipt)[-1] == OWN_SYSTEM
    correct(analyst, receipt, {3: {"exit_date": "2026-05-15"}})
    assert done(receipts_of(analyst)["2026-10-12_r.xlsx"]) == [f"Ingenting. Tack för leveransen. {OWN_SYSTEM}"]


def test_a_mended_fault_that_is_back_in_the_whole_file_is_told(analyst, participation) -> None:
    wrong = participation(2, exit_date="2024-01-01")
    receipt = deliver(analyst, "2026-10-05", participation(1), wrong)
    correct(analyst, receipt, {3: {"exit_date": "2026-05-15"}})
    again = deliver(analyst, "2026-10-20", participation(3), participation(1), wrong | {"gender": "man"})
    assert rows_to_mend(again)[4][TO_MEND].endswith(CAME_BACK)
    [line] = [each for each in remarks(again) if each["regel"] == "exit-before-start"]
    assert line["vad som är fel"].endswith(CAME_BACK)


def test_another_faulty_value_is_not_said_to_be_the_old_one(analyst, participation) -> None:
    receipt = deliver(analyst, "2026-10-05", participation(1), participation(2, exit_date="2024-01-01"))
    correct(analyst, receipt, {3: {"exit_date": "2026-05-15"}})
    again = deliver(analyst, "2026-10-20", participation(1), participation(2, exit_date="2024-01-02"))
    assert "den nya filen" not in rows_to_mend(again)[3][TO_MEND]


def test_a_value_that_cannot_be_read_is_compared_as_it_was_written(analyst, participation) -> None:
    rows = [participation(number, gender="okej") for number in (2, 3)]
    sound = [participation(number) for number in range(10, 15)]
    receipt = deliver(analyst, "2026-10-05", *rows, *sound)
    correct(analyst, receipt, {2: {"gender": "man"}, 3: {"gender": "man"}})
    again = deliver(analyst, "2026-10-20", rows[0], rows[1] | {"gender": "kanske"}, *sound)
    told = rows_to_mend(again)
    assert told[2][TO_MEND].endswith(CAME_BACK) and "den nya filen" not in told[3][TO_MEND]


def test_a_row_without_an_id_is_known_by_all_it_says(analyst, participation) -> None:
    nameless = participation(2, participation_id="")
    receipt = deliver(analyst, "2026-10-05", participation(1), nameless)
    correct(analyst, receipt, {3: {"participation_id": "D2"}})
    again = deliver(analyst, "2026-10-20", participation(1), nameless, participation(4, participation_id=""))
    told = rows_to_mend(again)
    assert told[3][TO_MEND].endswith(CAME_BACK) and "den nya filen" not in told[4][TO_MEND]


def test_a_removed_row_that_is_there_again_is_told(analyst, participation) -> None:
    total = participation(0, participation_id="Summa", person_id="", start_date="2 st")
    receipt = deliver(analyst, "2026-10-05", participation(1), total)
    correct(analyst, receipt, {}, also=lambda page: page.delete_rows(TOP + 1))
    again = deliver(analyst, "2026-10-20", participation(1, gender="man"), total)
    assert rows_to_mend(again)[3][TO_MEND].endswith(
        "Raden var borttagen i leverans 2026-10-12, men finns kvar i den nya filen."
    )


def test_where_a_whole_file_is_asked_for_it_takes_the_workbooks_place(analyst, participation) -> None:
    receipt = deliver(
        analyst,
        "2026-10-05",
        participation(1, person_id="P1"),
        participation(2, person_id="P1", start_date="2025-08-01"),
    )
    said = rows_to_mend(receipt)[3][TO_MEND]
    assert "Stämmer båda: skriv ja i kvittot, båda räknas. Fel datum: rätta det här. Samma deltagande:" in said
    assert "Leverera då hela filen i stället för arbetsboken, med alla andra rättelser gjorda." in said


def test_a_row_that_was_replaced_names_what_counts_now(analyst, participation) -> None:
    receipt = deliver(analyst, "2026-10-05", participation(1), participation(2, exit_date="2024-01-01"))
    correct(analyst, receipt, {3: {"exit_date": "2026-05-15"}})
    later = deliver(analyst, "2026-10-20", participation(1), participation(2, birth_year="1931"))
    mend(later, analyst.order.deliveries / "2026-10-21/r.xlsx", {3: {"birth_year": "1981"}})
    analyst.load()
    receipts = receipts_of(analyst)
    for name in ("2026-10-05_uttag.xlsx", "2026-10-12_r.xlsx"):
        assert facts(receipts[name])["Status"] == "Ersatt. En senare leverans (2026-10-20/uttag.csv) gäller i stället."
    [line] = remarks(receipts["2026-10-05_uttag.xlsx"])
    assert (line["läge nu"], line["att göra"]) == ("ersatt av 2026-10-20/uttag.csv", None)
