"""How sure a mean change is: W12, W26, constants, and against scipy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pipeline.statistics.bootstrap import mean_by_bootstrap, median_by_bootstrap, sum_by_bootstrap
from pipeline.statistics.mean_change import Estimate, Noticeable, mean_interval, noticeable, paired_t
from pipeline.statistics.regression_to_mean import expected_change

PHE = [33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927]
SLEEP_BEFORE = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_AFTER = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
DRAWN = [mean_by_bootstrap, median_by_bootstrap, sum_by_bootstrap]

numbers = st.lists(st.integers(-100, 100), min_size=15, max_size=60)


def test_public_health_england() -> None:
    """W26: test data of PHEindicatormethods."""
    found = mean_interval(PHE)
    assert (found.value, found.low, found.high) == pytest.approx((53.704345, 36.168325, 71.240365), abs=0.5e-6)


def test_students_sleep() -> None:
    """W12: Student's sleep data, printed by R."""
    found = paired_t(SLEEP_BEFORE, SLEEP_AFTER)
    assert found.value == pytest.approx(1.58)
    assert found.statistic == pytest.approx(4.0621, abs=0.5e-4)
    assert found.p == pytest.approx(0.002833, abs=0.5e-6)
    assert (found.low, found.high) == pytest.approx((0.7001, 2.4599), abs=0.5e-4)


def test_regression_to_the_mean() -> None:
    """Section 7: ρ = .7, μ = 77, m₀ = 50, invented values."""
    assert expected_change(0.7, 77, 50) == pytest.approx(8.1)
    with pytest.raises(ValueError, match="correlation"):
        expected_change(1.2, 77, 50)


@pytest.mark.parametrize("values", [[4.5], [3, 3, 3], [0.1 + 0.2, 0.3, 0.3]])
@pytest.mark.parametrize("ask", [mean_interval, mean_by_bootstrap, median_by_bootstrap])
def test_constants_have_no_interval(ask: Callable[[Sequence[float]], Estimate], values: list[float]) -> None:
    """Section 7: the constant and n, never a width of 0 and never NaN."""
    found = ask(values)
    assert (found.count, found.spread, found.low, found.high) == (len(values), "constant", None, None)
    assert found.value == pytest.approx(values[0])


def test_a_constant_change_has_no_t() -> None:
    found = paired_t([1, 2, 3], [3, 4, 5])
    assert (found.value, found.spread, found.statistic, found.p, found.low) == (2, "constant", None, None, None)


@pytest.mark.parametrize("ask", [mean_interval, noticeable, *DRAWN])
@pytest.mark.parametrize("values", [[], [1.0, float("nan")], [1.0, float("inf")]])
def test_no_numbers_have_no_mean(ask: Callable[[list[float]], object], values: list[float]) -> None:
    with pytest.raises(ValueError, match="mean"):
        ask(values)


def test_pairs_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        paired_t([1, 2], [1])


def test_noticeable_changes() -> None:
    """Section 7: at least 7 up, at least 7 down."""
    assert noticeable([7, 6, 0, -7, -20]) == Noticeable(up=1, within=2, down=2)
    with pytest.raises(ValueError, match="above 0"):
        noticeable([1, 2], least=0)


@given(numbers)
def test_agrees_with_scipys_t(values: list[int]) -> None:
    found = mean_interval(values)
    if found.spread == "varies":
        theirs = stats.ttest_1samp(values, 0).confidence_interval()
        assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), rel=1e-9, abs=1e-9)


@given(numbers)
def test_order_changes_no_limit(values: list[int]) -> None:
    for ask in (mean_interval, *DRAWN):
        assert ask(values) == ask(list(reversed(values)))


@given(numbers)
def test_the_interval_holds_the_mean_and_lies_within_the_numbers(values: list[int]) -> None:
    for ask in (mean_by_bootstrap, median_by_bootstrap):
        found = ask(values)
        if found.spread == "varies":
            assert min(values) <= found.low <= found.value <= found.high <= max(values)


@given(numbers)
def test_sums_are_means_times_people(values: list[int]) -> None:
    total, mean = sum_by_bootstrap(values), mean_by_bootstrap(values)
    assert total.value == pytest.approx(sum(values))
    if mean.spread == "varies":
        assert (total.low, total.high) == (len(values) * mean.low, len(values) * mean.high)


def test_of_symmetric_numbers_the_bootstrap_and_t_say_almost_the_same() -> None:
    values = np.random.default_rng(5).normal(50, 10, 400)
    by_t, drawn = mean_interval(values), mean_by_bootstrap(values)
    assert (drawn.low, drawn.high) == pytest.approx((by_t.low, by_t.high), abs=0.1)


def test_the_bootstrap_covers_a_skewed_mean_about_as_often_as_it_says() -> None:
    """Two hundred draws of 40 exponential numbers: 95 % limits cover the mean of 1 in 88 to 99 %."""
    draws = np.random.default_rng(11).exponential(1, (200, 40))
    covered = sum(found.low <= 1 <= found.high for found in map(mean_by_bootstrap, draws))
    assert 176 <= covered <= 198
