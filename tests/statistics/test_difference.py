"""How sure the difference between two groups is: W4, and against statsmodels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from pipeline.statistics.difference import newcombe

PRINTED = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1),
    ((0, 10), (0, 20), -0.1611, 0.2775),
]

share = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("first", "second", "low", "high"), PRINTED)
def test_newcombe_1998(first: tuple[int, int], second: tuple[int, int], low: float, high: float) -> None:
    """W4: Newcombe 1998, Statistics in Medicine 17:873, also in the tests of ratesci."""
    assert newcombe(first, second) == pytest.approx((low, high), abs=0.5e-4)


@pytest.mark.parametrize(("first", "second"), [((0, 0), (1, 2)), ((1, 2), (0, 0))])
def test_an_empty_group_has_no_difference(first: tuple[int, int], second: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="nobody"):
        newcombe(first, second)


@given(share, share)
def test_holds_the_difference_and_mirrors(first: tuple[int, int], second: tuple[int, int]) -> None:
    low, high = newcombe(first, second)
    assert -1 <= low <= first[0] / first[1] - second[0] / second[1] <= high <= 1
    assert newcombe(second, first) == pytest.approx((-high, -low), abs=1e-12)


@given(share, share)
def test_agrees_with_statsmodels(first: tuple[int, int], second: tuple[int, int]) -> None:
    theirs = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")
    assert newcombe(first, second) == pytest.approx(theirs, abs=1e-9)
