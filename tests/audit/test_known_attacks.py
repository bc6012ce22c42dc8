"""Worked instances with their known answers (T1-T3 and T5-T11 of the method; numbers typed in by hand)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from grids import grid

from pipeline.audit.attack import Attacker
from pipeline.audit.figures_file import COUNTS, PublishedRow
from pipeline.audit.judge import judge_without_truth
from pipeline.audit.part import Contradiction
from pipeline.audit.primary import primaries
from pipeline.audit.puzzle import Interval, Puzzle, hidden, mean, percent, rounded, shown
from pipeline.audit.survey import Demand, Survey
from pipeline.audit.together import Together
from pipeline.audit.truth import Truth

Z1 = [
    [11, 11, 55, 36], [7, 1, 29, 18], [5, 8, 35, 25], [13, 2, 17, 13],
    [9, 14, 63, 52], [12, 9, 24, 22], [6, 4, 22, 8], [9, 3, 38, 15],
]  # fmt: skip
ACCIDENTS = [[0, 0, 4, 0], [0, 1, 5, 0], [2, 1, 3, 0], [1, 4, 4, 0], [0, 0, 1, 0], [0, 0, 6, 0]]
NOTHING_SHOWN = tuple((name, None) for name in COUNTS)
LINKED = dict(zip("ABIJKLMN", (2, 2, 8, 8, 3, 3, 3, 7), strict=True))


def ends(puzzle: Puzzle) -> dict[str, tuple[float, float]]:
    attacker = Attacker(puzzle)
    found = {}
    for cell in puzzle.hidden:
        seen = attacker.interval(cell.inner)
        found[cell.name] = (round(seen.low, 6), round(seen.high, 6))
    return found


def test_t1_three_secondaries_leave_the_known_intervals():
    hide = [row + column for row in "BDH" for column in "na"]
    assert ends(grid(Z1, ("ABCDEFGH", "nast"), hide)) == {
        "Bn": (2, 8), "Dn": (9, 15), "Hn": (6, 12), "Ba": (0, 6), "Da": (0, 6), "Ha": (0, 6),
    }  # fmt: skip


def linked(hide: str) -> Puzzle:
    unions = {"county 1": "ABIJ", "county 2": "KLMN", "big": "LM", "small": "ABIJKN", "all": "ABIJKLMN"}
    cells = [hidden(name, [name]) if name in hide else shown(name, [name], LINKED[name]) for name in LINKED]
    return Puzzle((*cells, *(shown(name, each, sum(LINKED[one] for one in each)) for name, each in unions.items())))


def test_t2_two_tables_together_give_away_what_each_alone_hides():
    assert ends(linked("ABKLM"))["K"] == (3, 3)
    assert ends(linked("ABKLMI"))["K"] == (3, 3)
    assert ends(linked("ABKLMN")) == {
        "A": (0, 4), "B": (0, 4), "K": (0, 10), "L": (0, 6), "M": (0, 6), "N": (0, 10),
    }  # fmt: skip


def test_t3_nothing_exact_and_still_too_narrow():
    rows, columns = "123456", "lnsu"
    small = {row + column for i, row in enumerate(rows) for j, column in enumerate(columns) if ACCIDENTS[i][j] <= 3}
    small |= {name for name, value in (("5", 1), ("l", 3), ("u", 0)) if value <= 3}
    puzzle = grid(ACCIDENTS, (rows, columns), small | {"1", "6s"})
    found = ends(puzzle)
    assert found["1"] == (4, 5)
    assert found["1l"] == found["1n"] == found["1u"] == (0, 1)
    assert (found["3l"], found["3s"], found["6s"], found["l"]) == ((0, 2), (3, 6), (3, 6), (0, 3))
    assert judge_without_truth(Attacker(puzzle), puzzle.hidden, 4, "t3").findings


def test_t5_a_cycle_that_no_elimination_solves_fails():
    puzzle = grid([[1, 2], [3, 4]], ("AB", "xy"), ["Ax", "Ay", "Bx", "By"])
    assert ends(puzzle) == {"Ax": (0, 3), "Ay": (0, 3), "Bx": (1, 4), "By": (3, 6)}
    judged = judge_without_truth(Attacker(puzzle), puzzle.hidden, 5, "t5")
    assert [finding.cell for finding in judged.findings] == ["Ax", "Ay", "Bx"]
    assert {finding.fault for finding in judged.findings} == {"narrow"}


def test_t6_a_quarter_is_what_the_half_year_leaves():
    puzzle = Puzzle((hidden("Q1", ["q1"], 1), shown("Q2", ["q2"], 9), shown("half", ["q1", "q2"], 12)))
    assert ends(puzzle)["Q1"] == (3, 3)


def test_t7_means_subtract_like_counts():
    puzzle = Puzzle((mean("all", "wm", 60.0, 25), mean("women", "w", 61.0, 21), hidden("men", "m")))
    low, high = ends(puzzle)["men"]
    assert (low / 4, high / 4) == (pytest.approx(54.175), pytest.approx(55.325))
    exact = Puzzle((mean("all", "wm", 60, 25, 0), mean("women", "w", 61, 21, 0), hidden("men", "m")))
    assert ends(exact)["men"] == (219, 219)
    mended = Puzzle((mean("all", "wm", 60.0, 25), hidden("women", "w"), hidden("men", "m")))
    assert ends(mended)["men"] == (0, pytest.approx(1501.25))


def test_t8_a_whole_per_cent_of_known_many_is_a_count():
    x, no = frozenset(["x"]), frozenset(["no"])
    puzzle = Puzzle((shown("n", x | no, 23), hidden("x", x)), percent(x, x | no, 43))
    assert Attacker(puzzle).interval(x).is_exact
    assert Attacker(puzzle).interval(x, in_whole_numbers=True) == Interval(10, 10)


@pytest.mark.parametrize(("printed", "fits"), [(43.5, {(10, 23)}), (71.4, {(5, 7), (10, 14), (15, 21), (20, 28)})])
def test_t8_a_decimal_alone_tells_how_many_of_how_many(printed: float, fits: set[tuple[int, int]]):
    x, no = frozenset(["x"]), frozenset(["no"])
    left = set()
    for n in range(1, 31):
        puzzle = Puzzle((shown("n", x | no, n), hidden("x", x)), percent(x, x | no, printed, 1))
        try:
            seen = Attacker(puzzle).interval(x, in_whole_numbers=True)
        except Contradiction:
            continue
        assert seen.low == seen.high
        left.add((round(seen.low), n))
    assert left == fits
    assert all(round(float(Fraction(one, n)) * 1000) == round(printed * 10) for one, n in left)


@pytest.mark.parametrize(
    ("counts", "asked"),
    [((7, 7), {"numerator", "no"}), ((11, 12), {"numerator", "no"}), ((10, 12), set()), ((0, 12), {"numerator", "no"}),
     ((3, 4), {"denominator", "numerator", "no", "everyone"})],
)  # fmt: skip
def test_t9_everyone_and_all_but_one_are_protected_and_few(counts: tuple[int, int], asked: set[str]):
    yes, known = counts
    row = PublishedRow("r", "moved_on", "1", "quarter", "2026-Q3", "finished", (), "hidden", NOTHING_SHOWN, "", (8106,))
    truth = Truth(yes, known, people_known=known, people=known)
    found = primaries([(row, truth)], Together((row,)), 5)
    assert {demand.name.removeprefix("r ") for each in found for demand in each.demands} == asked
    shown_row = replace(row, counts=(("numerator", yes), ("denominator", known), ("missing", 0), ("excluded", 0)))
    told = primaries([(shown_row, truth)], Together((shown_row,)), 5)
    assert any(each.shown_though_small for each in told) is bool(asked)


@pytest.mark.parametrize(("amounts", "over"), [((90, 5, 5), 5), ((50, 30, 20), 20), ((40, 40), 0)])
def test_t10_who_has_the_second_largest_amount_bounds_the_largest(amounts: tuple[int, ...], over: float):
    """Of a shown sum, less one's own: how much over the truth the largest may be. Below a tenth of it is too close."""
    first, second = frozenset("a"), frozenset("b")
    puzzle = Puzzle(
        (shown("sum", "abc"[: len(amounts)], sum(amounts)), shown("own", second, amounts[1]), hidden("largest", first))
    )
    assert Attacker(puzzle).most(first) - amounts[0] == pytest.approx(over)


def test_t11_independent_rounding_gives_four_parts_away():
    parts = [rounded(name, name, 0, 2) for name in "abcd"]
    attacker = Attacker(Puzzle((*parts, rounded("all", "abcd", 10, 2))))
    assert all(attacker.interval(name) == Interval(2, 2) for name in "abcd")


def test_a_demand_that_is_met_is_no_fault_and_one_more_is():
    puzzle = grid(Z1, ("ABCDEFGH", "nast"), [row + column for row in "BDH" for column in "na"])
    inner = next(cell.inner for cell in puzzle.cells if cell.name == "Ba")
    assert not Survey(Attacker(puzzle), [Demand("Ba", inner, 0, 6)]).misses(0)
    assert Survey(Attacker(puzzle), [Demand("Ba", inner, 0, 7)]).misses(0)
