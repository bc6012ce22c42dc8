"""Rules that look beyond a delivery: an extract that has lost most of its insats does not replace the one before it."""

from __future__ import annotations

from datetime import date

import pytest

OCTOBER, JULY = "2026-10-05", "2026-07-06"


@pytest.fixture
def hundred(participation):
    return [participation(number, insats_id="I01") for number in range(1, 101)]


def accepted(analyst) -> list[tuple[str, int]]:
    return analyst.rows("select insats_id, count(*) from derived.participation group by all order by all")


def findings(analyst) -> list[tuple[str, str, int | None]]:
    """File, rule and row. The rows here leave most columns out, which is said but of no interest."""
    return [(each.file, each.rule, each.row) for each in analyst.findings() if each.rule != "column-empty"]


def rules_of(analyst, file: str) -> list[tuple[str, int | None]]:
    return [(rule, row) for found_in, rule, row in findings(analyst) if found_in == file]


def test_one_mistyped_row_does_not_put_an_insats_away(analyst, participation, hundred) -> None:
    analyst.deliver_rows(f"{JULY}/a.csv", hundred)
    mistyped = [participation(500 + number, insats_id="I02") for number in range(3)] + [participation(503)]
    analyst.deliver_rows(f"{OCTOBER}/b.csv", mistyped)
    analyst.load()
    assert rules_of(analyst, f"{OCTOBER}/b.csv") == [("extract-shrunk", 5)]
    assert accepted(analyst) == [("I01", 100), ("I02", 3)]
    assert analyst.rows("select set_aside, accepted from derived.account order by delivery_no") == [(0, 100), (1, 3)]


def test_the_next_whole_extract_is_in_force_again(analyst, hundred) -> None:
    analyst.deliver_rows(f"{JULY}/a.csv", hundred)
    analyst.deliver_rows(f"{OCTOBER}/b.csv", hundred[:40])
    analyst.load()
    assert accepted(analyst) == [("I01", 100)]
    analyst.deliver_rows("2026-10-06/c.csv", hundred[:99])
    analyst.load()
    assert accepted(analyst) == [("I01", 99)]
    assert [rule for rule, _ in rules_of(analyst, "2026-10-06/c.csv")] == ["finished-vanished"]


def test_shrinking_twice_is_still_held_against_the_whole_one(analyst, hundred) -> None:
    for day, rows in ((JULY, hundred), ("2026-10-05", hundred[:40]), ("2026-10-06", hundred[:39])):
        analyst.deliver_rows(f"{day}/a.csv", rows)
    analyst.load()
    assert accepted(analyst) == [("I01", 100)]
    assert analyst.rows("select count(*) from checked.finding where rule = 'extract-shrunk'") == [(79,)]


@pytest.mark.parametrize(("left", "is_kept"), [(50, False), (51, True)])
def test_half_is_the_limit(analyst, hundred, left: int, is_kept: bool) -> None:
    analyst.deliver_rows(f"{JULY}/a.csv", hundred)
    analyst.deliver_rows(f"{OCTOBER}/b.csv", hundred[:left])
    analyst.load()
    assert accepted(analyst) == [("I01", left if is_kept else 100)]


def test_a_small_insats_may_shrink(analyst, hundred) -> None:
    analyst.deliver_rows(f"{JULY}/a.csv", hundred[:4])
    analyst.deliver_rows(f"{OCTOBER}/b.csv", hundred[:1])
    analyst.load()
    assert accepted(analyst) == [("I01", 1)]


def test_two_files_of_a_day_are_one_extract(analyst, hundred) -> None:
    analyst.deliver_rows(f"{JULY}/a.csv", hundred)
    analyst.deliver_rows(f"{OCTOBER}/b.csv", hundred[:45])
    analyst.deliver_rows(f"{OCTOBER}/c.csv", hundred[45:])
    analyst.load()
    assert findings(analyst) == []
    assert accepted(analyst) == [("I01", 100)]


def test_a_past_day_is_as_it_was(analyst, hundred) -> None:
    analyst.deliver_rows(f"{JULY}/a.csv", hundred)
    analyst.deliver_rows(f"{OCTOBER}/b.csv", hundred[:40])
    analyst.change(as_of=date(2026, 8, 1))
    analyst.load()
    assert (findings(analyst), accepted(analyst)) == ([], [("I01", 100)])
    analyst.change(as_of=None)
    analyst.load()
    assert len(findings(analyst)) == 40
    analyst.change(as_of=date(2026, 8, 1))
    analyst.load()
    assert (findings(analyst), accepted(analyst)) == ([], [("I01", 100)])


def test_an_older_delivery_found_later_is_what_the_newer_is_held_against(analyst, hundred) -> None:
    analyst.deliver_rows(f"{OCTOBER}/b.csv", hundred[:40])
    analyst.load()
    assert accepted(analyst) == [("I01", 40)]
    analyst.deliver_rows(f"{JULY}/a.csv", hundred)
    analyst.load()
    assert accepted(analyst) == [("I01", 100)]


def test_without_a_delivery_before_it_nothing_is_passed(analyst, hundred) -> None:
    analyst.deliver_rows(f"{JULY}/a.csv", hundred)
    analyst.load()
    compared = (
        "extract-shrunk",
        "finished-vanished",
        "exit-moved",
        "exit-reopened",
        "column-emptier",
        "gender-shifted",
    )
    outcomes = dict(analyst.rows("select rule, outcome from checked.judgement where list_contains(?, rule)", compared))
    assert outcomes == {**dict.fromkeys(compared, "could_not_judge"), "gender-shifted": "not_applicable"}


def test_a_person_in_two_files_is_seen(analyst, participation) -> None:
    first = participation(1, person_id="P", insats_id="I01", gender="man", exit_date="")
    second = participation(2, person_id="P", insats_id="I02", gender="kvinna", start_date="2025-07-01", exit_date="")
    analyst.deliver_rows(f"{JULY}/a.csv", [first])
    analyst.deliver_rows(f"{JULY}/b.csv", [second, participation(3, insats_id="I02")])
    analyst.deliver_rows(
        f"{OCTOBER}/b.csv", [second, participation(3, insats_id="I02"), participation(4, insats_id="I02")]
    )
    analyst.accept()
    analyst.check()
    assert findings(analyst) == [
        (f"{JULY}/a.csv", "person-gender-differs", 2),
        (f"{OCTOBER}/b.csv", "person-gender-differs", 2),
        (f"{OCTOBER}/b.csv", "stay-parallel", 2),
    ]


def test_nothing_of_the_views_stays(analyst, hundred) -> None:
    analyst.deliver_rows(f"{JULY}/a.csv", hundred)
    analyst.load()
    kept = {name for (name,) in analyst.rows("select table_name from duckdb_tables() where schema_name = 'checked'")}
    assert not kept & {"extract", "gone", "participations_again", "person_stays", "suspect", "visible"}
    views = analyst.rows("select view_name from duckdb_views() where schema_name = 'checked' and not internal")
    assert views == [("answered",)]
