"""Many comparisons: W15, and against scipy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control

from pipeline.statistics.many import Adjustment, adjusted

PRINTED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1,
]  # fmt: skip

p_values = st.lists(st.floats(0, 1), max_size=40)


@pytest.mark.parametrize(("by", "rejected"), [("benjamini_hochberg", 4), ("bonferroni", 3), ("hochberg", 3)])
def test_fifteen_comparisons(by: Adjustment, rejected: int) -> None:
    """W15: Benjamini and Hochberg 1995, at 5 %."""
    assert [p <= 0.05 for p in adjusted(PRINTED, by)] == [True] * rejected + [False] * (15 - rejected)


def test_no_comparisons() -> None:
    assert adjusted([]) == ()


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
def test_what_is_no_p(p: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        adjusted([0.5, p])


@given(p_values.filter(bool))
def test_agrees_with_scipy(values: list[float]) -> None:
    assert adjusted(values) == pytest.approx(tuple(false_discovery_control(values)), abs=1e-12)


@given(p_values)
def test_adjusting_never_makes_a_p_smaller_and_follows_its_comparison(values: list[float]) -> None:
    found = adjusted(values)
    assert all(p <= q + 1e-12 and q <= 1 for p, q in zip(values, found, strict=True))
    assert adjusted(values[::-1]) == pytest.approx(found[::-1])
