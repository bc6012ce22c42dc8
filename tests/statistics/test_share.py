"""How sure a share is: W1-W3, W19, W29 and the laws of the intervals and bounds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from pipeline.statistics.level import Z95, Z998, z_of
from pipeline.statistics.share import bounds, clopper_pearson, exact_test, wilson

NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)]
CLOPPER_PEARSON = [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0, 0.1684), (1, 29, 0.0009, 0.1776)]
PHE_95 = [(65, 100, 0.552544, 0.736358), (1, 100, 0.001767, 0.054486), (1045, 5000, 0.197955, 0.220491)]
PHE_998 = [(65, 100, 0.495495, 0.778354), (1, 100, 0.000873, 0.104554), (1045, 5000, 0.191794, 0.227316)]

trials = st.integers(1, 5000)
of_trials = trials.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("x", "n", "low", "high"), NEWCOMBE)
def test_newcombe_1998(x: int, n: int, low: float, high: float) -> None:
    """W1: Newcombe 1998, Statistics in Medicine 17:857."""
    assert wilson(x, n) == pytest.approx((low, high), abs=0.5e-4)


@pytest.mark.parametrize(("x", "n", "low", "high"), PHE_95)
def test_public_health_england(x: int, n: int, low: float, high: float) -> None:
    """W3: test data of PHEindicatormethods."""
    assert wilson(x, n) == pytest.approx((low, high), abs=0.5e-6)


@pytest.mark.parametrize(("x", "n", "low", "high"), PHE_998)
def test_public_health_england_at_998(x: int, n: int, low: float, high: float) -> None:
    """W3 at 99.8 %: test data of PHEindicatormethods."""
    assert wilson(x, n, z=Z998) == pytest.approx((low, high), abs=0.5e-6)


@pytest.mark.parametrize(("x", "n", "low", "high"), [(0, 5, 0, 0.434), (5, 5, 0.566, 1), (10, 10, 0.722, 1)])
def test_all_and_none(x: int, n: int, low: float, high: float) -> None:
    """Section 2: nobody and everybody."""
    assert wilson(x, n) == pytest.approx((low, high), abs=0.5e-3)


@pytest.mark.parametrize(("x", "n", "low", "high"), CLOPPER_PEARSON)
def test_clopper_pearson(x: int, n: int, low: float, high: float) -> None:
    """W2: Newcombe 1998, Statistics in Medicine 17:857."""
    assert clopper_pearson(x, n) == pytest.approx((low, high), abs=0.5e-4)


def test_mendel() -> None:
    """W19: R's documentation of binom.test, 682 of 925 against three quarters."""
    assert exact_test(682, 925, 0.75) == pytest.approx(0.3825, abs=0.5e-4)
    assert clopper_pearson(682, 925) == pytest.approx((0.7076683, 0.7654066), abs=0.5e-7)


@pytest.mark.parametrize(("x", "known", "due", "low", "high"), [(21, 64, 106, 0.20, 0.59), (3, 14, 31, 0.10, 0.65)])
def test_homelessness(x: int, known: int, due: int, low: float, high: float) -> None:
    """W29: Manski 1995, men and women. Citation to be confirmed."""
    assert bounds(x, known, due) == pytest.approx((low, high), abs=0.5e-2)


def test_twenty_unknown_leave_the_goal_undecided() -> None:
    """Section 8: 60 yes, 20 no, 20 unknown."""
    assert bounds(60, 80, 100) == (0.6, 0.8)


def test_all_known_and_none_known() -> None:
    assert bounds(3, 8, 8) == (0.375, 0.375)
    assert bounds(0, 0, 8) == (0.0, 1.0)


@pytest.mark.parametrize("ask", [wilson, clopper_pearson, lambda x, n: exact_test(x, n, 0.7)])
@pytest.mark.parametrize(("x", "n"), [(0, 0), (0, -1), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(ask: Callable[[int, int], object], x: int, n: int) -> None:
    with pytest.raises(ValueError, match="share"):
        ask(x, n)


@pytest.mark.parametrize("counts", [(0, 0, 0), (3, 2, 5), (1, 6, 5), (-1, 2, 5)])
def test_bounds_refuse_counts_that_contradict_each_other(counts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="due"):
        bounds(*counts)


def test_the_quantiles_are_those_of_their_levels() -> None:
    assert (z_of(0.95), z_of(0.998)) == pytest.approx((Z95, Z998), abs=1e-12)
    with pytest.raises(ValueError, match="level"):
        z_of(1)


@given(of_trials)
def test_holds_the_share_and_lies_between_0_and_1(share: tuple[int, int]) -> None:
    x, n = share
    low, high = wilson(x, n)
    assert 0 <= low <= x / n <= high <= 1


@given(of_trials)
def test_is_its_own_mirror(share: tuple[int, int]) -> None:
    x, n = share
    low, high = wilson(x, n)
    assert wilson(n - x, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(st.integers(2, 3000).flatmap(lambda n: st.tuples(st.integers(0, n - 1), st.just(n))))
def test_one_more_success_raises_both_limits(share: tuple[int, int]) -> None:
    x, n = share
    before, after = wilson(x, n), wilson(x + 1, n)
    assert after[0] > before[0]
    assert after[1] > before[1] or after[1] == 1.0


@given(of_trials)
def test_agrees_with_statsmodels(share: tuple[int, int]) -> None:
    assert wilson(*share) == pytest.approx(proportion_confint(*share, method="wilson"), abs=1e-12)


@given(of_trials)
def test_clopper_pearson_agrees_with_statsmodels(share: tuple[int, int]) -> None:
    assert clopper_pearson(*share) == pytest.approx(proportion_confint(*share, method="beta"), abs=1e-12)


@given(of_trials)
def test_every_interval_holds_the_share(share: tuple[int, int]) -> None:
    low, high = clopper_pearson(*share)
    assert 0 <= low <= share[0] / share[1] <= high <= 1


@given(of_trials, st.integers(0, 500))
def test_bounds_hold_the_share_and_collapse_without_missing(share: tuple[int, int], missing: int) -> None:
    x, n = share
    low, high = bounds(x, n, n + missing)
    assert 0 <= low <= x / n <= high <= 1
    assert (low == high) == (missing == 0)
