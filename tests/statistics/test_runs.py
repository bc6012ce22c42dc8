"""What is worth a look in a series: the run rules, and how often chance makes a run."""

from __future__ import annotations

from itertools import groupby, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.statistics.runs import Signal, chance_of_run, least_run, signals
from pipeline.statistics.trend import Chart, p_chart, run_chart, xmr

LEVEL = 100.0


def _chart(values: list[float], reach: float | None = 30.0) -> Chart:
    """Values around 100, with limits 70 and 130 or none."""
    if reach is None:
        return Chart("run", tuple(values), LEVEL, None, None, None)
    n = len(values)
    return Chart("xmr", tuple(values), LEVEL, (reach,) * n, (LEVEL - reach,) * n, (LEVEL + reach,) * n)


@pytest.mark.parametrize(("points", "chance"), [(12, 0.055), (16, 0.085), (20, 0.115), (24, 0.144)])
def test_chance_of_seven(points: int, chance: float) -> None:
    """Section 9: a run of seven or more with no change."""
    assert chance_of_run(points, 7) == pytest.approx(chance, abs=0.5e-3)


@pytest.mark.parametrize(("points", "chance"), [(12, 0.023), (16, 0.039), (20, 0.054), (24, 0.069)])
def test_chance_of_eight(points: int, chance: float) -> None:
    """Section 9: a run of eight or more with no change. It prints 7.0 % in 24 points; exact is 6.949 %."""
    assert chance_of_run(points, 8) == pytest.approx(chance, abs=0.5e-3)


@pytest.mark.parametrize("points", range(10))
@pytest.mark.parametrize("length", [1, 2, 3, 7])
def test_chance_by_counting_every_series(points: int, length: int) -> None:
    series = list(product("+-", repeat=points))
    with_run = sum(any(len(list(run)) >= length for _, run in groupby(each)) for each in series)
    assert chance_of_run(points, length) == pytest.approx(with_run / len(series))


def test_eight_from_twenty_points() -> None:
    """Section 9: so 8 from 20 points."""
    assert [least_run(points) for points in (12, 19, 20, 24)] == [7, 7, 8, 8]
    with pytest.raises(ValueError, match="run"):
        chance_of_run(10, 0)


def test_seven_on_one_side() -> None:
    assert signals(_chart([101, 102, 101, 102, 101, 102, 101, 99], None)) == (Signal("run", 0, 6),)
    assert signals(_chart([101, 102, 101, 102, 101, 102, 99, 101], None)) == ()


def test_points_on_the_line_neither_break_nor_add() -> None:
    """Section 9."""
    six_and_the_line = [101, 102, 100, 101, 102, 100, 101, 102]
    assert signals(_chart(six_and_the_line, None)) == ()
    assert signals(_chart([*six_and_the_line, 101], None)) == (Signal("run", 0, 8),)


def test_seven_rising_and_seven_falling() -> None:
    rising = [97, 98, 99, 100.5, 101, 102, 103]
    assert signals(_chart(rising, None)) == (Signal("rising", 0, 6),)
    assert signals(_chart(rising[::-1], None)) == (Signal("falling", 0, 6),)
    assert signals(_chart(rising[:6], None)) == ()
    assert signals(_chart([97, 98, 98, 99, 100.5, 101, 102, 103], None)) == ()


def test_outside_the_limits() -> None:
    assert signals(_chart([100, 131, 100, 100, 130, 100, 69])) == (Signal("outside", 1, 1), Signal("outside", 6, 6))


def test_two_of_three_in_the_outer_third() -> None:
    assert signals(_chart([100, 121, 100, 122, 100])) == (Signal("outer_third", 1, 3),)
    assert signals(_chart([100, 121, 79, 100, 100])) == ()
    assert signals(_chart([100, 121, 100, 100, 122])) == ()
    assert signals(_chart([100, 120, 120, 100])) == ()


def test_a_constant_series_says_nothing() -> None:
    for chart in (xmr([0.1] * 24), run_chart([0.1] * 24), p_chart([(1, 3)] * 24), p_chart([(0, 5)] * 24)):
        assert signals(chart) == ()


def test_limits_clipped_at_one_keep_their_thirds() -> None:
    """The outer third of a share near 1 is measured on the limit before it is cut."""
    chart = p_chart([(19, 20)] * 11 + [(20, 20)] * 2)
    assert chart.high[0] == 1.0
    assert "outer_third" not in {signal.rule for signal in signals(chart)}


series = st.lists(st.sampled_from([80.0, 95.0, 99.0, 100.0, 101.0, 105.0, 125.0, 140.0]), min_size=1, max_size=40)


@given(series)
def test_mirrored_values_give_the_same_signals(values: list[float]) -> None:
    mirrored = signals(_chart([2 * LEVEL - each for each in values]))
    other = {"rising": "falling", "falling": "rising"}
    swapped = [Signal(other.get(each.rule, each.rule), each.first, each.last) for each in signals(_chart(values))]
    assert list(mirrored) == swapped


@given(series)
def test_every_run_is_on_one_side_and_long_enough(values: list[float]) -> None:
    for signal in signals(_chart(values)):
        inside = values[signal.first : signal.last + 1]
        if signal.rule == "run":
            off = [each > LEVEL for each in inside if each != LEVEL]
            assert len(set(off)) == 1
            assert len(off) >= least_run(len(values))
