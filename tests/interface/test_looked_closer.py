"""From row to figure, how much is filled in, and regression to the mean: what the notebooks ask for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.interface import filled, start_levels, steps
from pipeline.statistics.level_of_change import level_of_change
from pipeline.vocabulary.errors import PeriodNotUnderstood, PeriodWithoutData, QuestionRefused


@pytest.mark.parametrize("period", ["2025", "2026", "2026-Q3", "rolling 2026-Q3"])
def test_each_step_is_part_of_the_one_before(base, period: str) -> None:
    frame = steps(base, "left_public_support", period)
    counts = list(frame["participations"])
    assert counts == sorted(counts, reverse=True) and counts[-1] > 0
    row = base.figures("left_public_support", period=period, basis="finished").iloc[0]
    assert counts[2:] == [row["denominator"] + row["missing"], row["denominator"], row["numerator"]]
    assert set(frame["protection"]) == {"unprotected"}


@pytest.mark.parametrize("metric", ["started", "young", "eq_vas", "no_metric"])
def test_steps_are_of_shares_of_those_who_finished(base, metric: str) -> None:
    with pytest.raises(QuestionRefused):
        steps(base, metric, "2025")


def test_filled_counts_the_rows_that_finished_and_no_identity(base) -> None:
    frame = filled(base, "2025").set_index("column")
    rows = base.rows()
    own = rows[rows["is_finished"] & rows["exit_quarter"].str.startswith("2025")]
    assert (frame["of"] == len(own)).all() and len(own) > 100
    for column in ("health_after", "education", "support_risk", "eq_vas_before"):
        assert frame.loc[column, "filled"] == own[column].notna().sum()
    assert not {"participation_id", "person_id"} & set(frame.index)


def test_one_period_is_asked_for(base) -> None:
    with pytest.raises(PeriodNotUnderstood):
        filled(base, "year")
    with pytest.raises(PeriodWithoutData):
        filled(base, "1999")


def test_thirds_are_of_the_same_people_either_way(base) -> None:
    frame = start_levels(base, "work_ability", "2025")
    both = [frame[frame["grouped_by"] == moment] for moment in ("before", "after")]
    sums = [[(part["people"] * part[name]).sum() for name in ("mean_before", "mean_after")] for part in both]
    assert both[0]["people"].sum() == both[1]["people"].sum() == frame.attrs["level_of_change"].pairs
    assert sums[0] == pytest.approx(sums[1])
    change = {(row["grouped_by"], row["level"]): row["mean_change"] for row in frame.to_dict("records")}
    # Whoever started low rose and whoever ended low fell: the same chance seen from its two ends.
    assert change["before", "low"] > change["before", "high"]
    assert change["after", "low"] < change["after", "high"]


def test_few_answers_or_another_word_is_refused(base) -> None:
    for asked in (("eq_vas", "2023"), ("moved_on", "2025")):
        with pytest.raises(QuestionRefused):
            start_levels(base, *asked)


@given(st.integers(0, 10_000))
def test_noise_alone_gives_no_level_of_change(seed: int) -> None:
    """Two answers of the same spread around the same truth: thirds differ much, Oldham's r hardly at all."""
    random = np.random.default_rng(seed)
    truth = random.normal(50, 10, 4000)
    before, after = (truth + random.normal(0, 10, 4000) for _ in range(2))
    found = level_of_change(before.tolist(), after.tolist())
    assert found.low is not None and abs(found.r) < 0.08
    assert np.corrcoef(after - before, before)[0, 1] < -0.3


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=30))
def test_read_backwards_the_sign_turns(pairs: list[tuple[int, int]]) -> None:
    before, after = [each for each, _ in pairs], [each for _, each in pairs]
    one, other = level_of_change(before, after), level_of_change(after, before)
    assert (one.r is None) == (other.r is None)
    if one.r is not None:
        assert one.r == pytest.approx(-other.r)
        assert one.low is None or one.low <= one.r <= one.high
