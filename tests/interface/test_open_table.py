"""Open tables count what everything else counts, and hold with the nearer base too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.interface import LocalFigures
from pipeline.interface.ground import read_ground
from pipeline.open_table import make_open_table
from pipeline.vocabulary.errors import QuestionRefused

FIGURES = ("numerator", "denominator", "missing")
ANSWERS = (("yes",), ("yes", "no"), ("missing",))


@pytest.mark.parametrize("base_of_rounding", (3, 5))
@pytest.mark.parametrize(
    ("metric", "by", "period"),
    [
        ("moved_on", ("gender", "municipality"), "2025"),
        ("left_public_support", ("age_group",), "rolling 2026-Q3"),
        ("health_better", ("insats_id",), "2026-Q2"),
    ],
)
def test_totals_are_those_of_the_figures_but_for_a_few(
    base: LocalFigures, tmp_path: Path, metric: str, by: Sequence[str], period: str, base_of_rounding: int
) -> None:
    limits = base.definitions.disclosure
    rounding = replace(limits.rounding, base=base_of_rounding)
    other = replace(base, definitions=replace(base.definitions, disclosure=replace(limits, rounding=rounding)))
    table, _ = make_open_table(other, metric, by, period, tmp_path, is_sample=True)
    figures = base.figures(metric, by, period, "finished")
    share = figures[figures["statistic"] == "share"]
    assert len(share) > 1
    for group in table.groups:
        if any(getattr(group, name) is None for name in by):
            continue
        (row,) = share[
            [all(row[name] == getattr(group, name) for name in by) for _, row in share.iterrows()]
        ].itertuples()
        for name, answers in zip(FIGURES, ANSWERS, strict=True):
            true, printed = getattr(row, name), table.total(group, answers)
            assert abs(printed - true) < base_of_rounding * len(answers)
            if table.is_exact(group, answers):
                assert printed == true


def test_without_a_register_there_are_no_insatser_to_break_down_by(base: LocalFigures, tmp_path: Path) -> None:
    without = replace(base, ground=replace(base.ground, codes={**base.ground.codes, "insats_id": ()}))
    with pytest.raises(QuestionRefused, match="insatsregistret"):
        make_open_table(without, "moved_on", ["gender", "insats_id"], "2025", tmp_path, is_sample=True)
    assert not list(tmp_path.rglob("*.csv"))


def test_insatser_that_no_register_names_are_those_that_participations_carry(
    analyst, participation: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    rows = [participation(number, insats_id=f"I0{1 + number % 2}", work_after="ja") for number in range(60)]
    analyst.deliver_rows("2026-08-01/deltaganden.csv", rows)
    analyst.load()
    local = LocalFigures(
        analyst.connection, analyst.order.definitions, *read_ground(analyst.connection, analyst.order.definitions)
    )
    assert local.ground.codes["insats_id"] == ("I01", "I02")
    table, _ = make_open_table(local, "health_better", ["insats_id"], "2026-Q2", tmp_path / "out", is_sample=False)
    assert {group.insats_id for group in table.groups} == {None, "I01", "I02"}
