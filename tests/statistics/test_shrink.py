"""Shrinkage: W20-W22, the rules of full pooling, and the laws."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom

from pipeline.statistics.james_stein import james_stein
from pipeline.statistics.shrink import Prior, Shrinkage, fitted, moment_prior, shrunk

RATS = (
    "0/20*7 0/19*4 0/18*2 0/17 1/20*4 1/19*2 1/18*2 2/25 2/24 2/23 2/20*6 1/10 5/49 2/19 5/46 3/27 2/17 7/49 7/47"
    " 3/20*2 2/13 9/48 10/50 4/20*7 10/48 4/19*3 5/22 11/46 12/49 5/20*2 6/23 5/19 6/22 6/20*3 16/52 15/46 15/47 9/24"
)
BATTERS = [
    0.400, 0.378, 0.356, 0.333, 0.311, 0.311, 0.289, 0.267, 0.244, 0.244, *[0.222] * 5, 0.200, 0.178, 0.156,
]  # fmt: skip

group = st.integers(1, 80).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
groups = st.lists(group, min_size=5, max_size=20)


def _rats() -> list[tuple[int, int]]:
    found = []
    for word in RATS.split():
        share, _, times = word.partition("*")
        x, n = map(int, share.split("/"))
        found += [(x, n)] * int(times or 1)
    return found


def test_seventy_groups_of_rats_by_moments() -> None:
    """W20: Gelman et al., Bayesian Data Analysis 3, chapter 5. Citation to be confirmed."""
    rats, prior = _rats(), moment_prior(_rats())
    assert (len(rats), prior is not None) == (70, True)
    assert (prior.a, prior.b) == pytest.approx((1.3561, 8.6151), abs=0.5e-4)
    assert (round(prior.a, 1), round(prior.b, 1)) == (1.4, 8.6)
    assert prior.mean == pytest.approx(0.136, abs=0.5e-3)
    spread = sqrt(prior.mean * (1 - prior.mean) / (prior.a + prior.b + 1))
    assert spread == pytest.approx(0.103, abs=0.5e-3)


def test_the_seventy_first_group_of_rats() -> None:
    """W20: 4 of 14 with the prior unrounded: mean .223, sd .083."""
    prior = moment_prior(_rats())
    mean, low, high = shrunk((4, 14), prior)
    worth = prior.a + prior.b + 14
    assert mean == pytest.approx(0.223, abs=0.5e-3)
    assert sqrt(mean * (1 - mean) / (worth + 1)) == pytest.approx(0.083, abs=0.5e-3)
    assert low < mean < high


def test_seventy_groups_of_rats_by_likelihood() -> None:
    """W21: vignette of BayesGOF, ±2e-4."""
    found = fitted(_rats())
    assert found.pooling == "groups_vary"
    assert (found.prior.a, found.prior.b) == pytest.approx((2.3048, 14.0797), abs=2e-4)


def test_seventy_one_groups_of_rats_by_likelihood() -> None:
    """Section 12, below the table: 4/14 added."""
    prior = fitted([*_rats(), (4, 14)]).prior
    assert (prior.a, prior.b) == pytest.approx((2.3416, 14.1148), abs=2e-4)


def test_eighteen_batters() -> None:
    """W22: Efron and Morris 1977, ±.001."""
    mean, factor, drawn = james_stein(BATTERS, 45)
    assert (mean, factor, drawn[0], drawn[-1]) == pytest.approx((0.265, 0.212, 0.294, 0.242), abs=1e-3)


@pytest.mark.parametrize(
    ("found", "pooling", "common"),
    [
        ([(3, 10), (9, 10)], "too_few_groups", 0.6),
        ([(7, 10)] * 6, "no_more_than_chance", 0.7),
        ([(0, 10)] * 6, "no_more_than_chance", 0.0),
        ([(10, 10)] * 6, "no_more_than_chance", 1.0),
        ([(1, 1), (0, 1), (1, 1), (0, 1), (1, 1)], "no_more_than_chance", 0.6),
        ([(699_541, 10**6), (700_459, 10**6)] * 3, "no_more_than_chance", 0.7),
        ([(7, 10), (14, 20), (20, 30), (8, 10), (14, 20)], "no_more_than_chance", 0.7),
    ],
)
def test_full_pooling_says_why(found: list[tuple[int, int]], pooling: str, common: float) -> None:
    """Section 4: fewer than 5 insatser, or no variance beyond the binomial."""
    assert fitted(found) == Shrinkage(pooling, pytest.approx(common), None)


def test_shares_too_far_apart_for_moments() -> None:
    """Section 4: v ≥ μ(1 − μ) leaves no beta distribution by moments."""
    assert moment_prior([(0, 10), (10, 10)] * 3) is None
    assert moment_prior([(5, 10), (10, 20)]) is None


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda: fitted([]), "no groups"),
        (lambda: fitted([(0, 0)] * 6), "nobody"),
        (lambda: moment_prior([(1, 2)]), "one group"),
        (lambda: shrunk((3, 2), Prior(1, 1)), "among"),
        (lambda: james_stein([0.1, 0.2, 0.3], 10), "four"),
        (lambda: james_stein([0.1, 0.2, 0.3, 1.4], 10), "between"),
    ],
)
def test_what_cannot_be_shrunk(ask, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        ask()


def test_a_group_of_nobody_is_where_the_others_are() -> None:
    assert shrunk((0, 0), Prior(7, 3))[0] == 0.7


@given(groups)
def test_shrunk_lies_between_its_own_and_the_common_share(found: list[tuple[int, int]]) -> None:
    shrinkage = fitted(found)
    assert 0 <= shrinkage.common <= 1
    if shrinkage.prior is None:
        return
    for x, n in found:
        middle, low, high = shrunk((x, n), shrinkage.prior)
        own, common = x / n, shrinkage.common
        assert min(own, common) - 1e-12 <= middle <= max(own, common) + 1e-12
        assert 0 <= low <= high <= 1


@given(groups)
def test_no_prior_nearby_is_likelier(found: list[tuple[int, int]]) -> None:
    prior = fitted(found).prior
    if prior is None:
        return

    def likelihood(a: float, b: float) -> float:
        return sum(float(betabinom.logpmf(x, n, a, b)) for x, n in found)

    best = likelihood(prior.a, prior.b)
    for scale_a, scale_b in ((1.01, 1), (0.99, 1), (1, 1.01), (1, 0.99), (1.01, 1.01), (0.99, 0.99)):
        assert likelihood(prior.a * scale_a, prior.b * scale_b) <= best + 1e-7


@given(groups)
def test_order_changes_nothing(found: list[tuple[int, int]]) -> None:
    assert fitted(found[::-1]) == fitted(found)
    assert moment_prior(found[::-1]) == moment_prior(found)


@given(st.lists(st.floats(0, 1), min_size=4, max_size=20), st.integers(1, 100))
def test_james_stein_lies_between_too(shares: list[float], n: int) -> None:
    mean, factor, drawn = james_stein(shares, n)
    assert 0 <= factor <= 1
    for own, new in zip(shares, drawn, strict=True):
        assert min(own, mean) - 1e-12 <= new <= max(own, mean) + 1e-12
