"""One line for one cause behind many rows; what a named person has confirmed is shown and no longer asked for."""

from __future__ import annotations

from mending import receipts_of, remarks, rows_to_mend, texts

from pipeline.vocabulary.definitions import read_definitions

WARNED = """version: 1
confirmations:
  - rule: age-outside
    delivery: 2026-10-05/uttag.csv
    rows: [3]
    by: Anna Andersson
    on: 2026-10-06
    why: Födelseåret är kontrollerat mot källan.
"""


def test_one_cause_is_one_line_and_names_the_last_delivery_without_it(analyst, participation) -> None:
    sound = [participation(number, gender="kvinna", participation_id=f"E{number}") for number in range(1, 25)]
    wrong = [participation(number, gender="1 - K", participation_id=f"E{number}") for number in range(1, 25)]
    analyst.deliver_rows("2026-07-01/uttag.csv", sound)
    analyst.deliver_rows("2026-10-05/uttag.csv", wrong)
    analyst.load()
    receipt = receipts_of(analyst)["2026-10-05_uttag.xlsx"]
    [line] = [row for row in remarks(receipt) if row["regel"] == "unknown-code"]
    assert line["antal rader"] == 24
    since = "Sannolikt exporten: 24 av 24 prövade rader, en orsak. Så var det inte i 2026-07-01/uttag.csv."
    assert since in line["vad som är fel"]
    said = [row[1] for row in texts(receipt, "Kvitto") if row[0] and row[0].startswith("Det här gör ni nu")]
    assert "felet sitter sannolikt i exporten" in said[0]


def test_a_confirmed_finding_is_shown_and_not_asked_for_again(analyst, participation, tmp_path) -> None:
    analyst.deliver_rows("2026-10-05/uttag.csv", [participation(1), participation(2, birth_year="1931")])
    analyst.load()
    assert list(rows_to_mend(receipts_of(analyst)["2026-10-05_uttag.xlsx"])) == [3]
    path = tmp_path / "confirmations.yaml"
    path.write_text(WARNED, encoding="utf-8")
    analyst.change(definitions=read_definitions(confirmations=path))
    analyst.load()
    receipt = receipts_of(analyst)["2026-10-05_uttag.xlsx"]
    [line] = [row for row in remarks(receipt) if row["regel"] == "age-outside"]
    assert line["läge nu"] == "bekräftad av Anna Andersson 2026-10-06: Födelseåret är kontrollerat mot källan."
    assert texts(receipt, "Kvitto")[3][1].startswith("Godkänd.")
