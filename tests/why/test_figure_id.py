"""A figure's id is read back to what it was made of, or refused with an example."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.vocabulary.errors import FigureIdNotUnderstood
from pipeline.vocabulary.figures import FigureKey, Group
from pipeline.why import FigureId

codes = st.text(alphabet="aåB1-/=: .", min_size=1, max_size=12)


@given(insats=st.none() | codes, gender=st.sampled_from([None, "kvinna"]))
def test_a_published_figures_id_is_read_back(insats: str | None, gender: str | None) -> None:
    group = Group(gender=gender, insats_id=insats)
    read = FigureId.parse(FigureKey("moved_on", 2, "rolling", "2026-Q3", "completed", group).id)
    assert (read.metric, read.version, read.statistic, read.category) == ("moved_on", 2, "share", None)
    assert (read.period_kind, read.period, read.basis) == ("rolling", "2026-Q3", "completed")
    assert dict(read.groups) == {
        name: code for name, code in (("gender", gender), ("insats_id", insats)) if code is not None
    }
    assert read.asked_period == "rolling 2026-Q3"


def test_a_category_is_part_of_it() -> None:
    read = FigureId.parse("target_group.1/share:a/b: c/year-2026/started/age_group=16-24")
    assert (read.category, read.period, read.groups) == ("a/b: c", "2026", (("age_group", "16-24"),))


@pytest.mark.parametrize("text", ["", "moved_on", "moved_on.1/share/2026/finished", "x.1/share/year-2026/finished/y=z"])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(FigureIdNotUnderstood) as said:
        FigureId.parse(text)
    assert "moved_on.1/share/year-2026/finished" in said.value.message("sv")
