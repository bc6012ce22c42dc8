"""Funnel limits and false alarms: the tables of section 4, overdispersion, and the laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from pipeline.statistics.funnel import common_share, funnel_limits, overdispersion, widened_limits
from pipeline.statistics.level import Z95
from pipeline.statistics.many import chance_of_false_alarm, expected_false_alarms

FUNNEL = [
    (10, (0.159, 0.339, 0.911, 0.996)),
    (20, (0.336, 0.463, 0.869, 0.949)),
    (50, (0.481, 0.560, 0.814, 0.877)),
    (100, (0.548, 0.603, 0.783, 0.830)),
]

centre = st.floats(0.05, 0.95)
share = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("n", "limits"), FUNNEL)
def test_the_funnel_around_70(n: int, limits: tuple[float, ...]) -> None:
    """Section 4: exact limits with interpolation, Spiegelhalter 2005."""
    assert funnel_limits(n, 0.7) == pytest.approx(limits, abs=0.5e-3)


@pytest.mark.parametrize(("level", "chance", "digit"), [(0.95, 0.64, 0.5e-2), (0.998, 0.039, 0.5e-3)])
def test_twenty_insatser_all_at_the_goal(level: float, chance: float, digit: float) -> None:
    """Section 4, first row: nominal chance that at least one is outside."""
    assert chance_of_false_alarm(20, level) == pytest.approx(chance, abs=digit)


@pytest.mark.parametrize(("ends", "chance", "digit"), [((1, 2), 0.62, 0.5e-2), ((0, 3), 0.053, 0.5e-3)])
def test_twenty_insatser_of_thirty(ends: tuple[int, int], chance: float, digit: float) -> None:
    """Section 4, second row: n = 30 with the exact limits."""
    limits = funnel_limits(30, 0.7)
    low, high = (limits[end] for end in ends)
    inside = sum(float(binom.pmf(x, 30, 0.7)) for x in range(31) if low <= x / 30 <= high)
    assert chance_of_false_alarm(20, inside) == pytest.approx(chance, abs=digit)


def test_two_hundred_and_forty_comparisons() -> None:
    """Section 4, third row: 20 insatser, 3 measures, 4 quarters."""
    assert expected_false_alarms(240, 0.95) == pytest.approx(12)
    assert chance_of_false_alarm(240, 0.95) > 0.99999
    assert expected_false_alarms(240, 0.998) == pytest.approx(0.48)
    assert chance_of_false_alarm(240, 0.998) == pytest.approx(0.38, abs=0.5e-2)


def test_no_comparisons_raise_no_alarm() -> None:
    assert (expected_false_alarms(0), chance_of_false_alarm(0)) == (0, 0)
    with pytest.raises(ValueError, match="comparisons"):
        expected_false_alarms(-1)
    with pytest.raises(ValueError, match="level"):
        chance_of_false_alarm(3, 1.0)


def test_groups_that_differ_beyond_chance() -> None:
    """By hand: ten at 80 and ten at 60 of 100 around 70 %, z = ±√(100/21), so φ = 100/21 and τ² as below."""
    found = overdispersion([(80, 100)] * 10 + [(60, 100)] * 10, 0.7)
    phi, weight = 100 / 21, 100 / 0.21
    assert found.spread == "beyond_chance"
    assert found.phi == pytest.approx(phi)
    assert found.variance == pytest.approx((20 * phi - 19) / (20 * weight - weight))


def test_one_extreme_group_in_ten_is_drawn_in() -> None:
    level = [(70, 100)] * 9
    found = overdispersion([*level, (10, 100)], 0.7)
    assert (found.spread, found.phi) == ("within_chance", 0)


def test_fewer_than_ten_groups_are_not_tested() -> None:
    """Section 4: do not test."""
    found = overdispersion([(90, 100), (10, 100)] * 4, 0.7)
    assert (found.spread, found.phi, found.variance) == ("too_few_groups", None, 0)


@pytest.mark.parametrize(("trials", "level"), [(0, 0.7), (-1, 0.7), (10, 0.0), (10, 1.0)])
def test_what_has_no_funnel(trials: int, level: float) -> None:
    for ask in (
        lambda: funnel_limits(trials, level),
        lambda: widened_limits(trials, level, 0.0, Z95),
        lambda: overdispersion([(0, trials)] * 12, level),
    ):
        with pytest.raises(ValueError, match=r"nobody|level"):
            ask()


def test_nobody_has_no_common_share() -> None:
    with pytest.raises(ValueError, match="nobody"):
        common_share([])
    with pytest.raises(ValueError, match="variance"):
        widened_limits(10, 0.7, -1.0, Z95)


@given(st.integers(1, 400), centre)
def test_limits_are_in_order_and_possible(n: int, level: float) -> None:
    limits = funnel_limits(n, level)
    assert 0 <= limits[0] <= limits[1] <= level <= limits[2] <= limits[3] <= 1


@given(st.integers(1, 400), centre)
def test_about_as_many_are_outside_as_the_quantiles_say(n: int, level: float) -> None:
    """Interpolation allows at most the next whole count: P(x/n < limit) ≤ q ≤ P(x/n ≤ limit + 1/n)."""
    for quantile, limit in zip((0.025, 0.975), funnel_limits(n, level)[1:3], strict=True):
        if 0 < limit < 1:
            assert binom.cdf(limit * n - 1, n, level) <= quantile + 1e-9
            assert binom.cdf(limit * n + 1, n, level) >= quantile - 1e-9


@given(st.lists(share, min_size=10, max_size=30), centre)
def test_the_order_of_groups_changes_nothing(groups: list[tuple[int, int]], level: float) -> None:
    found = overdispersion(groups, level)
    assert overdispersion(groups[::-1], level) == found
    assert found.variance >= 0
    assert common_share(groups) == common_share(groups[::-1])
    for _, n in groups[:3]:
        narrow, wide = widened_limits(n, level, 0.0, Z95), widened_limits(n, level, found.variance, Z95)
        assert 0 <= wide[0] <= narrow[0] <= level <= narrow[1] <= wide[1] <= 1
