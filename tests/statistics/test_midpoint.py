"""Counts shown as the middle of a band: W27."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.statistics.midpoint import midpoint


def test_bands_of_six() -> None:
    """W27: OpenSAFELY documentation."""
    assert [midpoint(count) for count in (0, 1, 6, 7, 12, 13, 18)] == [0, 3, 3, 9, 9, 15, 15]


@pytest.mark.parametrize(("count", "band"), [(-1, 6), (3, 5), (3, 0)])
def test_what_has_no_middle(count: int, band: int) -> None:
    with pytest.raises(ValueError, match=r"nobody|band"):
        midpoint(count, band)


@given(st.integers(1, 10_000))
def test_is_never_further_away_than_half_a_band(count: int) -> None:
    assert abs(midpoint(count) - count) <= 3
    assert midpoint(count) <= midpoint(count + 1)
