"""Time until an end: E1, W13, W14, ties, and against statsmodels and scipy."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight, survdiff

from pipeline.statistics.survival import aalen_johansen, kaplan_meier, log_rank

MGUS2 = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "mgus2" / "mgus2.csv"
TEN_TIMES, TEN_ENDS = [1, 2, 2, 3, 4, 4, 5, 6, 6, 7], [1, 1, 2, 0, 1, 2, 0, 1, 0, 2]
SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
CONTROL = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"

followed = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=1, max_size=60)
once = st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=2, max_size=40)


def _weeks(text: str) -> tuple[list[float], list[bool]]:
    """Weeks and whether the leukaemia came back; a plus sign says it had not."""
    return [float(word.rstrip("+")) for word in text.split()], [not word.endswith("+") for word in text.split()]


def test_ten_people() -> None:
    """E1: own arithmetic, ties taken together."""
    curve = aalen_johansen(TEN_TIMES, TEN_ENDS)
    first = [(1, Fraction(1, 10)), (2, Fraction(1, 5)), (4, Fraction(19, 60)), (6, Fraction(17, 36))]
    second = [(2, Fraction(1, 10)), (4, Fraction(13, 60)), (7, Fraction(19, 36))]
    assert [curve.at(time).ended[0] for time, _ in first] == pytest.approx([float(share) for _, share in first])
    assert [curve.at(time).ended[1] for time, _ in second] == pytest.approx([float(share) for _, share in second])
    assert curve.at(7).free == pytest.approx(0)
    assert sum(curve.at(7).ended) == pytest.approx(1)


def test_ten_people_naively() -> None:
    """E1: 1 less Kaplan-Meier says 5/9 for end 1, which is more than the 17/36 that came to it."""
    naive = kaplan_meier(TEN_TIMES, [end == 1 for end in TEN_ENDS])
    assert 1 - naive.at(7).free == pytest.approx(5 / 9)


def test_remission() -> None:
    """W13: Freireich et al. 1963; R, MASS gehan."""
    curve = kaplan_meier(*_weeks(SIX_MP))
    expected = {6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378, 23: 0.4482}
    assert [step.time for step in curve.steps] == list(expected)
    assert [step.free for step in curve.steps] == pytest.approx(list(expected.values()), abs=0.5e-4)
    assert curve.median == 23
    assert [step.at_risk for step in curve.steps] == [21, 17, 15, 12, 11, 7, 6]


def test_log_rank_of_remission() -> None:
    """W13: χ² 16.79."""
    chi_square, p = log_rank(_weeks(SIX_MP), _weeks(CONTROL))
    assert chi_square == pytest.approx(16.79, abs=0.5e-2)
    assert p == pytest.approx(4.17e-5, abs=0.5e-7)


@pytest.fixture(scope="module")
def mgus2() -> tuple[list[float], list[int]]:
    """Months and ends (1 plasma cell malignancy, 2 death) of 1 384 people."""
    if not MGUS2.is_file():
        pytest.skip("the real file mgus2 (R package survival) is not beside this clone")
    rows = list(csv.DictReader(MGUS2.read_text(encoding="utf-8").splitlines()))
    came = [row["pstat"] == "1" for row in rows]
    times = [float(row["ptime"] if is_pcm else row["futime"]) for row, is_pcm in zip(rows, came, strict=True)]
    return times, [1 if is_pcm else 2 * int(row["death"]) for row, is_pcm in zip(rows, came, strict=True)]


def test_plasma_cell_malignancy(mgus2: tuple[list[float], list[int]]) -> None:
    """W14: R package survival, mgus2, eight digits."""
    times, ends = mgus2
    assert (len(ends), ends.count(1), ends.count(2)) == (1384, 115, 860)
    curve = aalen_johansen(times, ends)
    shares = [curve.at(month).ended[0] for month in (60, 120, 240)]
    assert shares == pytest.approx([0.03410371, 0.06372217, 0.09981372], abs=0.5e-8)


def test_plasma_cell_malignancy_naively(mgus2: tuple[list[float], list[int]]) -> None:
    """W14: what 1 less Kaplan-Meier would say."""
    curve = kaplan_meier(mgus2[0], [end == 1 for end in mgus2[1]])
    shares = [1 - curve.at(month).free for month in (60, 120, 240)]
    assert shares == pytest.approx([0.042154, 0.095222, 0.209562], abs=0.5e-6)


def test_before_the_first_end_and_after_the_last() -> None:
    curve = aalen_johansen(TEN_TIMES, TEN_ENDS)
    assert (curve.at(0.5).free, curve.at(0.5).ended, curve.at(0.5).at_risk) == (1, (0, 0), 10)
    assert curve.at(8).at_risk == 0


def test_nothing_is_drawn_where_fewer_than_ten_are_at_risk() -> None:
    """Section 10."""
    curve = aalen_johansen(range(1, 16), [1] * 15)
    assert [step.at_risk for step in curve.trusted()] == [15, 14, 13, 12, 11, 10]


def test_nothing_happened() -> None:
    curve = aalen_johansen([3, 4], [0, 0])
    assert (curve.steps, curve.median, curve.at(4).free) == ((), None, 1)


@pytest.mark.parametrize(
    ("ask", "why"),
    [
        (lambda: aalen_johansen([], []), "nobody"),
        (lambda: kaplan_meier([-1], [True]), "below 0"),
        (lambda: kaplan_meier([float("nan")], [True]), "below 0"),
        (lambda: aalen_johansen([1], [-1]), "ends"),
        (lambda: aalen_johansen([1, 2], [1]), "shorter"),
        (lambda: log_rank(([], []), ([1], [True])), "nobody"),
        (lambda: log_rank(([1], [False]), ([1], [False])), "nothing happened"),
        (lambda: log_rank(([1], [True]), ([1], [True])), "nothing happened"),
        (lambda: log_rank(([1], [False]), ([5], [True])), "nothing happened"),
    ],
)
def test_what_cannot_be_followed(ask, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        ask()


@given(followed)
def test_everyone_is_somewhere(people: list[tuple[int, int]]) -> None:
    curve = aalen_johansen(*zip(*people, strict=True))
    for step in curve.steps:
        assert step.free + sum(step.ended) == pytest.approx(1)
        assert all(0 <= share <= 1 + 1e-12 for share in (step.free, *step.ended))


@given(followed)
def test_order_changes_nothing(people: list[tuple[int, int]]) -> None:
    assert aalen_johansen(*zip(*people[::-1], strict=True)) == aalen_johansen(*zip(*people, strict=True))


@given(followed)
def test_never_more_than_the_naive_share(people: list[tuple[int, int]]) -> None:
    times, ends = zip(*people, strict=True)
    curve, naive = aalen_johansen(times, ends), kaplan_meier(times, [end == 1 for end in ends])
    for time in times:
        assert curve.at(time).ended[0] <= 1 - naive.at(time).free + 1e-12


@given(once)
def test_kaplan_meier_agrees_with_statsmodels_and_scipy(people: list[tuple[int, bool]]) -> None:
    times, happened = map(list, zip(*people, strict=True))
    curve, theirs = kaplan_meier(times, happened), SurvfuncRight(times, [int(event) for event in happened])
    by_time = dict(zip(theirs.surv_times, theirs.surv_prob, strict=True))
    assert [step.free for step in curve.steps] == pytest.approx([by_time[step.time] for step in curve.steps])
    if any(happened):
        others = ecdf(CensoredData.right_censored(times, [not event for event in happened])).sf
        asked = [step.time for step in curve.steps]
        assert [step.free for step in curve.steps] == pytest.approx(list(others.evaluate(asked)))


# Their standard errors, which are not compared, divide by zero where the last of all has an end.
@pytest.mark.filterwarnings("ignore:(divide by zero|invalid value):RuntimeWarning:statsmodels.duration.survfunc")
@given(followed)
def test_aalen_johansen_agrees_with_statsmodels(people: list[tuple[int, int]]) -> None:
    times, ends = zip(*people, strict=True)
    curve = aalen_johansen(times, ends)
    if not any(ends):
        return
    theirs = CumIncidenceRight(times, ends)
    for end, shares in enumerate(theirs.cinc):
        ours = [curve.at(time).ended[end] for time in theirs.times]
        assert ours == pytest.approx(list(shares))


@given(once, once)
def test_log_rank_agrees_with_statsmodels(one: list[tuple[int, bool]], other: list[tuple[int, bool]]) -> None:
    groups = [tuple(map(list, zip(*group, strict=True))) for group in (one, other)]
    try:
        chi_square, p = log_rank(*groups)
    except ValueError:
        return
    times, happened = groups[0][0] + groups[1][0], groups[0][1] + groups[1][1]
    theirs = survdiff(times, [int(event) for event in happened], [0] * len(one) + [1] * len(other))
    assert (chi_square, p) == pytest.approx(theirs, rel=1e-6, abs=1e-9)
