"""Deliveries over time: repeated files, later extracts, the day they came, and what was known at a date."""

from __future__ import annotations

from datetime import date

import pytest

COUNTED = "select participation_id, gender from derived.participation order by 1"


def test_an_identical_file_is_repeated(analyst, participation) -> None:
    for name in ("2026-07-01/a.csv", "2026-10-05/b.csv"):
        analyst.deliver_rows(name, [participation(1), participation(2)])
    analyst.load()
    assert analyst.rows("select file, outcome, repeats_delivery_no from accepted.delivery order by 1") == [
        ("2026-07-01/a.csv", "used", None),
        ("2026-10-05/b.csv", "repeated", 1),
    ]
    assert len(analyst.rows(COUNTED)) == 2


def everything(analyst) -> dict[str, list]:
    tables = analyst.rows("select schema_name, table_name from duckdb_tables() where not temporary")
    return {
        f"{schema}.{table}": sorted(analyst.rows(f'select * from {schema}."{table}"'), key=repr)
        for schema, table in tables
    }


def test_loading_twice_changes_nothing(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(number, gender="X") for number in range(1, 4)])
    first = analyst.load()
    before = everything(analyst)
    analyst.said.clear()
    assert analyst.load() == first
    assert everything(analyst) == before
    assert analyst.said == []


def test_a_later_extract_replaces_its_insats_whole(analyst, participation) -> None:
    other = participation(9, insats_id="I02")
    analyst.deliver_rows("2026-07-01/a.csv", [participation(1), participation(2), other])
    analyst.deliver_rows("2026-10-05/a.csv", [participation(2, gender="man"), participation(3)])
    analyst.load()
    assert analyst.rows(COUNTED) == [("D2", "man"), ("D3", None), ("D9", None)]


def test_a_participation_that_moved_to_another_insats_counts_once(analyst, participation) -> None:
    analyst.deliver_rows("2026-07-01/a.csv", [participation(1), participation(2)])
    analyst.deliver_rows("2026-10-05/b.csv", [participation(1, insats_id="I02")])
    analyst.load()
    assert analyst.rows("select participation_id, insats_id from derived.participation order by 1") == [
        ("D1", "I02"),
        ("D2", "I01"),
    ]


def test_the_order_is_the_day_they_came_not_the_day_they_were_loaded(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, gender="man")])
    analyst.load()
    analyst.deliver_rows("2026-07-01/a.csv", [participation(1, gender="kvinna")])
    analyst.load()
    assert analyst.rows(COUNTED) == [("D1", "man")]


def test_as_of_uses_only_what_had_come(analyst, participation) -> None:
    analyst.deliver_rows("2026-07-01/a.csv", [participation(1, gender="kvinna")])
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, gender="man"), participation(2)])
    now = analyst.load()
    analyst.change(as_of=date(2026, 9, 30))
    then = analyst.load()
    assert analyst.rows(COUNTED) == [("D1", "kvinna")]
    analyst.change(as_of=None)
    assert analyst.load() == now != then


def test_as_of_gives_what_a_run_at_the_time_gave(analyst, participation) -> None:
    analyst.deliver_rows("2026-07-01/a.csv", [participation(1, work_after="ja", study_after="nej")])
    then = analyst.load()
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1), participation(2)])
    analyst.load()
    analyst.change(as_of=date(2026, 7, 1))
    assert analyst.load() == then


def test_as_of_counts_a_file_that_came_again_later(analyst, participation) -> None:
    """The same bytes in an older folder, loaded afterwards: at the older date they had come."""
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1)])
    analyst.load()
    analyst.deliver_rows("2026-07-01/a.csv", [participation(1)])
    analyst.load()
    analyst.change(as_of=date(2026, 7, 31))
    analyst.load()
    assert analyst.rows(COUNTED) == [("D1", None)]


@pytest.mark.parametrize(
    ("name", "received_on"),
    [
        ("2026-10-05/a.csv", date(2026, 10, 5)),
        ("2026-01-01/rättat 2026-10-05/a.csv", date(2026, 10, 5)),
        ("2026-10-05/uttag/a.csv", date(2026, 10, 5)),
        ("leverans_2026-10-05_ny/a.csv", date(2026, 10, 5)),
        ("2026-10-05/2026-13-45/a.csv", date(2026, 10, 5)),
        ("kvartal 3/a.csv", date(2026, 11, 1)),
        ("2026-10-05.csv", date(2026, 11, 1)),
    ],
    ids=["dated", "innermost", "plain-below", "within-name", "no-such-day", "undated", "file-name-only"],
)
def test_received_on(analyst, participation, name: str, received_on: date) -> None:
    analyst.deliver_rows(name, [participation(1)])
    analyst.accept()
    assert analyst.rows("select received_on from accepted.delivery") == [(received_on,)]


def test_a_refused_file_is_read_again_when_a_layout_knows_it(analyst, participation, tmp_path) -> None:
    from test_refused_files import TWIN

    from pipeline.vocabulary.definitions import read_definitions

    analyst.deliver_rows("2026-07-01/a.csv", [participation(1)])
    analyst.deliver("2026-10-05/b.csv", "Deltagare;Projekt;Start\nD7;I07;2025-06-01\n")
    analyst.load()
    (tmp_path / "ett.yaml").write_text(TWIN.format(name="ett"), encoding="utf-8")
    analyst.change(definitions=read_definitions(tmp_path))
    analyst.load()
    assert [row[0] for row in analyst.rows(COUNTED)] == ["D1", "D7"]
    assert analyst.findings() == []
