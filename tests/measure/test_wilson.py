"""Wilson's interval against printed examples and its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from pipeline.measure.wilson import wilson

Z998 = 3.090232306167813

NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)]
PHE_95 = [(65, 100, 0.552544, 0.736358), (1, 100, 0.001767, 0.054486), (1045, 5000, 0.197955, 0.220491)]
PHE_998 = [(65, 100, 0.495495, 0.778354), (1, 100, 0.000873, 0.104554), (1045, 5000, 0.191794, 0.227316)]

trials = st.integers(1, 5000)
of_trials = trials.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("x", "n", "low", "high"), NEWCOMBE)
def test_newcombe_1998(x: int, n: int, low: float, high: float) -> None:
    assert wilson(x, n) == pytest.approx((low, high), abs=0.5e-4)


@pytest.mark.parametrize(("x", "n", "low", "high"), PHE_95)
def test_public_health_england(x: int, n: int, low: float, high: float) -> None:
    assert wilson(x, n) == pytest.approx((low, high), abs=0.5e-6)


@pytest.mark.parametrize(("x", "n", "low", "high"), PHE_998)
def test_public_health_england_at_998(x: int, n: int, low: float, high: float) -> None:
    assert wilson(x, n, z=Z998) == pytest.approx((low, high), abs=0.5e-6)


@pytest.mark.parametrize(("x", "n", "low", "high"), [(0, 5, 0, 0.434), (5, 5, 0.566, 1), (10, 10, 0.722, 1)])
def test_all_and_none(x: int, n: int, low: float, high: float) -> None:
    assert wilson(x, n) == pytest.approx((low, high), abs=0.5e-3)


@pytest.mark.parametrize("nobody", [0, -1])
def test_nobody_has_no_interval(nobody: int) -> None:
    with pytest.raises(ValueError, match="nobody"):
        wilson(0, nobody)


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
