"""Standardised shares and counts: W23-W25, W30, refusals, and the laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

from pipeline.statistics.count import byar
from pipeline.statistics.standardise import Stratum, Weighted, direct, direct_share, indirect, standardised_share
from pipeline.statistics.weight import Cell, weighted_share

EVENTS = [127, 25, 18, 21, 12, 27, 48, 27, 29, 32, 32, 34, 45, 65, 38, 68, 74, 82, 91]
PEOPLE = [636, 558, 609, 543, 384, 594, 669, 843, 660, 576, 606, 522, 426, 273, 300, 288, 153, 123, 207]
WEIGHTS = [8000, *[7000] * 10, 6000, 5000, 4000, 3000, 2000, 1000, 1000]
REFERENCE_EVENTS = [
    10303, 2824, 0, 3615, 3641, 3490, 3789, 3213, 3031, 2771, 3089, 3490, 3595, 4745, 5514, 7125, 5694, 6210, 5757,
]  # fmt: skip
REFERENCE_PEOPLE = [
    50520, 57173, 60213, 54659, 44345, 50128, 62163, 67423, 62899, 55463, 60479, 49974, 44140, 40888, 37239, 30819,
    18136, 15325, 13918,
]  # fmt: skip

stratum = st.integers(1, 500).flatmap(lambda n: st.builds(Stratum, st.integers(1, 100), st.integers(1, n), st.just(n)))
weighted = st.integers(5, 200).flatmap(lambda n: st.builds(Weighted, st.integers(0, n), st.just(n), st.integers(1, 50)))


def test_direct_per_100_000() -> None:
    """W23: test data of PHEindicatormethods, Dobson's limits."""
    found = direct([Weighted(*row) for row in zip(EVENTS, PEOPLE, WEIGHTS, strict=False)])
    assert [100_000 * each for each in found] == pytest.approx([8592.0976, 7991.1609, 9225.2539], abs=0.5e-4)


def test_indirect() -> None:
    """W24: test data of PHEindicatormethods, Byar's limits."""
    strata = [Stratum(*row) for row in zip(PEOPLE, REFERENCE_EVENTS, REFERENCE_PEOPLE, strict=True)]
    found = indirect(sum(EVENTS), strata)
    assert found.expected == pytest.approx(835.883561, abs=0.5e-6)
    assert (found.ratio, found.byar_low, found.byar_high) == pytest.approx((1.070723, 1.001715, 1.143233), abs=0.5e-6)


def test_byar() -> None:
    """W25: test data of PHEindicatormethods."""
    assert byar(65) == pytest.approx((50.163188, 82.849139), abs=0.5e-6)


def test_standardisation_is_weighting() -> None:
    """W30: Hernán and Robins, What If, table 2.2. Citation to be confirmed."""
    treated, untreated = [(1, 4), (6, 9)], [(1, 4), (2, 3)]
    standard = [8, 12]

    def crude(group: list[tuple[int, int]]) -> float:
        return sum(x for x, _ in group) / sum(n for _, n in group)

    assert (crude(treated), crude(untreated)) == (7 / 13, 3 / 7)
    assert crude(treated) / crude(untreated) == pytest.approx(1.26, abs=0.5e-2)
    for group in (treated, untreated):
        by_stratum = direct_share([Weighted(x, n, w) for (x, n), w in zip(group, standard, strict=True)])
        by_weight = weighted_share([Cell(w, n, x) for (x, n), w in zip(group, standard, strict=True)], most=100).share
        assert by_stratum == pytest.approx(0.5)
        assert by_weight == pytest.approx(0.5)


