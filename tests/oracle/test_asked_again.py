"""Everything that can be asked for, counted again in plain loops: the same numbers."""

from __future__ import annotations

from collections.abc import Callable

from asked_comparison import differences
from hypothesis import given
from invented_answers import full_deliveries

GROUPINGS = [(), ("gender",), ("gender", "age_group"), ("target_group",)]


def test_the_sample(sample) -> None:
    assert differences(sample.analyst, [*GROUPINGS, ("insats_id",)]) == []


@given(rows=full_deliveries())
def test_random_participations(new_analyst: Callable, rows: list[dict[str, str]]) -> None:
    analyst = new_analyst()
    analyst.deliver_rows("2026-10-05/deltaganden.csv", rows)
    analyst.load()
    found = differences(analyst, [*GROUPINGS, ("education",), ("referred_by", "support_group_before")])
    analyst.close()
    assert found == []
