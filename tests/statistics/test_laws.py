"""Laws that hold whatever the numbers: section 13 of the reference, across the modules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from fractions import Fraction
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.measure.verdict import certainty, is_reached
from pipeline.statistics.bootstrap import mean_by_bootstrap, median_by_bootstrap, sum_by_bootstrap
from pipeline.statistics.count import byar
from pipeline.statistics.difference import newcombe
from pipeline.statistics.full_year import full_year
from pipeline.statistics.funnel import funnel_limits, overdispersion
from pipeline.statistics.james_stein import james_stein
from pipeline.statistics.many import adjusted
from pipeline.statistics.mcnemar import mcnemar
from pipeline.statistics.mean_change import mean_interval, noticeable, paired_t
from pipeline.statistics.ordinal import directions, net, sign_test, superiority, wilcoxon_pratt
from pipeline.statistics.paired import Pairs, newcombe_paired, tango
from pipeline.statistics.runs import signals
from pipeline.statistics.share import bounds, clopper_pearson, exact_test, wilson
from pipeline.statistics.shrink import fitted, moment_prior
from pipeline.statistics.square_table import bhapkar, bowker, stuart_maxwell
from pipeline.statistics.survival import aalen_johansen, kaplan_meier, log_rank
from pipeline.statistics.trend import chart_of_shares, run_chart, xmr
from pipeline.statistics.weight import Cell, weighted_share

GOAL = Fraction(7, 10)
INTERVALS = [wilson, clopper_pearson]

share = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
extreme_share = st.integers(0, 30).flatmap(lambda n: st.tuples(st.sampled_from([0, n]), st.just(n)))
cells = st.tuples(*[st.sampled_from([0, 0, 1, 7])] * 4)
few_values = st.lists(st.sampled_from([0.0, 0.0, 0.1, 0.3, -1.0, 1e9]), max_size=25)
times_and_ends = st.lists(st.tuples(st.sampled_from([0.0, 1.0, 1.0, 5.0]), st.integers(0, 2)), max_size=20)

Interval = Callable[[int, int], tuple[float, float]]


def _numbers(answer: object) -> Iterator[float]:
    """Every number in an answer, however deep."""
    if isinstance(answer, (int, float)):
        yield answer
    elif is_dataclass(answer):
        for field in fields(answer):
            yield from _numbers(getattr(answer, field.name))
    elif isinstance(answer, Sequence) and not isinstance(answer, str):
        for each in answer:
            yield from _numbers(each)


def _is_sound(ask: Callable[[], object]) -> None:
    """An answer in which every number is one, or a refusal that says why: never NaN, never another error."""
    try:
        answer = ask()
    except ValueError as refusal:
        assert str(refusal)
        return
    assert all(isfinite(number) for number in _numbers(answer)), answer


@pytest.mark.parametrize("interval", INTERVALS)
@given(share)
def test_an_interval_holds_its_share_within_0_and_1(interval: Interval, found: tuple[int, int]) -> None:
    x, n = found
    low, high = interval(x, n)
    assert 0 <= low <= x / n <= high <= 1


@pytest.mark.parametrize("interval", INTERVALS)
@given(share)
def test_counting_failures_mirrors_the_interval(interval: Interval, found: tuple[int, int]) -> None:
    x, n = found
    low, high = interval(x, n)
    assert interval(n - x, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@pytest.mark.parametrize("interval", INTERVALS)
@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n - 1), st.just(n))))
def test_one_more_success_raises_both_limits(interval: Interval, found: tuple[int, int]) -> None:
    x, n = found
    (low, high), (more_low, more_high) = interval(x, n), interval(x + 1, n)
    assert low < more_low
    assert high < more_high or more_high == 1


@given(share)
def test_the_exact_interval_and_the_exact_test_agree_away_from_the_limits(found: tuple[int, int]) -> None:
    """What the interval rules out with room to spare, the test rejects: two tails of 2.5 % are at most 5 %."""
    x, n = found
    low, high = clopper_pearson(x, n)
    for outside in (low - 0.01, high + 0.01):
        if 0 < outside < 1:
            assert exact_test(x, n, outside) < 0.1


@given(share, st.integers(0, 100))
def test_bounds_hold_the_estimate(found: tuple[int, int], missing: int) -> None:
    x, n = found
    low, high = bounds(x, n, n + missing)
    assert low <= x / n <= high


@given(share, st.integers(0, 100))
def test_surely_over_implies_reached(found: tuple[int, int], missing: int) -> None:
    x, n = found
    if certainty(x, n, missing, n, GOAL) == "over":
        assert is_reached(x, n, GOAL)


@given(st.tuples(*[st.integers(0, 60)] * 4).filter(any))
def test_swapping_before_and_after_mirrors_tango_and_leaves_mcnemar(found: tuple[int, int, int, int]) -> None:
    _, b, c, _ = found
    low, high = tango(b, c, sum(found))
    assert tango(c, b, sum(found)) == pytest.approx((-high, -low), abs=1e-12)
    assert mcnemar(c, b) == mcnemar(b, c)


@given(extreme_share, extreme_share)
def test_none_all_and_nobody_have_an_answer_or_a_reason(one: tuple[int, int], other: tuple[int, int]) -> None:
    for ask in (
        lambda: wilson(*one),
        lambda: clopper_pearson(*one),
        lambda: exact_test(*one, 0.7),
        lambda: bounds(*one, one[1]),
        lambda: bounds(0, 0, one[1]),
        lambda: newcombe(one, other),
        lambda: funnel_limits(one[1], 0.7),
        lambda: overdispersion([one, other] * 6, 0.7),
        lambda: fitted([one, other] * 4),
        lambda: moment_prior([one, other]),
        lambda: weighted_share([Cell(one[1], one[1], one[0]), Cell(other[1], other[1], other[0])]),
        lambda: signals(chart_of_shares([one, other] * 6)),
        lambda: chart_of_shares([one]),
        lambda: byar(one[0]),
        lambda: james_stein([x / n for x, n in (one, other, one, other) if n], 10),
    ):
        _is_sound(ask)


@given(cells)
def test_pairs_of_whatever_kind_have_an_answer_or_a_reason(found: tuple[int, int, int, int]) -> None:
    a, b, c, d = found
    for ask in (
        lambda: tango(b, c, a + b + c + d),
        lambda: newcombe_paired(Pairs(*found)),
        lambda: mcnemar(b, c),
        lambda: stuart_maxwell([[a, b], [c, d]]),
        lambda: bhapkar([[a, b, 0], [c, d, 0], [0, 0, 0]]),
        lambda: bowker([[a, b], [c, d]]),
    ):
        _is_sound(ask)


@given(few_values)
def test_constants_ties_and_nothing_have_an_answer_or_a_reason(values: list[float]) -> None:
    for ask in (
        lambda: mean_interval(values),
        lambda: paired_t(values, values[::-1]),
        lambda: noticeable(values),
        lambda: mean_by_bootstrap(values),
        lambda: median_by_bootstrap(values),
        lambda: sum_by_bootstrap(values),
        lambda: wilcoxon_pratt(values),
        lambda: net(directions(values)),
        lambda: sign_test(directions(values)),
        lambda: superiority(directions(values)),
        lambda: full_year(values),
        lambda: signals(xmr(values)),
        lambda: signals(run_chart(values)),
        lambda: adjusted(values),
    ):
        _is_sound(ask)


@given(times_and_ends, times_and_ends)
def test_followed_people_of_whatever_kind_have_an_answer_or_a_reason(
    one: list[tuple[float, int]], other: list[tuple[float, int]]
) -> None:
    def followed(group: list[tuple[float, int]]) -> tuple[list[float], list[bool]]:
        return [time for time, _ in group], [end == 1 for _, end in group]

    _is_sound(lambda: aalen_johansen([time for time, _ in one], [end for _, end in one]))
    _is_sound(lambda: kaplan_meier(*followed(one)))
    _is_sound(lambda: log_rank(followed(one), followed(other)))


def test_a_number_that_is_none_would_be_seen() -> None:
    with pytest.raises(AssertionError):
        _is_sound(lambda: ((1.0, float("nan")),))
