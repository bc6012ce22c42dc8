"""A known fault is corrected before it is read, said in the findings, and stops the run where it fits other rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.sample.identity import invented_number
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.errors import CorrectionMissesRows, DefinitionFault

FILE = "2026-10-05/a.csv"
ENTRY = {
    "id": "bytt-id", "delivery": FILE, "where": "{insats_id: 'I-1'}", "set": "{insats_id: I01}", "touches": "2",
    "by": "Karin Ek", "on": "2026-11-01", "why": "Exporten skrev fel",
}  # fmt: skip


@pytest.fixture
def correct(analyst, tmp_path: Path):
    def corrected(*entries: dict[str, str]) -> None:
        lines = ["version: 1", "corrections:", *([] if entries else ["  []"])]
        for entry in entries:
            lines += [f"  {'-' if not at else ' '} {key}: {value}" for at, (key, value) in enumerate(entry.items())]
        path = tmp_path / "rattelser.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        analyst.change(definitions=read_definitions(corrections=path))

    return corrected


@pytest.fixture
def delivered(analyst, participation) -> None:
    named = [participation(number, insats_id=insats) for number, insats in enumerate(["I-1", "I02", "I-1", "I03"])]
    analyst.deliver_rows(FILE, named)


def read(analyst) -> list[tuple]:
    return analyst.rows("select row_no, insats_id from checked.participation order by row_no")


def said(analyst) -> list[tuple]:
    return [(each.row, each.column) for each in analyst.findings() if each.rule == "corrected"]


def test_a_corrected_text_is_read_and_said_and_what_was_delivered_is_kept(analyst, correct, delivered) -> None:
    correct(ENTRY)
    for _ in range(2):
        analyst.load()
        assert read(analyst) == [(2, "I01"), (3, "I02"), (4, "I01"), (5, "I03")]
        assert said(analyst) == [(2, "insats_id"), (4, "insats_id")]
    assert analyst.rows("select row_no, correction from checked.corrected order by 1") == [
        (2, "bytt-id"),
        (4, "bytt-id"),
    ]
    kept = analyst.rows("select insats_id from accepted.delivered_1_1")
    assert sorted(kept) == [("I-1",), ("I-1",), ("I02",), ("I03",)]
    assert analyst.rows("select table_name from duckdb_tables() where table_name like 'copy_of%'") == []


def test_taken_away_again(analyst, correct, delivered) -> None:
    correct(ENTRY)
    analyst.load()
    correct()
    analyst.load()
    assert [insats for _, insats in read(analyst)] == ["I-1", "I02", "I-1", "I03"]
    assert said(analyst) == []


def test_only_the_delivery_concerned_is_judged_again(analyst, correct, delivered, participation) -> None:
    analyst.deliver_rows("2026-10-05/other.csv", [participation(77)])
    analyst.load()
    before = dict(
        analyst.rows("select delivery_no, checked_with from checked.delivery where table_name = 'participation'")
    )
    correct(ENTRY)
    analyst.load()
    after = dict(
        analyst.rows("select delivery_no, checked_with from checked.delivery where table_name = 'participation'")
    )
    assert {number for number in before if before[number] != after[number]} == {1}


@pytest.mark.parametrize(
    ("how", "rows"),
    [
        ({"where": "{}", "rows": "[4]", "touches": "1"}, {4}),
        ({"rows": "[2, 3]", "touches": "1"}, {2}),
        ({"where": "{insats: 'I-1'}", "set": "{Insats: I01}"}, {2, 4}),
        ({"where": "{kommun: ''}", "touches": "4"}, {2, 3, 4, 5}),
    ],
    ids=["by-row", "by-row-and-text", "by-label", "by-a-blank-cell"],
)
def test_ways_to_name_rows(analyst, correct, participation, how: dict[str, str], rows: set[int]) -> None:
    named = [participation(number, insats_id=insats) for number, insats in enumerate(["I-1", "I02", "I-1", "I03"])]
    analyst.deliver_rows(FILE, [row | {"kommun": ""} for row in named])
    correct(ENTRY | how)
    analyst.load()
    assert {row for row, _ in said(analyst)} == rows


def test_a_large_sheet_without_row_numbers(analyst, correct) -> None:
    """The fast reader stores no row numbers: they are kept right in the copy."""
    rows = [f"D{number};P{number};I02;2025-06-01;{'x' * 200}" for number in range(40_000)]
    rows[31_007] = rows[31_007].replace("I02", "I-1")
    analyst.deliver(FILE, "\n".join(["deltagande_id;person_id;insats_id;startdatum;anteckning", *rows]) + "\n")
    correct(ENTRY | {"touches": "1"})
    analyst.accept()
    analyst.check()
    assert analyst.rows("select is_numbered from accepted.sheet") == [(False,)]
    assert analyst.rows("select row_no, participation_id from checked.participation where insats_id = 'I01'") == [
        (31_009, "D31007")
    ]
    assert analyst.rows(
        "select count(*) from checked.participation where row_no <> substr(participation_id, 2)::int + 2"
    ) == [(0,)]


@pytest.mark.parametrize("touches", ["1", "3"])
def test_other_rows_than_said_stop_the_run(analyst, correct, delivered, touches: str) -> None:
    correct(ENTRY | {"touches": touches})
    analyst.accept()
    with pytest.raises(CorrectionMissesRows) as fault:
        analyst.check()
    assert fault.value.exit_code == 4
    message = fault.value.message("sv")
    assert "bytt-id" in message and f"ändra {touches} rader" in message and "träffar 2" in message
    assert "I-1" not in message and "I01" not in message
    assert analyst.rows("select count(*) from duckdb_tables() where schema_name = 'checked'") == [(0,)]


def test_a_delivery_that_does_not_exist_is_said(analyst, correct, delivered) -> None:
    correct(ENTRY | {"delivery": "2026-10-05/b.csv"})
    analyst.load()
    assert [(each.file, each.row) for each in analyst.findings() if each.rule == "correction-unused"] == [
        ("rattelser.yaml", 3)
    ]


def test_an_earlier_report_is_not_changed_by_what_is_corrected_later(analyst, correct, delivered) -> None:
    correct(ENTRY)
    analyst.change(as_of=date(2026, 10, 31))
    analyst.load()
    assert said(analyst) == []


def test_a_column_that_the_delivery_lacks(analyst, correct, delivered) -> None:
    correct(ENTRY | {"set": "{ortnamn: X}"})
    analyst.accept()
    with pytest.raises(DefinitionFault, match="ortnamn"):
        analyst.check()


def test_a_personal_number_is_never_put_in(analyst, correct, delivered) -> None:
    number = invented_number(date(1981, 2, 18), 982)
    correct(ENTRY | {"set": f"{{person_id: '{number}'}}"})
    analyst.accept()
    with pytest.raises(DefinitionFault) as fault:
        analyst.check()
    assert number not in str(fault.value)


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (ENTRY | {"set": "{kommun: 0114}"}, 6),
        (ENTRY | {"set": "{}"}, 6),
        (ENTRY | {"touches": "0"}, 7),
        ({key: value for key, value in ENTRY.items() if key != "where"}, 3),
        ({key: value for key, value in ENTRY.items() if key != "why"}, 3),
    ],
    ids=["unquoted", "nothing-set", "touches-none", "no-condition", "no-reason"],
)
def test_a_faulty_entry_is_told_by_its_line(correct, entry: dict[str, str], line: int) -> None:
    with pytest.raises(DefinitionFault) as fault:
        correct(entry)
    assert (fault.value.facts["file"], fault.value.facts["line"]) == ("rattelser.yaml", line)
