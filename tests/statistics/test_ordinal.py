"""How sure a change of ordered answers is: W5's last, W10, W11, ties, and the laws."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from pipeline.statistics.ordinal import (
    Directions,
    RankTest,
    directions,
    net,
    sign_test,
    superiority,
    wilcoxon_pratt,
)

DEPRESSION = (
    [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30],
    [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29],
)
MAIZE = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]

found = st.builds(lambda *n: n, *[st.integers(0, 200)] * 3).filter(any).map(lambda n: Directions(*n))
steps = st.lists(st.integers(-4, 4), min_size=1, max_size=60)


def test_hollander_and_wolfe() -> None:
    """W10: Hollander and Wolfe, in R's documentation of wilcox.test; one-sided, greater."""
    result = wilcoxon_pratt([x - y for x, y in zip(*DEPRESSION, strict=True)], "greater")
    assert (result.statistic, result.method) == (40, "exact")
    assert result.p == pytest.approx(0.01953, abs=0.5e-5)


def test_darwins_maize() -> None:
    """W11: scipy's documentation; two-sided."""
    result = wilcoxon_pratt(MAIZE)
    assert (result.statistic, result.method) == (24, "exact")
    assert result.p == pytest.approx(0.04126, abs=0.5e-5)


def test_net_is_tangos() -> None:
    """W5, the last: (53, 16, 8, 9), Agresti and Min 2005."""
    assert net(Directions(16, 62, 8)) == pytest.approx((8 / 86, -0.020, 0.207), abs=0.5e-3)


@pytest.mark.parametrize("people", [1, 9, 200])
def test_all_ties(people: int) -> None:
    """Section 6: nobody changed, so p is 1 and the change 0; the interval is not of width 0."""
    same = Directions(0, people, 0)
    assert wilcoxon_pratt([0] * people) == RankTest(0, 1, "nobody_changed")
    assert (sign_test(same), superiority(same)) == (1, 0.5)
    middle, low, high = net(same)
    assert low < middle == 0 < high


@pytest.mark.parametrize("ask", [directions, wilcoxon_pratt, lambda _: Directions(0, 0, 0)])
def test_no_pairs(ask: Callable[[list[float]], object]) -> None:
    with pytest.raises(ValueError, match="no pairs"):
        ask([])


def test_fewer_than_nobody() -> None:
    with pytest.raises(ValueError, match="nobody"):
        Directions(-1, 2, 3)


@given(steps)
def test_better_same_and_worse_are_all_pairs(differences: list[int]) -> None:
    counted = directions(differences)
    assert counted.better + counted.same + counted.worse == counted.people == len(differences)


@given(found)
def test_net_holds_its_estimate_and_mirrors(counted: Directions) -> None:
    middle, low, high = net(counted)
    assert -1 <= low <= middle <= high <= 1
    mirrored = net(Directions(counted.worse, counted.same, counted.better))
    assert mirrored == pytest.approx((-middle, -high, -low), abs=1e-12)


@given(found)
def test_net_and_superiority_say_the_same(counted: Directions) -> None:
    assert superiority(counted) == pytest.approx((1 + net(counted)[0]) / 2)
    assert 0 < sign_test(counted) <= 1


@given(steps.filter(any))
def test_pratts_ranks_by_hand(differences: list[int]) -> None:
    """Zeros are ranked with the rest and left out of the sums."""
    ranks = rankdata([abs(each) for each in differences])
    sums = [sum(rank for rank, each in zip(ranks, differences, strict=True) if each * sign > 0) for sign in (1, -1)]
    result = wilcoxon_pratt(differences)
    assert result.statistic == min(sums)
    assert 0 < result.p <= 1


@given(steps)
def test_swapping_before_and_after_changes_no_p(differences: list[int]) -> None:
    swapped = [-each for each in differences]
    assert wilcoxon_pratt(swapped).p == pytest.approx(wilcoxon_pratt(differences).p)
    assert sign_test(directions(swapped)) == pytest.approx(sign_test(directions(differences)))
