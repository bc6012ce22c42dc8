"""What can be chosen has people in it, and what is said and drawn claims no more than the figures."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk import (
    before_and_after,
    change_said,
    columns_to_ask,
    dots_with_intervals,
    first_known,
    funnel_drawn,
    interval_said,
    level_said,
    name_of,
    period_choices,
    staircase,
    two_rows_said,
    with_intervals,
)
from pipeline.publish.wording.numbers import interval_text
from pipeline.statistics.level_of_change import LevelOfChange

SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)


def test_every_period_to_choose_has_somebody_who_finished(base) -> None:
    choices = period_choices(base)
    assert next(iter(choices.values())) == "2025"
    assert "Året 2026, till och med 2026-Q3" in choices
    figures = base.figures("finished", period=list(choices.values()), basis="finished")
    assert list(choices.values())[-1] == "since 2026-Q3"
    figures = figures[figures["statistic"] == "participations"]
    assert len(figures) == len(choices) and (figures["value"] > 0).all()


@pytest.mark.parametrize(
    ("dimension", "code", "name"),
    [
        ("gender", "kvinna", "Kvinnor"), ("age_group", "25-29", "25–29 år"), ("municipality", "ovrig", "Övriga"),
        ("education", "gymnasium", "gymnasium"), ("insats_id", "I01", "I01"), ("gender", None, "Alla"),
    ],
)  # fmt: skip
def test_a_group_is_called_by_its_words(base, dimension: str, code: str | None, name: str) -> None:
    assert name_of(base.definitions, dimension, code) == name


@given(SHARES)
def test_an_interval_is_told_as_the_report_tells_it(limits: list[float]) -> None:
    figure = SimpleNamespace(ci_low=limits[0], ci_high=limits[1], target=0.7)
    assert interval_said(*limits, 0.7) == interval_text(figure)


@given(st.floats(-50, 50), st.floats(0.01, 20), st.floats(0.01, 20))
def test_a_change_is_sure_only_where_the_interval_holds_no_nought(change: float, below: float, above: float) -> None:
    low, high = change - below, change + above
    said = change_said(change, low, high, "steg")
    assert ("säkert större" in said) == (low > 0)
    assert ("säkert mindre" in said) == (high < 0)
    assert ("ingen säker ändring" in said) == (low <= 0 <= high)


def test_a_level_of_change_is_told_by_its_interval() -> None:
    for limits, words in (
        ((-0.4, -0.1), "låg lågt mer"),
        ((0.1, 0.4), "låg högt mer"),
        ((-0.1, 0.2), "går inte att säga"),
    ):
        assert words in level_said(LevelOfChange(sum(limits) / 2, *limits, pairs=100))
    assert "för få" in level_said(LevelOfChange(None, None, None, pairs=3))


def test_charts_draw_every_row_with_somebody_in_it(base) -> None:
    frame = base.figures("moved_on", by=["age_group"], period="2025", basis="finished")
    rows = frame[frame["statistic"] == "share"].to_dict("records")
    names = [str(row["age_group"]) for row in rows]
    known = [name for row, name in zip(rows, names, strict=True) if row["denominator"] > 0]
    drawn = [text.get_text() for text in dots_with_intervals(rows, names, 0.7).axes[0].get_yticklabels()]
    assert [text.partition("  (")[0] for text in drawn] == known and len(known) > 4
    named = {text.get_text() for text in funnel_drawn(base.funnel("moved_on", "2025"), 0.7).axes[0].texts}
    assert set(base.ground.codes["insats_id"]) <= named


def test_a_funnel_of_many_names_only_those_that_chance_does_not_account_for(base) -> None:
    frame = pd.concat([base.funnel("moved_on", "2025")] * 2, ignore_index=True)
    frame["insats_id"] = [f"I{number:02}" for number in range(len(frame))]
    plot = funnel_drawn(frame)
    outside = {*frame[frame["outside_95"].fillna(False)]["insats_id"]}
    assert len(frame) > 12 and {text.get_text() for text in plot.axes[0].texts} == outside
    assert all(float(tick).is_integer() for tick in plot.axes[0].get_xticks())


def test_a_funnel_of_small_shares_is_drawn_where_they_are(base) -> None:
    frame = base.funnel("moved_on", "2025")
    for column in frame.columns[frame.columns.str.startswith(("common", "value"))]:
        frame[column] = frame[column] / 10
    top = funnel_drawn(frame).axes[0].get_ylim()[1]
    assert 100 * frame["value"].max() < top <= 30


def test_long_labels_leave_room_for_the_bars() -> None:
    plot = staircase(["Känt utfall: avslutade deltaganden där arbete, studier och rehabilitering är kända"], [7])
    [label] = [text.get_text() for text in plot.axes[0].get_yticklabels()]
    assert max(map(len, label.split("\n"))) <= 34 < len(label)


def test_the_first_metric_has_somebody_known(base, monkeypatch: pytest.MonkeyPatch) -> None:
    assert first_known(base, "2025") == "moved_on"
    real = type(base).figures

    def without(self, metric, **asked):
        frame = real(self, metric, **asked)
        frame.loc[frame["metric"].isin(["moved_on", "work_or_study"]), "denominator"] = 0
        return frame

    monkeypatch.setattr(type(base), "figures", without)
    assert first_known(base, "2025") == "work_study_or_seeking"


@pytest.mark.parametrize(
    "counts",
    [{"antal": [3], "kanda": [9]}, {"antal": [3.5], "av": [9]}, {"antal": [9], "av": [3]}, {"antal": [None], "av": [3]},
     {"antal": ["x"], "av": ["y"]}, {"antal": [], "av": []}],
)  # fmt: skip
def test_an_answer_without_shares_is_left_as_it_is(counts: dict[str, list[object]]) -> None:
    answer = pd.DataFrame(counts)
    assert with_intervals(answer) is answer and two_rows_said(answer) is None


def test_an_answer_of_shares_gets_intervals_and_two_rows_are_compared() -> None:
    answer = with_intervals(pd.DataFrame({"kön": ["kvinna", "man"], "antal": [47, 125], "av": [72, 205]}))
    assert list(answer["andel %"]) == [65.3, 61.0]
    assert list(answer["95 % från"]) == [53.8, 54.2] and list(answer["95 % till"]) == [75.2, 67.4]
    said = two_rows_said(answer)
    assert said is not None and said.startswith("kön kvinna mot kön man: ingen säker skillnad. Skillnaden är 4 ")
    nobody = with_intervals(pd.DataFrame({"antal": [0, 1], "av": [0, 2]}))
    assert nobody["andel %"].isna().tolist() == [True, False] and two_rows_said(nobody) is None


def test_the_columns_to_ask_about_are_those_of_the_table(base) -> None:
    listed = columns_to_ask(base.connection, base.definitions)
    names = [row[0] for row in base.connection.execute("describe derived.answer").fetchall()]
    assert list(listed["Kolumn"]) == names
    words = listed.set_index("Kolumn")["Vad den är"]
    assert words["work_or_study"] == base.metric("work_or_study").question.sv and words["gender"] == "Kön"


def test_nothing_to_draw_is_an_empty_chart() -> None:
    for plot in (dots_with_intervals([], []), before_and_after([]), staircase([], [])):
        assert not plot.axes[0].lines
