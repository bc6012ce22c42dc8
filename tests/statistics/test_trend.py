"""Control charts: W16-W18, which chart a series can bear, and screening."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.statistics.trend import Chart, chart_of_shares, p_chart, run_chart, xmr

NIST_INDIVIDUALS = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
PLOTTHEDOTS = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285,
    -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
    0.70135590, -0.47279141,
]  # fmt: skip

values = st.lists(st.integers(-1000, 1000), min_size=2, max_size=40)
points = st.lists(
    st.integers(1, 100).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=30
)


def _ends(chart: Chart) -> tuple[float, float]:
    return chart.low[0], chart.high[0]


def test_individuals_of_nist() -> None:
    """W16: NIST handbook 6.3.2.2, with 3/1.128, ±.0002. Citation to be confirmed."""
    found = xmr(NIST_INDIVIDUALS, 3 / 1.128)
    assert found.centre == pytest.approx(50.81)
    assert found.reach[0] * 1.128 / 3 == pytest.approx(1.8778, abs=0.5e-4)
    assert _ends(found) == pytest.approx((45.8159, 55.8041), abs=2e-4)


def test_individuals_of_plotthedots() -> None:
    """W17: test snapshot of NHSRplotthedots 0.2.2, with 2.66, ±2e-5."""
    found = xmr(PLOTTHEDOTS)
    assert found.centre == pytest.approx(0.1416238, abs=0.5e-7)
    assert _ends(found) == pytest.approx((-3.01138, 3.294627), abs=2e-5)


def test_defective_cans_of_nist() -> None:
    """W18: NIST handbook 6.3.3.2, 347 of 30 samples of 50. Printed limits: citation to be confirmed."""
    found = p_chart([(11, 50)] * 13 + [(12, 50)] * 17)
    assert found.centre == pytest.approx(0.2313, abs=0.5e-4)
    assert _ends(found) == pytest.approx((0.0524, 0.4102), abs=0.5e-4)


def test_one_leap_does_not_widen_the_limits() -> None:
    """Section 9: ranges above 3.267 times their mean are left out once. By hand: 1 ten times, and one of 41."""
    found = xmr([0, 1] * 5 + [0, 41])
    assert found.centre == pytest.approx(46 / 12)
    assert found.reach[0] == pytest.approx(2.66)


@pytest.mark.parametrize(
    ("quarters", "kind"),
    [
        ([(14, 20)] * 12, "p_chart"),
        ([(14, 20)] * 11 + [(14, 19)], "xmr"),
        ([(14, 20)] * 11, "run"),
        ([(1, 1)], "run"),
    ],
)
def test_which_chart_a_series_bears(quarters: list[tuple[int, int]], kind: str) -> None:
    """Section 9: 12 quarters and 20 people in each."""
    found = chart_of_shares(quarters)
    assert found.kind == kind
    assert (found.low is None) == (kind == "run")


def test_a_run_chart_is_around_the_median() -> None:
    assert (run_chart([1, 2, 10, 4]).centre, run_chart([3, 9, 1]).centre) == (3, 3)


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda: chart_of_shares([]), "no points"),
        (lambda: chart_of_shares([(0, 0)]), "nobody"),
        (lambda: p_chart([]), "no points"),
        (lambda: p_chart([(3, 2)]), "at most all"),
        (lambda: run_chart([]), "no points"),
        (lambda: xmr([1.0]), "one value"),
        (lambda: xmr([1.0, float("nan")]), "missing"),
        (lambda: run_chart([float("nan")]), "missing"),
    ],
)
def test_what_has_no_chart(ask, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        ask()


@given(points)
def test_limits_of_shares_are_possible_and_hold_the_centre(quarters: list[tuple[int, int]]) -> None:
    for found in (chart_of_shares(quarters), p_chart(quarters)):
        assert 0 <= found.centre <= 1
        for low, high in zip(found.low or (), found.high or (), strict=True):
            assert 0 <= low <= found.centre + 1e-12
            assert found.centre - 1e-12 <= high <= 1


@given(values, st.integers(-50, 50))
def test_moving_all_values_moves_the_limits_with_them(series: list[int], step: int) -> None:
    found, moved = xmr(series), xmr([each + step for each in series])
    assert _ends(moved) == pytest.approx([end + step for end in _ends(found)], abs=1e-9)
