"""Figures as an evaluator asks for them: the same as the report's, for any group, and marked unprotected."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from pipeline.publish.open_data import HEADER
from pipeline.vocabulary.dimensions import DIMENSIONS
from pipeline.vocabulary.errors import PeriodNotOver, PeriodNotUnderstood, PeriodWithoutData, QuestionRefused

GROUPS = ["gender", "age_group", "insats_id", "municipality"]
PLACE = ["metric", "period_kind", "period", "basis", *GROUPS]
COUNTS = ["numerator", "denominator", "missing", "excluded"]
SINGLE = [each.name for each in DIMENSIONS if not each.is_many]


def test_the_first_columns_are_those_of_figures_csv(base) -> None:
    assert tuple(base.figures("moved_on", period="2026").columns[: len(HEADER)]) == HEADER


def test_published_metrics_have_the_figures_of_the_report(base, sample) -> None:
    """Every group, period and basis that the report measures, and nothing else, count for count."""
    published = [metric.id for metric in base.definitions.metrics]
    asked = base.figures_by(published, [[], ["gender"], ["age_group"], GROUPS[:2], ["insats_id"], ["municipality"]])
    asked = asked[(asked["statistic"] == "share") & (asked["period_kind"] != "since")]
    ours = {tuple(None if pd.isna(cell) else cell for cell in row) for row in asked[PLACE + COUNTS].to_numpy()}
    theirs = set(
        sample.rows(f"select metric, kind, name, basis, {', '.join(GROUPS)}, {', '.join(COUNTS)} from measured.figure")
    )
    assert ours == theirs


def test_statements_are_those_of_the_report(base, sample) -> None:
    asked = base.figures_by("moved_on", [[], ["insats_id"]])
    asked = asked[asked["statistic"] == "share"]
    ours = {
        (row["period_kind"], row["period"], row["basis"], None if pd.isna(row["insats_id"]) else row["insats_id"]): row
        for row in asked.to_dict("records")
    }
    compared = 0
    for figure in sample.figures:
        key = figure.key
        if key.metric == "moved_on" and key.group.kind in ("all", "insats"):
            row = ours[key.period_kind, key.period, key.basis, key.group.insats_id]
            said = [row["target_reached"], row["certainty"], row["value"], row["ci_low"]]
            expected = [figure.target_reached, figure.certainty, figure.value, figure.ci_low]
            assert [None if pd.isna(each) else each for each in said] == pytest.approx(expected, nan_ok=True)
            compared += 1
    assert compared > 25


@pytest.mark.parametrize("dimension", SINGLE)
def test_groups_add_up_to_their_total(base, dimension: str) -> None:
    asked = base.figures_by(None, [[], [dimension]], "year")
    counted = asked[asked["numerator"].notna() & ~asked["statistic"].isin(["people", "incidence", "transition"])]
    place = ["metric", "statistic", "category", "period", "basis"]
    is_total = counted[dimension].isna()
    total = counted[is_total].set_index(place)[["numerator", "denominator", "missing", "excluded"]]
    parts = counted[~is_total].groupby(place, dropna=False)[["numerator", "denominator", "missing", "excluded"]].sum()
    assert len(total) > 500
    pd.testing.assert_frame_equal(parts.sort_index(), total.sort_index(), check_dtype=False)
    assert set(asked["adds_up"]) == {True}


def test_groups_that_one_can_be_in_several_of_say_so(base) -> None:
    asked = base.figures("started", by=["target_group"], period="2025")
    total = base.figures("started", period="2025")
    people = [frame[frame["statistic"] == "participations"]["numerator"].sum() for frame in (asked, total)]
    assert people[0] > people[1]
    assert set(asked["adds_up"]) == {False}


def test_quarters_add_up_to_years_and_to_the_whole_time(base) -> None:
    asked = base.figures("public_support", basis="completed")
    asked = asked[asked["statistic"].isin(["lost", "gained", "kept", "never"])]
    sums = asked.groupby(["period_kind", "statistic"])[["numerator", "missing"]].sum()
    for kind in ("year", "since"):
        pd.testing.assert_frame_equal(sums.loc[kind], sums.loc["quarter"])


def test_the_group_with_nobody_has_a_row_without_a_number(base) -> None:
    asked = base.figures(["moved_on", "public_support", "eq_vas"], by=["gender", "age_group"], period="2025-Q1")
    assert len(asked) == len(asked.drop_duplicates("figure_id"))
    empty = asked[(asked["status"] == "zero") & (asked["statistic"] != "excluded")]
    assert len(empty) > 20
    assert empty[["value", "ci_low", "ci_high", "bound_low", "p_value"]].isna().all().all()
    assert (empty["denominator"] == 0).all()


def test_bounds_hold_the_share_and_end_where_nobody_is_missing(base) -> None:
    asked = base.figures_by(None, [[], ["gender"]], "year")
    shown = asked[(asked["status"] == "shown") & asked["bound_low"].notna()]
    assert (shown["bound_low"] <= shown["value"] + 1e-12).all()
    assert (shown["value"] <= shown["bound_high"] + 1e-12).all()
    whole = shown[shown["missing"] == 0]
    assert len(whole) > 20
    assert (whole["bound_high"] - whole["bound_low"]).abs().max() < 1e-12


def test_who_is_left_out_is_named(base) -> None:
    asked = base.figures("moved_on", period="2025", basis="completed")
    named = asked[asked["statistic"] == "excluded"]
    assert list(named["category"]) == list(base.definitions.bases[1].excludes)
    assert named["numerator"].sum() == asked[asked["statistic"] == "share"]["excluded"].iloc[0] > 0


def test_not_yet_due_is_neither_known_nor_missing(base) -> None:
    [row] = base.figures("followup_12", period="2026-Q3", basis="finished").to_dict("records")
    assert (row["status"], row["denominator"], row["missing"]) == ("not_yet_due", 0, 0)
    assert row["not_yet_due"] > 0 and pd.isna(row["value"])


def test_few_pairs_have_no_mean_and_are_still_counted(base) -> None:
    asked = base.figures("eq_vas", by=["insats_id"], period="quarter")
    few = asked[(asked["statistic"] == "mean_change") & (asked["status"] == "not_applicable")]
    assert len(few) > 0
    assert few["denominator"].between(1, 9).all()
    assert few["value"].isna().all()


def test_everything_says_that_it_is_unprotected(base) -> None:
    asked = base.figures("moved_on", by=["gender", "insats_id"], period="2025")
    assert asked.attrs["protection"] == "unprotected"
    assert set(asked["protection"]) == {"unprotected"}
    again = pd.read_csv(io.StringIO(asked.to_csv(index=False)))
    assert set(again["protection"]) == {"unprotected"}


def test_a_figure_id_names_everything(base) -> None:
    asked = base.figures("occupation_transition", by=["gender"], period="2025", basis="finished")
    assert "occupation_transition.1/transition:soker>arbete/year-2025/finished/gender=kvinna" in set(asked["figure_id"])
    [only] = base.figures("moved_on", period="rolling 2026-Q3", basis="finished")["figure_id"]
    assert only == "moved_on.1/share/rolling-2026-Q3/finished"


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ({"metric": "moved_on", "by": ["gender", "age_group", "insats_id"]}, "två"),
        ({"metric": "moved_on", "by": ["shoe_size"]}, "shoe_size"),
        ({"metric": "moved_off"}, "moved_off"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_reason(base, asked: dict, word: str) -> None:
    with pytest.raises(QuestionRefused, match=word):
        base.figures(**asked)


@pytest.mark.parametrize(
    ("period", "kinds"),
    [
        ("2025", {("year", "2025")}),
        ("2025-Q2", {("quarter", "2025-Q2")}),
        ("rolling 2025K4", {("rolling", "2025-Q4")}),
        ("since 2026-Q3", {("since", "2026-Q3")}),
        (["2024", "2025"], {("year", "2024"), ("year", "2025")}),
    ],
)
def test_a_period_is_chosen_by_its_name(base, period, kinds: set[tuple[str, str]]) -> None:
    asked = base.figures("moved_on", period=period)
    assert set(zip(asked["period_kind"], asked["period"], strict=True)) == kinds


@pytest.mark.parametrize(
    ("period", "error"),
    [
        ("someday", PeriodNotUnderstood), ("rolling 2025", PeriodNotUnderstood),
        ("2031", PeriodNotOver), ("1999", PeriodWithoutData),
    ],
)  # fmt: skip
def test_a_period_that_is_not_there_is_an_error(base, period: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        base.figures("moved_on", period=period)
