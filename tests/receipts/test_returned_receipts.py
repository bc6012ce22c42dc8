"""What comes back is not always what was asked for: other databases, lost marks, changed numbers, rows too many."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest
from mending import TOP, facts, mend, receipts_of, rows_to_mend, texts

COUNTED = "select participation_id, insats_id from derived.participation order by all"


def faulty_delivery(analyst: Any, participation: Any) -> Any:
    """Rows 2-5: one sound, two set aside, one with a warning; loaded, and its receipt."""
    analyst.deliver_rows(
        "2026-10-05/uttag.csv",
        [
            participation(1),
            participation(2, exit_date="2024-01-01"),
            participation(3, start_date="i våras"),
            participation(4, birth_year="1931"),
        ],
    )
    analyst.load()
    return receipts_of(analyst)["2026-10-05_uttag.xlsx"]


def found(analyst: Any, file: str) -> list[tuple[int | None, str, str]]:
    return [(each.row, each.rule, each.severity) for each in analyst.findings() if each.file == file]


def test_each_row_takes_exactly_the_place_of_the_row_it_corrects(analyst, participation) -> None:
    receipt = faulty_delivery(analyst, participation)
    assert list(rows_to_mend(receipt)) == [3, 4, 5]
    mended = {3: {"participation_id": "D22", "exit_date": "2026-05-15"}, 5: {"birth_year": "1981", "insats_id": "I02"}}
    mend(receipt, analyst.order.deliveries / "2026-10-20/rättat.xlsx", mended)
    analyst.load()
    assert analyst.rows(COUNTED) == [("D1", "I01"), ("D22", "I01"), ("D4", "I02")]
    account = "select delivery_no, accepted, set_aside, repeated, superseded from derived.account order by all"
    assert analyst.rows(account) == [(1, 1, 2, 0, 1), (2, 2, 1, 0, 0)]
    # Row 4 came back as it was: it is set aside again, and the receipt for the correction says so.
    again = receipts_of(analyst)["2026-10-20_rättat.xlsx"]
    [(number, row)] = rows_to_mend(again).items()
    assert (number, row["participation_id"]) == (5, "D3")
    assert facts(again)["Rättar leveransen"] == "2026-10-05/uttag.csv"
    # It is asked about there alone.
    first = receipts_of(analyst)["2026-10-05_uttag.xlsx"]
    assert "Att rätta" not in openpyxl.load_workbook(first).sheetnames
    said = facts(first)
    assert said["Status"].endswith(
        "En del är rättat i leverans 2026-10-20/rättat.xlsx. Fortsätt i kvittot för 2026-10-20/rättat.xlsx."
    )
    assert said["Det här gör ni nu"].startswith("Fortsätt i kvittot för 2026-10-20/rättat.xlsx.")
    assert said["+ ställda åt sidan, räknas inte"] == "2 (1 nu rättad i 2026-10-20/rättat.xlsx)"
    # And that receipt can be mended in turn.
    mend(again, analyst.order.deliveries / "2026-10-25/igen.xlsx", {5: {"start_date": "2025-03-01"}})
    analyst.load()
    assert [row[0] for row in analyst.rows(COUNTED)] == ["D1", "D22", "D3", "D4"]
    assert found(analyst, "2026-10-25/igen.xlsx") == []


def test_a_row_that_is_removed_and_one_left_alone_change_nothing(analyst, participation) -> None:
    receipt = faulty_delivery(analyst, participation)
    before = analyst.rows(COUNTED)
    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {}, also=lambda page: page.delete_rows(TOP + 1, 2))
    analyst.load()
    assert analyst.rows(COUNTED) == before
    account = "select accepted, set_aside, repeated, superseded from derived.account order by delivery_no"
    assert analyst.rows(account) == [(2, 2, 0, 0), (0, 0, 1, 0)]


def test_numbers_that_are_changed_missing_or_doubled_are_told(analyst, participation) -> None:
    receipt = faulty_delivery(analyst, participation)

    def scribble(page: Any) -> None:
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=TOP + 1, max_row=TOP + 3)]
        changed, new, twice = list(rows[0]), list(rows[0]), list(rows[2])
        changed[0], new[0], new[-1] = 2, None, None
        for at, row in enumerate([changed, rows[1], new, rows[2], twice], start=TOP + 1):
            for column, value in enumerate(row, start=1):
                page.cell(at, column).value = value

    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {}, also=scribble)
    analyst.load()
    rules = {
        (row, rule) for row, rule, severity in found(analyst, "2026-10-20/r.xlsx") if rule.startswith("correction")
    }
    assert rules == {
        (4, "correction-row-changed"),
        (6, "correction-row-new"),
        (7, "correction-row-twice"),
        (8, "correction-row-twice"),
    }
    assert [row[0] for row in analyst.rows(COUNTED)] == ["D1", "D4"]


def test_a_row_corrected_twice_says_so_and_the_latest_holds(analyst, participation) -> None:
    receipt = faulty_delivery(analyst, participation)
    for day, name in (("2026-10-20", "D33"), ("2026-10-21", "D34")):
        to = analyst.order.deliveries / day / "r.xlsx"
        mend(receipt, to, {4: {"start_date": "2025-03-01", "participation_id": name}})
    analyst.load()
    assert [row[0] for row in analyst.rows(COUNTED)] == ["D1", "D34", "D4"]
    assert (5, "correction-again", "warn") in found(analyst, "2026-10-21/r.xlsx")
    assert not [each for each in found(analyst, "2026-10-20/r.xlsx") if each[1] == "correction-again"]


def test_a_corrected_id_that_another_row_has_is_set_aside(analyst, participation) -> None:
    receipt = faulty_delivery(analyst, participation)
    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {3: {"exit_date": "", "participation_id": "D1"}})
    analyst.load()
    assert (4, "correction-key-taken", "set_aside") in found(analyst, "2026-10-20/r.xlsx")
    assert analyst.rows("select exit_date::varchar from derived.participation where participation_id = 'D1'") == [
        ("2026-05-15",)
    ]


def test_a_receipt_for_a_delivery_that_is_not_here_is_refused(analyst, new_analyst, participation) -> None:
    receipt = faulty_delivery(analyst, participation)
    other = new_analyst()
    try:
        other.deliver_rows("2026-10-05/eget.csv", [participation(9)])
        mend(receipt, other.order.deliveries / "2026-10-20/r.xlsx", {})
        other.load()
        assert found(other, "2026-10-20/r.xlsx") == [(None, "correction-unknown", "refuse_file")]
        assert other.rows(COUNTED) == [("D9", "I01")]
    finally:
        other.close()


@pytest.mark.parametrize("what", ["mark", "check column", "row column"])
def test_a_receipt_without_its_mark_is_never_taken_for_an_extract(analyst, participation, what: str) -> None:
    receipt = faulty_delivery(analyst, participation)
    damage = {
        "mark": lambda page: page.delete_rows(1),
        "check column": lambda page: page.delete_cols(page.max_column),
        "row column": lambda page: page.delete_cols(1),
    }[what]
    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {3: {"exit_date": ""}}, also=damage)
    analyst.load()
    assert found(analyst, "2026-10-20/r.xlsx") == [(None, "correction-damaged", "refuse_file")]
    assert [row[0] for row in analyst.rows(COUNTED)] == ["D1", "D4"]


def test_a_row_with_too_few_cells_that_comes_back_untouched_is_still_in_the_wrong_columns(analyst) -> None:
    text = "deltagande_id;insats_id;startdatum;avslutsdatum\nD1;I01;2025-06-01;2026-05-15\nD2;I01;2025-06-01\n"
    analyst.deliver("2026-10-05/uttag.csv", text)
    analyst.load()
    receipt = receipts_of(analyst)["2026-10-05_uttag.xlsx"]
    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {})
    analyst.load()
    assert found(analyst, "2026-10-20/r.xlsx") == [(4, "cells-mismatch", "set_aside")]
    mend(receipt, analyst.order.deliveries / "2026-10-21/r.xlsx", {3: {"avslutsdatum": "2026-04-01"}})
    analyst.load()
    assert [row[0] for row in analyst.rows(COUNTED)] == ["D1", "D2"]


def test_a_register_is_corrected_too(analyst, participation) -> None:
    register = (
        "insats_id;name;insats_type\nI1;Första;individinriktad\nI02;Andra;individinriktad\nI03;;individinriktad\n"
    )
    analyst.deliver("2026-09-01/register.csv", register)
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1, insats_id="I03"), participation(2, insats_id="I02")])
    analyst.load()
    receipt = receipts_of(analyst)["2026-09-01_register.xlsx"]
    [number] = rows_to_mend(receipt)
    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {number: {"name": "Tredje"}})
    analyst.load()
    assert sorted(analyst.rows("select insats_id, name from derived.insats")) == [
        ("I02", "Andra"),
        ("I03", "Tredje"),
        ("I1", "Första"),
    ]
    assert analyst.rows(COUNTED) == [("D1", "I03"), ("D2", "I02")]


def test_a_personal_number_written_into_a_receipt_refuses_it(analyst, participation) -> None:
    receipt = faulty_delivery(analyst, participation)
    number = "640823" + "-" + "3234"
    mend(receipt, analyst.order.deliveries / "2026-10-20/r.xlsx", {3: {"att rätta i raden": f"klart för {number}"}})
    analyst.load()
    assert found(analyst, "2026-10-20/r.xlsx") == [(None, "identity-number", "refuse_file")]


def test_a_receipt_that_somebody_has_begun_to_mend_where_it_lies_is_never_written_over(analyst, participation) -> None:
    receipt = faulty_delivery(analyst, participation)
    mend(receipt, receipt, {3: {"exit_date": "2026-05-15"}})
    begun = receipt.read_bytes()
    analyst.change(language="en")
    names = receipts_of(analyst)
    assert receipt.read_bytes() == begun
    assert texts(names["2026-10-05_uttag (2).xlsx"], "Receipt")[0][0] == "Receipt for 2026-10-05/uttag.csv"


def test_cells_are_text_and_never_formulas(analyst) -> None:
    text = (
        "deltagande_id;insats_id;startdatum;avslutsdatum;kommun\n"
        "=1+1;I01;2025-06-01;2024-05-15;0180\n-2;I01;+3;@fyra;0001\n"
        "D3;I01;2025-06-01;2026-05-15;0180\n"
    )
    analyst.deliver("2026-10-05/uttag.csv", text)
    analyst.load()
    page = openpyxl.load_workbook(receipts_of(analyst)["2026-10-05_uttag.xlsx"])["Att rätta"]
    cells = [[cell.value for cell in row[4:9]] for row in page.iter_rows(min_row=TOP + 1)]
    assert cells == [["=1+1", "I01", "2025-06-01", "2024-05-15", "0180"], ["-2", "I01", "+3", "@fyra", "0001"]]
    assert {cell.data_type for row in page.iter_rows(min_row=TOP + 1) for cell in row[1:] if cell.value} == {"s"}
    assert {cell.number_format for row in page.iter_rows(min_row=TOP + 1) for cell in row} == {"@"}
    assert page["E4"].quotePrefix and page["G5"].quotePrefix


def test_a_second_run_writes_nothing_and_a_new_one_the_same_bytes(analyst, new_analyst, participation) -> None:
    faulty_delivery(analyst, participation)
    paths = receipts_of(analyst)
    before = {name: (path.read_bytes(), path.stat().st_mtime_ns) for name, path in paths.items()}
    after = {name: (path.read_bytes(), path.stat().st_mtime_ns) for name, path in receipts_of(analyst).items()}
    assert after == before
    again = new_analyst()
    again.change(deliveries=analyst.order.deliveries)
    try:
        again.load()
        assert {name: path.read_bytes() for name, path in receipts_of(again).items()} == {
            name: content for name, (content, _) in before.items()
        }
    finally:
        again.close()
    paths["2026-10-05_uttag.xlsx"].unlink()
    assert receipts_of(analyst)["2026-10-05_uttag.xlsx"].read_bytes() == before["2026-10-05_uttag.xlsx"][0]
