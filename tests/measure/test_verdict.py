"""The two statements against a target: in whole numbers, and with the table of how many it takes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.measure.verdict import certainty, is_reached

GOAL = Fraction(7, 10)
# Smallest x that is surely over, largest that is surely under, by n: from the reference, with no one missing.
SURELY = {10: (10, 4), 15: (14, 7), 20: (19, 9), 30: (26, 16), 50: (42, 28), 100: (79, 61), 200: (153, 127)}

counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
missing = st.integers(0, 200)


@pytest.mark.parametrize("n", [90, 170, 180])
def test_exactly_at_the_goal_reaches_it(n: int) -> None:
    x = 7 * n // 10
    assert is_reached(x, n, GOAL)
    assert not is_reached(x - 1, n, GOAL)


@given(counts)
def test_reached_is_ten_x_at_least_seven_n(share: tuple[int, int]) -> None:
    x, n = share
    assert is_reached(x, n, GOAL) == (10 * x >= 7 * n)


@pytest.mark.parametrize(("n", "over", "under"), [(n, *both) for n, both in SURELY.items()])
def test_how_many_it_takes(n: int, over: int, under: int) -> None:
    said = {x: certainty(x, n, 0, n, GOAL) for x in range(n + 1)}
    assert min(x for x, word in said.items() if word == "over") == over
    assert max(x for x, word in said.items() if word == "under") == under
    assert {said[x] for x in range(under + 1, over)} <= {"cannot_tell"}


@pytest.mark.parametrize("n", [1, 5, 8, 9])
def test_fewer_than_ten_are_not_assessed(n: int) -> None:
    assert {certainty(x, n, 0, n, GOAL) for x in range(n + 1)} == {"not_assessed"}


def test_ten_stays_of_nine_people_are_not_assessed() -> None:
    assert certainty(10, 10, 0, 9, GOAL) == "not_assessed"


@pytest.mark.parametrize(("unknown", "word"), [(30, "not_assessed"), (29, "not_assessed"), (0, "under")])
def test_response_below_70_per_cent_is_not_assessed(unknown: int, word: str) -> None:
    assert certainty(0, 60, unknown, 60, GOAL) == word


def test_response_of_exactly_70_per_cent_is_assessed() -> None:
    assert certainty(0, 70, 30, 70, GOAL) == "under"


def test_over_must_hold_if_all_the_missing_failed() -> None:
    assert certainty(90, 100, 0, 100, GOAL) == "over"
    assert certainty(90, 100, 30, 100, GOAL) == "cannot_tell"


def test_under_must_hold_if_all_the_missing_succeeded() -> None:
    assert certainty(55, 100, 0, 100, GOAL) == "under"
    assert certainty(55, 100, 40, 100, GOAL) == "cannot_tell"


@given(counts, missing)
def test_over_implies_reached_and_under_implies_not(share: tuple[int, int], unknown: int) -> None:
    x, n = share
    word = certainty(x, n, unknown, n, GOAL)
    if word == "over":
        assert is_reached(x, n + unknown, GOAL)
    if word == "under":
        assert not is_reached(x + unknown, n + unknown, GOAL)


@given(counts, missing)
def test_more_missing_never_makes_it_surer(share: tuple[int, int], unknown: int) -> None:
    x, n = share
    if certainty(x, n, unknown + 1, n, GOAL) in ("over", "under"):
        assert certainty(x, n, unknown, n, GOAL) == certainty(x, n, unknown + 1, n, GOAL)
