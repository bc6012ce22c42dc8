"""What can be chosen has people in it, and what is said and drawn claims no more than the figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.desk import (
    before_and_after,
    change_said,
    dots_with_intervals,
    funnel_drawn,
    interval_said,
    level_said,
    name_of,
    period_choices,
    staircase,
)
from pipeline.statistics.level_of_change import LevelOfChange

SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted)


def test_every_period_to_choose_has_somebody_who_finished(base) -> None:
    choices = period_choices(base)
    assert next(iter(choices.values())) == "2025"
    assert "Året 2026, till och med 2026-Q3" in choices
    figures = base.figures("finished", period=list(choices.values()), basis="finished")
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
def test_an_interval_is_never_told_narrower_than_it_is(limits: list[float]) -> None:
    low, high = (int(text) for text in interval_said(*limits).removesuffix("\N{NO-BREAK SPACE}%").split("–"))
    assert 0 <= low <= 100 * limits[0] + 1e-6
    assert 100 * limits[1] - 1e-6 <= high <= 100


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


def test_nothing_to_draw_is_an_empty_chart() -> None:
    for plot in (dots_with_intervals([], []), before_and_after([]), staircase([], [])):
        assert not plot.axes[0].lines
