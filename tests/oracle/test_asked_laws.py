"""What must hold of every figure that can be asked for, whatever was delivered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from asked_comparison import asked
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_answers import full_deliveries

from pipeline.vocabulary.periods import Quarter

GROUPINGS = [(), ("gender",), ("insats_id",)]
LAST = Quarter(2026, 4)
NOT_DUE = {
    "participation_id": "N1", "person_id": "PN", "insats_id": "I1", "start_date": "2026-08-01", "exit_date": "",
}  # fmt: skip
"""Has not finished: nothing that is asked about those who have can change."""


def figures(new_analyst: Callable, rows: list[dict[str, str]]) -> pd.DataFrame:
    analyst = new_analyst()
    analyst.deliver_rows("2026-10-05/deltaganden.csv", rows)
    analyst.load()
    frame = asked(analyst, GROUPINGS, LAST).to_pandas()
    nested = analyst.rows(
        "select count(*) from derived.answer where (work_or_study and not work_study_or_seeking) "
        "or (work_or_study and not moved_on) or (started_or_increased and not work_or_study)"
    )
    analyst.close()
    assert nested == [(0,)]
    return frame


@settings(max_examples=settings().max_examples // 2)
@given(rows=full_deliveries(), chance=st.randoms(use_true_random=False))
def test_figures_keep_the_laws(new_analyst: Callable, rows: list[dict[str, str]], chance: Any) -> None:
    frame = figures(new_analyst, rows)
    shares = frame[(frame["unit"] == "share") & frame["value"].notna()]
    ordinary = shares[~shares["statistic"].isin(["difference", "net"])]
    assert ordinary["value"].between(0, 1).all()
    has_limits = shares[shares["ci_low"].notna()]
    assert (has_limits["ci_low"] <= has_limits["value"] + 1e-9).all()
    assert (has_limits["value"] <= has_limits["ci_high"] + 1e-9).all()
    bounded = shares[shares["bound_low"].notna()]
    assert (bounded["bound_low"] <= bounded["value"] + 1e-9).all()
    assert (bounded["value"] <= bounded["bound_high"] + 1e-9).all()
    _groups_add_up(frame)
    _every_pair_is_better_same_or_worse(frame)
    changed = [*(_relabelled(row) for row in chance.sample(rows, len(rows))), NOT_DUE]
    assert _numbers(figures(new_analyst, changed), swapped=True) == _numbers(frame)


def _groups_add_up(frame: pd.DataFrame) -> None:
    place = ["metric", "period_kind", "period", "basis", "statistic", "category"]
    # One person can take part in several insatser, and is one in each of them.
    counted = frame[frame["numerator"].notna() & (frame["statistic"] != "people")].fillna({"category": ""})
    total = counted[counted["gender"].isna() & counted["insats_id"].isna()].set_index(place)
    for dimension in ("gender", "insats_id"):
        parts = counted[counted[dimension].notna()].groupby(place)[["numerator", "denominator", "missing"]].sum()
        assert (parts == total.loc[parts.index, ["numerator", "denominator", "missing"]]).all(axis=None)


def _every_pair_is_better_same_or_worse(frame: pd.DataFrame) -> None:
    kinds = frame[frame["statistic"].isin(["better", "same", "worse"])].fillna({"gender": "", "insats_id": ""})
    place = ["metric", "period_kind", "period", "basis", "gender", "insats_id"]
    summed = kinds.groupby(place).agg(people=("numerator", "sum"), pairs=("denominator", "first"))
    assert (summed["people"] == summed["pairs"]).all()


def _relabelled(row: Mapping[str, str]) -> dict[str, str]:
    other = {"kvinna": "man", "man": "kvinna", "K": "M", "M": "K", "2": "1", "1": "2"}
    return {**row, "gender": other.get(row.get("gender", ""), row.get("gender", ""))}


def _numbers(frame: pd.DataFrame, swapped: bool = False) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Counts and values of those who have finished, by place, genders named back."""
    names = {"kvinna": "man", "man": "kvinna"} if swapped else {}
    finished = frame[frame["basis"].isin(["finished", "completed"]) & (frame["denominator"] > 0)]
    columns = ["figure_id", "numerator", "denominator", "missing", "value", "ci_low", "ci_high"]
    return {
        (_named_back(row[0], names), ): tuple(None if pd.isna(each) else round(float(each), 9) for each in row[1:])
        for row in finished[columns].itertuples(index=False)
    }  # fmt: skip


def _named_back(figure_id: str, names: Mapping[str, str]) -> str:
    head, mark, gender = figure_id.partition("gender=")
    return head + mark + names.get(gender, gender)
