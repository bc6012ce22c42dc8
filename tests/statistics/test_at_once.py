"""Many groups at once give what the functions for one group give; a group of nobody has no number."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.statistics.at_once import (
    exact_test_of_each,
    mean_of_each,
    median_ranks,
    mid_p_of_each,
    sign_test_of_each,
    tango_of_each,
    wilson_of_each,
)
from pipeline.statistics.mcnemar import mcnemar
from pipeline.statistics.mean_change import mean_interval
from pipeline.statistics.ordinal import Directions, sign_test
from pipeline.statistics.paired import tango
from pipeline.statistics.share import exact_test, wilson

shares = st.lists(
    st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=20
)
changes = st.lists(st.tuples(*[st.integers(0, 200)] * 3), min_size=1, max_size=20)


@given(shares)
def test_wilson(groups: list[tuple[int, int]]) -> None:
    low, high = wilson_of_each(*zip(*groups, strict=True))
    assert list(zip(low, high, strict=True)) == [pytest.approx(wilson(*group), abs=1e-14) for group in groups]


@given(changes)
def test_tango(groups: list[tuple[int, int, int]]) -> None:
    pairs = [(lost, gained, lost + gained + same + 1) for lost, gained, same in groups]
    low, high = tango_of_each(*zip(*pairs, strict=True))
    assert list(zip(low, high, strict=True)) == [pytest.approx(tango(*pair), abs=1e-12) for pair in pairs]


@given(changes)
def test_mid_p(groups: list[tuple[int, int, int]]) -> None:
    lost, gained, _ = zip(*groups, strict=True)
    expected = [mcnemar(b, c).mid_p for b, c, _ in groups]
    assert mid_p_of_each(lost, gained).tolist() == pytest.approx(expected, rel=1e-9)


@given(changes)
def test_sign_test(groups: list[tuple[int, int, int]]) -> None:
    better, worse, _ = zip(*groups, strict=True)
    expected = [sign_test(Directions(b, same + 1, w)) for b, w, same in groups]
    assert sign_test_of_each(better, worse).tolist() == pytest.approx(expected, rel=1e-9)


@given(shares, st.sampled_from([0.7, 0.5, 0.05, 0.999, 0.25]))
def test_exact_test(groups: list[tuple[int, int]], target: float) -> None:
    expected = [exact_test(*group, target) for group in groups]
    assert exact_test_of_each(*zip(*groups, strict=True), target).tolist() == pytest.approx(expected, rel=1e-6)


@given(st.lists(st.lists(st.integers(-100, 100), min_size=2, max_size=40), min_size=1, max_size=8))
def test_mean(groups: list[list[int]]) -> None:
    mean, low, high = mean_of_each(
        [len(each) for each in groups],
        [sum(each) for each in groups],
        [sum(number * number for number in each) for each in groups],
    )
    for place, numbers in enumerate(groups):
        one = mean_interval(numbers)
        assert mean[place] == pytest.approx(one.value, abs=1e-9)
        if one.low is None or one.high is None:
            assert isnan(low[place]) and isnan(high[place])
        else:
            assert (low[place], high[place]) == pytest.approx((one.low, one.high), abs=1e-6)


@pytest.mark.parametrize(
    "found",
    [
        wilson_of_each([0], [0]),
        tango_of_each([0], [0], [0]),
        (exact_test_of_each([0], [0], 0.7),),
        mean_of_each([0], [0], [0]),
    ],
    ids=["wilson", "tango", "exact", "mean"],
)
def test_nobody_has_no_number(found: tuple[np.ndarray, ...]) -> None:
    assert all(np.isnan(each).all() for each in found)


def test_ranks_of_the_median() -> None:
    """The chance that the median lies between them is at least 95 %, and one rank further in it is not."""
    from scipy.stats import binom

    sizes = np.arange(6, 300)
    low, high = median_ranks(sizes)
    within = 1 - 2 * binom.cdf(low - 1, sizes, 0.5)
    further_in = 1 - 2 * binom.cdf(low, sizes, 0.5)
    assert (within >= 0.95).all() and (further_in < 0.95).all()
    assert (high == sizes - low + 1).all()
    assert median_ranks([0, 5])[0].tolist() == [0, 0]
