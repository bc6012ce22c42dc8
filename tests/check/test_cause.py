"""Cause before count: a rule that fails for most rows, after a delivery where it did not, is one cause."""

from __future__ import annotations

import pytest


def causes(analyst) -> list[tuple[object, ...]]:
    return analyst.rows(
        "select file, rule, column_name, rows, rows_judged, since_delivery_no from checked.cause "
        "join accepted.delivery using (delivery_no) order by all"
    )


@pytest.fixture
def deliver(analyst, participation):
    """Delivers twenty participations, of which some have a gender that nobody knows."""

    def delivered(day: str, unknown: int, insats_id: str = "I01", rows: int = 20) -> None:
        genders = ["Q"] * unknown + ["man"] * (rows - unknown)
        analyst.deliver_rows(
            f"{day}/{insats_id}.csv",
            [participation(number, gender=gender, insats_id=insats_id) for number, gender in enumerate(genders)],
        )
        analyst.accept()
        analyst.check()

    return delivered


def test_most_rows_after_a_good_delivery_are_one_cause(analyst, deliver) -> None:
    deliver("2026-07-06", 1)
    deliver("2026-10-05", 10)
    assert causes(analyst) == [("2026-10-05/I01.csv", "unknown-code", "gender", 10, 20, 1)]


def test_the_last_good_one_is_named_past_bad_ones(analyst, deliver) -> None:
    deliver("2026-06-05", 0)
    deliver("2026-07-06", 20)
    deliver("2026-10-05", 19)
    assert [(file[:7], since) for file, *_, since in causes(analyst)] == [("2026-07", 1), ("2026-10", 1)]


def test_fewer_than_half_are_rows(analyst, deliver) -> None:
    deliver("2026-07-06", 0)
    deliver("2026-10-05", 10, rows=21)
    assert causes(analyst) == []


def test_fewer_than_ten_are_rows(analyst, deliver) -> None:
    deliver("2026-10-05", 9, rows=9)
    assert causes(analyst) == []


def test_a_first_delivery_has_no_good_one_before_it(analyst, deliver) -> None:
    deliver("2026-10-05", 20)
    assert [since for *_, since in causes(analyst)] == [None]


def test_another_insats_is_no_earlier_delivery(analyst, deliver) -> None:
    deliver("2026-07-06", 0, "I02")
    deliver("2026-10-05", 20, "I01")
    assert [since for *_, since in causes(analyst)] == [None]


def test_a_bad_one_before_it_is_no_good_one(analyst, deliver) -> None:
    deliver("2026-07-06", 2)
    deliver("2026-10-05", 20)
    assert [since for *_, since in causes(analyst)] == [None]
