"""What makes the attack on many groups quick must not change what it finds."""

from __future__ import annotations

import numpy as np
import pytest
from grids import grid
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.audit import core, parts, together
from pipeline.audit.attack import Attacker
from pipeline.audit.figures_file import COUNTS, PublishedRow
from pipeline.audit.follow import Row, put_in
from pipeline.audit.puzzle import Puzzle
from pipeline.audit.survey import Demand, Survey
from pipeline.audit.together import Together

FAR = 10**6


@st.composite
def grids_with_holes(draw: st.DrawFn) -> Puzzle:
    """A table with its margins, of which some numbers are hidden."""
    rows, columns = draw(st.integers(2, 5)), draw(st.integers(2, 4))
    counts = draw(
        st.lists(st.lists(st.integers(0, 9), min_size=columns, max_size=columns), min_size=rows, max_size=rows)
    )
    names = ("ABCDE"[:rows], "wxyz"[:columns])
    inner = [row + column for row in names[0] for column in names[1]]
    return grid(counts, names, draw(st.sets(st.sampled_from([*inner, *names[0], *names[1]]), min_size=1)))


@settings(max_examples=60, deadline=None)
@given(grids_with_holes())
def test_a_survey_of_the_core_alone_finds_what_a_survey_of_the_whole_finds(puzzle: Puzzle):
    demands = [Demand(cell.name, cell.inner, max(0.0, cell.low - 2), cell.low + 5) for cell in puzzle.hidden]
    whole = Survey(Attacker(puzzle), demands)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "MOST_AT_ONCE", 0)
        patch.setattr(parts, "WORTH_WHILE", FAR)
        patch.setattr(core, "SMALL_ROW", 2)
        small = Survey(Attacker(puzzle), demands)
    assert [small.misses(at) for at in range(len(demands))] == [whole.misses(at) for at in range(len(demands))]


@settings(max_examples=60, deadline=None)
@given(grids_with_holes())
def test_every_table_found_in_the_core_fits_the_whole(puzzle: Puzzle):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "MOST_AT_ONCE", 0)
        patch.setattr(parts, "WORTH_WHILE", FAR)
        attacker = Attacker(puzzle)
        survey = Survey(attacker, [Demand(cell.name, cell.inner, 0.0, FAR) for cell in puzzle.hidden])
        beside = [
            table
            for cell in puzzle.hidden
            for table in attacker.tables_beside(cell.inner, 1, list(attacker.columns_of(cell.inner)))
        ]
    sums = attacker.matrix(cell.inner for cell in puzzle.cells)
    for table in (*survey.tables, *beside):
        found = sums @ table
        assert np.all(found >= np.array([cell.low for cell in puzzle.cells]) - 1e-5)
        assert np.all(found <= np.array([cell.high for cell in puzzle.cells]) + 1e-5)


def test_columns_follow_one_after_the_other():
    rows = [
        Row(((0, 1.0),), 4, 4),
        Row(((0, 1.0), (1, 1.0)), 7, 7),
        Row(((1, -1.0), (2, 2.0)), 1, 1),
        Row(((2, 1.0), (3, 1.0), (4, 1.0)), 2, 2),
        Row(((5, 1.0), (6, 1.0)), 3, 3),
    ]
    known, left, holds = put_in(rows)
    assert known == {0: 4, 1: 3, 2: 2, 3: 0, 4: 0}
    assert left == [rows[-1]]
    assert holds


@pytest.mark.parametrize(
    "rows",
    [
        [Row(((0, 1.0),), 4, 4), Row(((0, 1.0),), 5, 5)],
        [Row(((0, 1.0),), 4, 4), Row(((0, 1.0), (1, 1.0)), 3, 3)],
    ],
    ids=["two values", "less than nothing"],
)
def test_columns_that_cannot_be_are_noticed(rows: list[Row]):
    assert not put_in(rows)[2]


def row(insats: str, basis: str, counts: tuple[int, int, int, int] | None) -> PublishedRow:
    group = (("insats_id", insats),) if insats else ()
    return PublishedRow(
        f"{insats or 'all'} {basis}", "moved_on", "1", "quarter", "2026-Q3", basis, group,
        "shown" if counts else "hidden", tuple(zip(COUNTS, counts or (None,) * 4, strict=True)), "", (8106,),
    )  # fmt: skip


ROWS = (
    row("", "finished", (20, 30, 2, 0)), row("", "completed", (18, 24, 1, 7)), row("A", "finished", (10, 14, 1, 0)),
    row("B", "finished", None), row("C", "finished", None),
)  # fmt: skip


def ends_of(rows: tuple[PublishedRow, ...], most: int) -> dict[str, tuple[float, float]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(together, "MOST_INNER_WITH_PARTS", most)
        puzzle = Together(rows).puzzle
    attacker = Attacker(puzzle)
    return {cell.name: (attacker.least(cell.inner), attacker.most(cell.inner)) for cell in puzzle.hidden}


def test_counting_the_parts_of_groups_together_tells_no_more():
    whole, joined = ends_of(ROWS, FAR), ends_of(ROWS, 0)
    assert whole.keys() == joined.keys()
    for name, (low, high) in whole.items():
        assert joined[name][0] <= low + 1e-6
        assert joined[name][1] >= high - 1e-6


def test_counting_the_parts_of_groups_together_still_subtracts_what_is_shown():
    last = (*ROWS[:3], row("B", "finished", (4, 6, 0, 0)), row("C", "finished", None))
    assert ends_of(last, 0)["C finished numerator"] == pytest.approx((6, 6))


def test_groups_whose_completed_are_printed_keep_their_parts():
    rows = (*ROWS[:3], row("A", "completed", (9, 12, 1, 2)), *ROWS[3:])
    whole, joined = ends_of(rows, FAR), ends_of(rows, 0)
    assert all(joined[name] == pytest.approx(ends) for name, ends in whole.items())