def test_z_limits_of_a_usual_mix_are_narrower_than_byars() -> None:
    """Section 4: Poisson limits are too wide when most succeed."""
    found = indirect(70, [Stratum(60, 800, 1000), Stratum(40, 550, 1000)])
    assert found.expected == pytest.approx(70)
    assert found.z == pytest.approx(0)
    margin = 1.959964 * (60 * 0.8 * 0.2 + 40 * 0.55 * 0.45) ** 0.5 / 70
    assert (found.low, found.high) == pytest.approx((1 - margin, 1 + margin), abs=1e-6)
    assert found.byar_low < found.low < found.high < found.byar_high


def test_no_events() -> None:
    """A count of 0 has the lower limit 0, without dividing by it."""
    assert byar(0) == (0, pytest.approx(3.6690, abs=1e-3))
    found = indirect(0, [Stratum(10, 7, 10)])
    assert (found.ratio, found.low, found.byar_low) == (0, 0, 0)


def test_a_stratum_that_never_varies_has_no_z() -> None:
    assert indirect(10, [Stratum(10, 7, 7)]).z is None


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Stratum(5, 0, 0), "merge"),
        (lambda: Stratum(5, 8, 7), "among"),
        (lambda: Stratum(-1, 1, 7), "nobody"),
        (lambda: Weighted(6, 5, 1), "among"),
        (lambda: Weighted(1, 5, -1), "weight"),
        (lambda: indirect(0, []), "nobody"),
        (lambda: indirect(0, [Stratum(0, 1, 2)]), "nobody"),
        (lambda: indirect(9, [Stratum(5, 1, 2)]), "among"),
        (lambda: indirect(1, [Stratum(5, 0, 2)]), "expected"),
        (lambda: direct([]), "weight"),
        (lambda: direct([Weighted(0, 0, 1)]), "merge"),
        (lambda: direct([Weighted(9, 40, 1)]), "too few"),
        (lambda: direct([Weighted(20, 40, 1), Weighted(2, 4, 1)]), "too few"),
        (lambda: byar(-1), "fewer"),
        (lambda: standardised_share(1.2, 1.0), "between"),
    ],
)
def test_what_cannot_be_standardised(make, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        make()


def test_an_unweighted_empty_stratum_does_no_harm() -> None:
    assert direct_share([Weighted(3, 4, 1), Weighted(0, 0, 0)]) == 0.75


@given(st.integers(1, 5000))
def test_byar_is_close_to_the_exact_limits(count: int) -> None:
    exact = chi2.ppf(0.025, 2 * count) / 2, chi2.ppf(0.975, 2 * count + 2) / 2
    assert byar(count) == pytest.approx(exact, rel=5e-2, abs=0.05)


@given(st.lists(stratum, min_size=1, max_size=12), st.data())
def test_the_ratio_lies_within_its_limits_and_order_changes_nothing(strata: list[Stratum], data: st.DataObject) -> None:
    observed = data.draw(st.integers(0, sum(each.people for each in strata)))
    found = indirect(observed, strata)
    assert 0 <= found.low <= found.ratio <= found.high
    assert 0 <= found.byar_low <= found.ratio <= found.byar_high
    assert indirect(observed, strata[::-1]) == found
    assert 0 <= standardised_share(0.7, found.ratio) <= 1


@given(st.lists(weighted, min_size=1, max_size=12).filter(lambda strata: sum(each.events for each in strata) >= 10))
def test_direct_lies_between_the_strata_and_within_its_limits(strata: list[Weighted]) -> None:
    share, low, high = direct(strata)
    each = [stratum.events / stratum.people for stratum in strata]
    assert min(each) - 1e-12 <= share <= max(each) + 1e-12
    assert 0 <= low <= share <= high <= 1
    assert direct(strata[::-1]) == (share, low, high)


@given(st.lists(weighted, min_size=1, max_size=12))
def test_weighting_by_its_own_people_is_the_plain_share(strata: list[Weighted]) -> None:
    own = [Weighted(each.events, each.people, each.people) for each in strata]
    plain = sum(each.events for each in strata) / sum(each.people for each in strata)
    assert direct_share(own) == pytest.approx(plain)
