"""Response weights: the cap, the effective number, and the laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.statistics.weight import Cell, WeightedShare, response_weight, weighted_share

cells = st.lists(
    st.integers(1, 60).flatmap(
        lambda n: st.integers(0, n).flatmap(lambda x: st.builds(Cell, st.integers(n, 4 * n), st.just(n), st.just(x)))
    ),
    min_size=1,
    max_size=8,
)


def test_half_of_one_kind_answered() -> None:
    """By hand: (2 · 8 + 8)/40 of 16 in 30, effective 40²/(4 · 10 + 20)."""
    found = weighted_share([Cell(20, 10, 8), Cell(20, 20, 8)])
    assert (found.share, found.moved, found.effective) == pytest.approx((0.6, 0.6 - 16 / 30, 1600 / 60))
    assert found.capped == 0


def test_no_answer_counts_for_more_than_five() -> None:
    """Section 8: cap 5, and how many it met."""
    assert response_weight(Cell(60, 10, 3)) == 5
    found = weighted_share([Cell(60, 10, 10), Cell(50, 50, 0)])
    assert (found.share, found.capped) == (0.5, 10)


def test_everyone_answered() -> None:
    assert weighted_share([Cell(8, 8, 6), Cell(4, 4, 3)]) == WeightedShare(0.75, 0.0, 12.0, 0)


def test_a_cell_with_nobody_due_does_no_harm() -> None:
    assert weighted_share([Cell(8, 8, 6), Cell(0, 0, 0)]).share == 0.75


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: Cell(12, 0, 0), "merge"),
        (lambda: Cell(5, 6, 1), "among"),
        (lambda: Cell(5, 4, 5), "among"),
        (lambda: weighted_share([]), "nobody"),
        (lambda: weighted_share([Cell(0, 0, 0)]), "nobody"),
        (lambda: response_weight(Cell(0, 0, 0)), "nobody"),
    ],
)
def test_what_cannot_be_weighted(make, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        make()


@given(cells)
def test_a_weighted_share_is_a_share_worth_no_more_than_its_answers(found: list[Cell]) -> None:
    weighted = weighted_share(found)
    answered = sum(cell.answered for cell in found)
    assert 0 <= weighted.share <= 1
    assert 0 < weighted.effective <= answered + 1e-9
    assert weighted.share - weighted.moved == pytest.approx(sum(cell.successes for cell in found) / answered)
    assert weighted_share(found[::-1]) == weighted


@given(cells, st.integers(2, 4))
def test_the_same_response_everywhere_moves_nothing(found: list[Cell], times: int) -> None:
    even = [Cell(times * cell.answered, cell.answered, cell.successes) for cell in found]
    assert weighted_share(even).moved == pytest.approx(0, abs=1e-12)
