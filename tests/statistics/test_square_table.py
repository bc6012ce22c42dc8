"""Have people moved between states: W9, the trap of empty cells, and against statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import SquareTable

from pipeline.statistics.mcnemar import mcnemar
from pipeline.statistics.square_table import Table, TableTest, bhapkar, bowker, stuart_maxwell

VISION = [[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]]
WITH_EMPTY_CELLS = [[5, 3, 0], [1, 6, 2], [0, 1, 4]]


def _tables(least: int) -> st.SearchStrategy[list[list[int]]]:
    cell = st.integers(least, 40)
    return st.integers(2, 5).flatmap(lambda k: st.lists(st.lists(cell, min_size=k, max_size=k), min_size=k, max_size=k))


def test_vision_of_women() -> None:
    """W9: Stuart 1955, 7477 women; package coin."""
    stuart, symmetry = stuart_maxwell(VISION), bowker(VISION)
    assert (stuart.statistic, stuart.degrees) == (pytest.approx(11.957, abs=0.5e-3), 3)
    assert stuart.p == pytest.approx(0.0075, abs=0.5e-4)
    assert bhapkar(VISION).statistic == pytest.approx(11.976, abs=0.5e-3)
    assert (symmetry.statistic, symmetry.degrees) == (pytest.approx(19.107, abs=0.5e-3), 6)
    assert symmetry.p == pytest.approx(0.0040, abs=0.5e-4)


def test_no_half_is_written_into_empty_cells() -> None:
    """Section 5: 1.3333, where the library's own setting gives .8947."""
    assert stuart_maxwell(WITH_EMPTY_CELLS).statistic == pytest.approx(1.3333, abs=0.5e-4)
    trap = SquareTable(np.array(WITH_EMPTY_CELLS, dtype=float)).homogeneity().statistic
    assert trap == pytest.approx(0.8947, abs=0.5e-4)


def test_a_state_without_people_changes_nothing() -> None:
    wider = [[*row[:1], 0, *row[1:]] for row in WITH_EMPTY_CELLS]
    wider.insert(1, [0, 0, 0, 0])
    assert stuart_maxwell(wider) == stuart_maxwell(WITH_EMPTY_CELLS)
    assert bhapkar(wider) == bhapkar(WITH_EMPTY_CELLS)
    assert bowker(wider) == bowker(WITH_EMPTY_CELLS)


def test_a_state_that_nobody_left_or_came_to_has_no_degree() -> None:
    stayed = [[5, 3, 0], [1, 6, 0], [0, 0, 4]]
    assert stuart_maxwell(stayed) == stuart_maxwell([[5, 3], [1, 6]])


def test_nobody_moved() -> None:
    assert {stuart_maxwell([[3, 0], [0, 4]]), bhapkar([[3, 0], [0, 4]]), bowker([[3, 0], [0, 4]])} == {
        TableTest(0, 0, 1.0)
    }


def test_two_separate_circles_are_added() -> None:
    apart = [[5, 3, 0, 0], [1, 6, 0, 0], [0, 0, 2, 7], [0, 0, 2, 2]]
    found, one, other = stuart_maxwell(apart), stuart_maxwell([[5, 3], [1, 6]]), stuart_maxwell([[2, 7], [2, 2]])
    assert (found.statistic, found.degrees) == (pytest.approx(one.statistic + other.statistic), 2)


def test_everyone_moved_one_way() -> None:
    assert stuart_maxwell([[0, 8], [0, 0]]).statistic == pytest.approx(8)
    with pytest.raises(ValueError, match="same way"):
        bhapkar([[0, 8], [0, 0]])


@pytest.mark.parametrize("table", [[], [[0, 0], [0, 0]], [[1, 2]], [[1, -2], [0, 1]]])
@pytest.mark.parametrize("test", [stuart_maxwell, bhapkar, bowker])
def test_what_is_no_table_of_people_is_refused(test: object, table: Table) -> None:
    with pytest.raises(ValueError, match=r"nobody|square"):
        test(table)  # type: ignore[operator]


@given(st.tuples(*[st.integers(0, 60)] * 4).filter(lambda cells: cells[1] + cells[2]))
def test_two_states_are_mcnemar(cells: tuple[int, int, int, int]) -> None:
    a, b, c, d = cells
    expected = mcnemar(b, c)
    for found in (stuart_maxwell([[a, b], [c, d]]), bowker([[a, b], [c, d]])):
        assert (found.statistic, found.p) == pytest.approx((expected.statistic, expected.p), abs=1e-9)


@given(_tables(1))
def test_agrees_with_statsmodels(table: Table) -> None:
    theirs = SquareTable(np.array(table), shift_zeros=False)
    for found, other in (
        (stuart_maxwell(table), theirs.homogeneity(method="stuart_maxwell")),
        (bhapkar(table), theirs.homogeneity(method="bhapkar")),
        (bowker(table), theirs.symmetry()),
    ):
        assert (found.statistic, found.p) == pytest.approx((other.statistic, other.pvalue), rel=1e-6, abs=1e-9)
        assert found.degrees == other.df


@given(_tables(0).filter(lambda table: any(map(any, table))), st.randoms(use_true_random=False))
def test_renaming_states_changes_nothing(table: Table, chance: object) -> None:
    order = list(range(len(table)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    renamed = [[table[i][j] for j in order] for i in order]
    for test in (stuart_maxwell, bowker):
        assert test(renamed).statistic == pytest.approx(test(table).statistic, rel=1e-6, abs=1e-9)
        assert test(renamed).degrees == test(table).degrees
