"""The attack against every table that fits, counted out one by one."""

from __future__ import annotations

import os
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.audit.attack import Attacker
from pipeline.audit.puzzle import Cell, Puzzle, hidden, shown

MOST = 3
EXAMPLES = 3_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 100


@st.composite
def small_puzzles(draw: st.DrawFn) -> tuple[Puzzle, int]:
    """Up to five inner counts, cells over any of them, some hidden; the whole is shown, so that it ends."""
    size = draw(st.integers(2, 5))
    true = draw(st.lists(st.integers(0, MOST), min_size=size, max_size=size))
    sets = draw(st.lists(st.frozensets(st.integers(0, size - 1), min_size=1), min_size=1, max_size=8))
    cells: list[Cell] = [shown("all", range(size), sum(true))]
    for at, inner in enumerate(sets):
        value = sum(true[each] for each in inner)
        least = draw(st.integers(0, min(1, value)))
        cells.append(hidden(f"h{at}", inner, least) if draw(st.booleans()) else shown(f"s{at}", inner, value))
    return Puzzle(tuple(cells)), size


@settings(max_examples=EXAMPLES, deadline=None)
@given(small_puzzles())
def test_whole_number_ends_are_those_of_all_tables(drawn: tuple[Puzzle, int]):
    puzzle, size = drawn
    whole = round(puzzle.cells[0].low)
    tables = [
        table
        for table in product(range(whole + 1), repeat=size)
        if all(cell.low <= sum(table[each] for each in cell.inner) <= cell.high for cell in puzzle.cells)
    ]
    attacker = Attacker(puzzle)
    for cell in puzzle.hidden:
        sums = [sum(table[each] for each in cell.inner) for table in tables]
        seen = attacker.interval(cell.inner, in_whole_numbers=True)
        assert (round(seen.low), round(seen.high)) == (min(sums), max(sums))
        loose = attacker.interval(cell.inner)
        assert loose.low <= min(sums) + 1e-6
        assert loose.high >= max(sums) - 1e-6
