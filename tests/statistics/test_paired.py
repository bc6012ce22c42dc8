"""How sure the change of a yes or no in the same people is: W5, W6 and the laws."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.statistics.level import Z95, z_of
from pipeline.statistics.paired import Pairs, newcombe_paired, tango

TANGO = [
    ((1, 1, 7, 12), 0.95, -0.517, -0.026),
    ((4, 9, 3, 16), 0.95, -0.027, 0.390),
    ((43, 0, 1, 0), 0.90, -0.096, 0.037),
    ((53, 16, 8, 9), 0.95, -0.020, 0.207),
]

cell = st.integers(0, 200)
pairs = st.builds(lambda *cells: cells, cell, cell, cell, cell).filter(any).map(lambda cells: Pairs(*cells))


@pytest.mark.parametrize(("cells", "level", "low", "high"), TANGO)
def test_tango(cells: tuple[int, int, int, int], level: float, low: float, high: float) -> None:
    """W5: Fagerland, Lydersen and Laake 2014; Tango 1998; Agresti and Min 2005; by way of ratesci's tests."""
    _, only_before, only_after, _ = cells
    assert tango(only_before, only_after, sum(cells), z_of(level)) == pytest.approx((low, high), abs=0.5e-3)


def test_newcombe_paired() -> None:
    """W6: Fagerland, Lydersen and Laake 2014."""
    assert newcombe_paired(Pairs(1, 1, 7, 12)) == pytest.approx((-0.507, -0.026), abs=0.5e-3)


@pytest.mark.parametrize("n", [1, 5, 40, 100_000])
def test_nobody_changed_still_has_an_interval(n: int) -> None:
    """Section 5: with b = c = 0 the score is solved by z²/(n + z²)."""
    limit = Z95**2 / (n + Z95**2)
    assert tango(0, 0, n) == pytest.approx((-limit, limit), rel=1e-9)


@pytest.mark.parametrize("n", [1, 5, 40])
def test_everybody_changed_one_way(n: int) -> None:
    low, high = tango(n, 0, n)
    assert (low, high) == (pytest.approx((n - Z95**2) / (n + Z95**2)), 1)


def test_no_pairs_have_no_interval() -> None:
    with pytest.raises(ValueError, match="no pairs"):
        tango(0, 0, 0)
    with pytest.raises(ValueError, match="no pairs"):
        Pairs(0, 0, 0, 0)


@pytest.mark.parametrize("counts", [(3, 3, 5), (-1, 1, 5)])
def test_those_who_changed_are_among_the_pairs(counts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="among the pairs"):
        tango(*counts)


def _score(b: int, c: int, n: int, difference: float) -> float:
    """The score as Tango prints it, for limits that are not at an end."""
    linear, constant = -b - c + (2 * n - b + c) * difference, -c * difference * (1 - difference)
    q = (sqrt(linear**2 - 4 * 2 * n * constant) - linear) / (4 * n)
    return (b - c - n * difference) / sqrt(n * (2 * q + difference * (1 - difference)))


@given(pairs)
def test_the_score_at_each_limit_is_z(found: Pairs) -> None:
    b, c, n = found.only_before, found.only_after, found.people
    assume(b + c and abs(b - c) < n)
    low, high = tango(b, c, n)
    assert (_score(b, c, n, low), _score(b, c, n, high)) == pytest.approx((Z95, -Z95), abs=1e-4)


@given(pairs)
def test_holds_the_difference_and_mirrors_when_before_and_after_are_swapped(found: Pairs) -> None:
    for low, high, mirrored in (
        (*tango(found.only_before, found.only_after, found.people),
         tango(found.only_after, found.only_before, found.people)),
        (*newcombe_paired(found), newcombe_paired(found.swapped)),
    ):  # fmt: skip
        assert -1 <= low <= found.difference <= high <= 1
        assert mirrored == pytest.approx((-high, -low), abs=1e-12)
