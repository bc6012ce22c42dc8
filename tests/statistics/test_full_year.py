"""Full-year equivalents: W28 and the rule of one year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.statistics.full_year import DAYS_OF_MONTH, FullYears, full_days, full_year


def test_two_people_half_a_year_each_are_one() -> None:
    """W28: SCB."""
    assert full_year([full_days([(182.5, 1)]), full_days([(182.5, 1)])]).total == 1


def test_a_hundred_days_at_a_quarter() -> None:
    """Section 7."""
    assert full_year([full_days([(100, 0.25)])]).total == pytest.approx(0.0685, abs=0.5e-4)


def test_nobody_is_more_than_one_year() -> None:
    """Section 7: two supports at once are cut to one year, and that is said."""
    assert full_year([full_days([(300, 1), (200, 1)]), 0.0]) == FullYears(total=1, people=2, cut=1)


@pytest.mark.parametrize("days", [365, 366, 12 * DAYS_OF_MONTH])
def test_a_whole_year_is_one_and_nothing_was_cut(days: float) -> None:
    assert full_year([days]) == FullYears(total=1, people=1, cut=0)


@pytest.mark.parametrize("spell", [(-1, 1), (10, 1.5), (10, -0.1), (float("nan"), 1), (1, float("nan"))])
def test_impossible_spells(spell: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="extent"):
        full_days([spell])


def test_nobody_is_no_data_and_not_none() -> None:
    with pytest.raises(ValueError, match="nobody"):
        full_year([])
    with pytest.raises(ValueError, match="below 0"):
        full_year([-1.0])


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=30))
def test_no_more_full_years_than_people(days: list[float]) -> None:
    found = full_year(days)
    assert 0 <= found.total <= found.people == len(days)
    assert full_year(days[::-1]) == found
