"""However the work is divided where participations are many, the figures are those of few: on the sample, both ways."""

from __future__ import annotations

import pandas as pd
import pytest

from pipeline.measure.asked import gathering, glimpse, told_by
from pipeline.vocabulary.dimensions import NAMES
from pipeline.vocabulary.sql import identifier


@pytest.mark.parametrize(("patterns", "looked_at"), [(1, 20_000), (30, 100), (10_000, 20_000)])
def test_figures_of_many_are_those_of_few(base, monkeypatch: pytest.MonkeyPatch, patterns: int, looked_at: int) -> None:
    groupings = [[], *([name] for name in NAMES), ["gender", "age_group"]]
    few = base.figures_by(None, groupings, period="2026")
    monkeypatch.setattr(gathering, "FEW_ROWS", 0)
    monkeypatch.setattr(glimpse, "MOST_PATTERNS", patterns)
    monkeypatch.setattr(glimpse, "ROWS_LOOKED_AT", looked_at)
    many = base.figures_by(None, groupings, period="2026")
    in_order = [each.sort_values("figure_id", ignore_index=True) for each in (few, many)]
    pd.testing.assert_frame_equal(*in_order)


@pytest.mark.parametrize("answer", sorted(told_by.TOLD_BY))
def test_those_who_say_the_same_have_the_same_answer(sample, answer: str) -> None:
    said = ", ".join(map(identifier, told_by.TOLD_BY[answer]))
    differ = (
        f"select count(*) from (select 1 from derived.answer group by {said} "
        f"having count(distinct coalesce({identifier(answer)}::varchar, 'not known')) > 1)"
    )
    assert sample.rows(differ) == [(0,)]
    assert sample.rows(f"select count(distinct {identifier(answer)}) > 1 from derived.answer") == [(True,)]
