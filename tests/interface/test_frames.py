"""Comparisons, funnels, series, transitions and lists, as frames."""

from __future__ import annotations

from itertools import product

import pytest

from pipeline.statistics.difference import newcombe
from pipeline.statistics.funnel import funnel_limits
from pipeline.vocabulary.errors import QuestionRefused


def test_two_groups_differ_surely_or_no_difference_is_sure(base) -> None:
    frame = base.compare("moved_on", "gender", "kvinna", "man", "year")
    for row in frame.to_dict("records"):
        if not (row["denominator_first"] and row["denominator_second"]):
            assert row["says"].startswith("kan inte jämföras")
            continue
        sides = [(row[f"numerator_{side}"], row[f"denominator_{side}"]) for side in ("first", "second")]
        assert (row["ci_low"], row["ci_high"]) == newcombe(*sides)
        first, second = (
            [(row[f"numerator_{side}"] + had * row[f"missing_{side}"])
             / (row[f"denominator_{side}"] + row[f"missing_{side}"]) for had in (0, 1)]
            for side in ("first", "second")
        )  # fmt: skip
        assert row["bound_low"] == pytest.approx(first[0] - second[1])
        assert row["bound_high"] == pytest.approx(first[1] - second[0])
        assert row["bound_low"] <= row["difference"] <= row["bound_high"]
        covers = row["ci_low"] <= 0 <= row["ci_high"]
        assert row["says"] == ("ingen säker skillnad" if covers else "säker skillnad")
    assert not frame["says"].str.contains("ingen skillnad").any()
    assert len(frame) >= 3


def test_insatser_that_differ_are_surely_different(base) -> None:
    [row] = base.compare("moved_on", "insats_id", "I01", "I04", "2025").to_dict("records")
    assert (row["is_sure"], row["says"], row["says_en"]) == (True, "säker skillnad", "a sure difference")


@pytest.mark.parametrize(
    "asked",
    [("eq_vas", "gender", "kvinna", "man"), ("moved_on", "gender", "kvinna", "nobody"), ("no", "gender", "a", "b")],
)
def test_what_cannot_be_compared_is_refused(base, asked: tuple[str, ...]) -> None:
    with pytest.raises(QuestionRefused):
        base.compare(*asked)


def test_the_funnel_has_exact_limits_and_says_what_chance_alone_would_flag(base) -> None:
    frame = base.funnel("moved_on", "2025")
    compared = 0
    for row in frame.to_dict("records"):
        limits = [row[f"target_{name}"] for name in ("low_998", "low_95", "high_95", "high_998")]
        assert tuple(limits) == funnel_limits(row["denominator"], 0.7)
        assert not row["flagged"] or (row["denominator"] >= 10 and row["outside_95"])
        assert row["standardised_low"] <= row["standardised"] <= row["standardised_high"]
        nearest, farthest = sorted((row["value"], row["common"]))
        assert nearest - 0.02 <= row["shrunken"] <= farthest + 0.02
        compared += row["denominator"] >= 10
    assert frame.attrs["comparisons"] == compared
    assert frame.attrs["expected_outside_95"] == pytest.approx(0.05 * compared)
    assert frame["flagged"].any() and not frame["flagged"].all()
    assert frame.attrs["protection"] == "unprotected"


def test_a_funnel_is_of_one_period_and_of_a_share(base) -> None:
    for metric, period in (("moved_on", "year"), ("eq_vas", "2025")):
        with pytest.raises(QuestionRefused):
            base.funnel(metric, period)


def test_a_series_has_its_quarters_once_in_order(base) -> None:
    frame = base.series("moved_on")
    assert list(frame["period"]) == sorted(set(frame["period"]))
    assert set(frame["chart"].dropna()) == {"xmr"}
    assert (frame["limit_low"].dropna() <= frame["centre"].dropna()).all()
    assert 0 < frame.attrs["chance_of_run"] < 0.2
    own = base.series("moved_on", ["gender"], ["kvinna"])
    assert own["denominator"].sum() < frame["denominator"].sum()


def test_a_transition_is_square_and_tested(base) -> None:
    frame = base.transition("occupation_transition", "2025")
    states = list(dict.fromkeys(frame["before"]))
    assert list(zip(frame["before"], frame["after"], strict=True)) == list(product(states, states))
    assert (frame.groupby("before")["people"].sum() == frame.groupby("before")["of"].first()).all()
    assert 0 <= frame.attrs["homogeneity"]["p"] <= 1
    with pytest.raises(QuestionRefused):
        base.transition("moved_on", "2025")


def test_responses_are_those_due(base) -> None:
    frame = base.responses("followup_6", "2025")
    assert (frame["due"] == frame["answered"] + frame["lost"]).all()
    total = frame[frame["gender"].isna() & frame["age_group"].isna() & (frame["basis"] == "finished")]
    crossed = frame[frame["gender"].notna() & frame["age_group"].notna() & (frame["basis"] == "finished")]
    assert total["due"].iloc[0] == crossed["due"].sum() > 100
    assert crossed[crossed["due"] == 0]["response"].isna().all()


def test_every_metric_is_listed_with_its_words(base) -> None:
    frame = base.metrics().set_index("metric")
    assert len(frame) > 50
    assert set(frame[frame["is_published"]].index) == {metric.id for metric in base.definitions.metrics}
    assert frame[["label", "question", "numerator", "denominator", "not_for", "source"]].notna().all().all()


def test_duties_and_money_are_frames_too(base) -> None:
    for frame in (base.duties(), base.money(2025)):
        assert len(frame) > 5
        assert set(frame["protection"]) == {"unprotected"}
