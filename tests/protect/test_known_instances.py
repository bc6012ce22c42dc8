"""Small published and worked instances with known answers (T1-T3 and T5-T10 of the method; T11 is an attack alone)."""

from __future__ import annotations

import contextlib
import itertools

import numpy as np
import pytest
from known_tables import CYCLE, LINKED, Z1, both_margins

from pipeline.protect import means
from pipeline.protect.attack import Intervals, Needs, attack, extremes
from pipeline.protect.crossed import system_of
from pipeline.protect.rules import Rules, is_dominated, needs_of_group
from pipeline.protect.solver import Clock
from pipeline.protect.suppress import suppress
from pipeline.protect.system import Cell, Flags, Need, NotOneSystem, Relation, System


def clock() -> Clock:
    return Clock.start(60)


def hidden_names(system: System, hidden: Flags) -> set[str]:
    return {name.replace("leaf=", "").replace(" / ", "/") for name in system.names_of(hidden)}


def intervals(system: System, hidden: Flags) -> dict[str, tuple[int, int]]:
    cells = [i for i in np.flatnonzero(system.hidden_cells(hidden)) if system.cells[i].rows]
    low, high = extremes(system, system.hidden_cells(hidden), np.array(cells, dtype=np.int64), clock())
    names = [system.cells[i].key.replace("leaf=", "").replace(" / ", "/") for i in cells]
    return {name: (round(a), round(b)) for name, a, b in zip(names, low, high, strict=True)}


def test_t1_three_complements_and_their_intervals() -> None:
    system = Z1.system
    hidden = suppress(system, clock())
    assert hidden_names(system, hidden) == {f"{row}/{column}" for row in "BDH" for column in ("annet", "arbeid")}
    found = intervals(system, hidden)
    assert {found[f"{row}/arbeid"] for row in "BDH"} == {(0, 6)}
    assert [found[f"{row}/annet"] for row in "BDH"] == [(2, 8), (9, 15), (6, 12)]


@pytest.mark.parametrize("row", "BDH")
def test_t1_sabotage_any_complement_shown_again_is_found(row: str) -> None:
    system = Z1.system
    hidden = suppress(system, clock())
    hidden[system.rows.index(f"leaf={row} / leaf=annet")] = False
    found = Intervals.shown(system, Needs.of(system))
    attack(found, system.hidden_cells(hidden), clock())
    assert found.narrow()


def test_t2_two_divisions_of_the_same_regions() -> None:
    system = LINKED.system
    primary = hidden_names(system, system.by_rule)
    assert primary == set("ABKLM") and intervals(system, system.by_rule)["K"] == (3, 3)
    hidden = suppress(system, clock())
    assert hidden_names(system, hidden) - primary == {"N"}
    found = intervals(system, hidden)
    assert [found[each] for each in "KLMAB"] == [(0, 10), (0, 6), (0, 6), (0, 4), (0, 4)]
    instead = system.by_rule | system.flags_of(["leaf=I", "leaf=J"])
    assert intervals(system, instead)["K"] == (3, 3)


def test_t3_what_no_equation_gives_away_an_interval_does() -> None:
    """A pattern without exact recovery, by another program, must fail; ours passes."""
    counts = np.array([[0, 0, 4, 0], [0, 1, 5, 0], [2, 1, 3, 0], [1, 4, 4, 0], [0, 0, 1, 0], [0, 0, 6, 0]])
    tables = both_margins(("k1", "k2", "k3", "k4", "k5", "k6"), ("light", "none", "serious", "unknown"))
    system = system_of(tables, counts, Rules(4, empty_groups_shown=False, zeros=True))
    assert int(system.by_rule.sum()) == 22
    theirs = system.by_rule | system.flags_of(["leaf=k1 / *", "leaf=k6 / leaf=serious"])
    found = intervals(system, theirs)
    assert found["k1/*"] == (4, 5) and found["k3/light"] == (0, 2) and found["k3/serious"] == (3, 6)
    weighed = Intervals.shown(system, Needs.of(system))
    attack(weighed, system.hidden_cells(theirs), clock())
    assert weighed.narrow()
    ours = suppress(system, clock())
    passed = Intervals.shown(system, Needs.of(system))
    attack(passed, system.hidden_cells(ours), clock())
    wide = {system.cells[cell].key for cell, _ in passed.narrow()}
    assert all(_nothing_can_be_done(system, key) for key in wide)


def _nothing_can_be_done(system: System, key: str) -> bool:
    """The interval is no wider when every single row is hidden."""
    cell = next(i for i, each in enumerate(system.cells) if each.key == key)
    everything = np.ones(len(system.rows), dtype=np.bool_)
    low, high = extremes(system, system.hidden_cells(everything), np.array([cell]), clock())
    need = system.cells[cell].need
    assert need is not None
    return bool(low[0] > need.low or high[0] < need.high)


def test_t5_all_four_hidden_is_not_enough() -> None:
    system = CYCLE.system
    inner = system.flags_of([name for name in system.rows if "*" not in name])
    found = intervals(system, inner)
    assert [found[each] for each in ("1/1", "1/2", "2/1", "2/2")] == [(0, 3), (0, 3), (1, 4), (3, 6)]
    weighed = Intervals.shown(system, Needs.of(system))
    attack(weighed, system.hidden_cells(inner), clock())
    assert weighed.narrow()


def half_year(shown_later: str | None = None) -> System:
    cells = (
        Cell("first quarter", 3, ("q1",), need=Need(0, 5)),
        Cell("second quarter", 9, ("q2",), cost=2.0, frozen=shown_later),
        Cell("half-year", 12, ("h1",), cost=5.0, frozen=shown_later),
    )
    halves = Relation("half-year", ((-1.0, "half-year"), (1.0, "first quarter"), (1.0, "second quarter")))
    return System.build(cells, (halves,))


def test_t6_a_quarter_is_what_the_half_year_leaves() -> None:
    system = half_year()
    assert intervals(system, system.by_rule) == {"first quarter": (3, 3)}
    hidden = suppress(system, clock())
    assert system.names_of(hidden) == ("q1", "q2")
    assert intervals(system, hidden)["first quarter"] == (0, 12)


def four_men(unit: float) -> System:
    """Twenty-five people, of whom four are men; whoever shows the others' means tells theirs."""
    groups = (
        means.Mean("all", 25, 60.0, 1500.0),
        means.Mean("women", 21, 61.0, 1281.0),
        means.Mean("men", 4, 54.75 if unit == 0 else 54.8, 219.0),
    )
    return means.system_of(groups, [means.Division("all", ("women", "men"))], means.Scale(0, 100, unit), least=10)


def mean_of_men(system: System, hidden: Flags) -> tuple[float, float]:
    place = [i for i, cell in enumerate(system.cells) if cell.key == means.sum_of("men")]
    low, high = extremes(system, system.hidden_cells(hidden), np.array(place, dtype=np.int64), clock())
    return float(low[0]) / 4, float(high[0]) / 4


@pytest.mark.parametrize(("unit", "told"), [(0.0, (54.75, 54.75)), (0.1, (54.175, 55.325))])
def test_t7_means_subtract_like_counts(unit: float, told: tuple[float, float]) -> None:
    system = four_men(unit)
    assert system.names_of(system.by_rule) == ("men",)
    assert mean_of_men(system, system.by_rule) == pytest.approx(told)
    weighed = Intervals.shown(system, Needs.of(system))
    attack(weighed, system.hidden_cells(system.by_rule), clock())
    assert {system.cells[cell].key for cell, _ in weighed.narrow()} == {means.sum_of("men")}
    hidden = suppress(system, clock())
    assert system.names_of(hidden) == ("men", "women")
    low, high = mean_of_men(system, hidden)
    assert low <= 44.75 and high >= 64.75


def test_t7_a_mean_at_the_end_of_its_scale_is_not_asked_to_pass_it() -> None:
    assert means.Scale(0, 100).need(390.0, 4) == Need(350.0, 400.0)
    assert means.Scale(-1, 1).need(-4.0, 4) == Need(-4.0, pytest.approx(-3.2))


def test_t7_sabotage_a_sum_that_is_not_within_what_is_printed() -> None:
    with pytest.raises(NotOneSystem):
        means.system_of((means.Mean("men", 4, 54.6, 219.0),), (), means.Scale(0, 100), least=10)


@pytest.mark.parametrize(
    ("percent", "people", "expected"), [(43, 23, (10, 10)), (43, 40, (17, 17)), (43, 400, (170, 173))]
)
def test_t8_a_whole_percent_beside_its_number_of_people(percent: int, people: int, expected: tuple[int, int]) -> None:
    assert whole_numbers(rounded_share(round(percent * people / 100), people, percent)) == expected


def rounded_share(yes: int, people: int, printed: int, decimals: int = 0) -> System:
    """(2p - 1) n <= 200 x and 200 x <= (2p + 1) n - 1, p in its last decimal. Raises NotOneSystem where not so."""
    twice = 200.0 * 10**decimals
    cells = (Cell("n", people, ("n",)), Cell("x", yes, ("x",)))
    rounded = (
        Relation("from", ((twice, "x"), (1.0 - 2 * printed, "n")), high=np.inf),
        Relation("to", ((-twice, "x"), (2 * printed + 1.0, "n")), low=1.0, high=np.inf),
    )
    return System.build(cells, rounded)


def whole_numbers(system: System) -> tuple[int, int]:
    """What x may be, beside a shown n."""
    low, high = extremes(system, system.hidden_cells(system.flags_of(["x"])), np.array([1]), clock())
    return int(np.ceil(low[0] - 1e-9)), int(np.floor(high[0] + 1e-9))


@pytest.mark.parametrize(("printed", "fits"), [(435, {(10, 23)}), (714, {(5, 7), (10, 14), (15, 21), (20, 28)})])
def test_t8_a_decimal_alone_tells_how_many_of_how_many(printed: int, fits: set[tuple[int, int]]) -> None:
    found = set()
    for yes, people in itertools.combinations_with_replacement(range(31), 2):
        with contextlib.suppress(NotOneSystem):
            assert whole_numbers(rounded_share(yes, people, printed, decimals=1)) == (yes, yes)
            found.add((yes, people))
    assert found == fits


@pytest.mark.parametrize(("classes", "hidden"), [((7, 0), {"yes", "no"}), ((11, 1), {"yes", "no"}), ((10, 2), set()),
                                                 ((3, 1), {"n", "yes", "no"}), ((0, 12), {"yes", "no"})])  # fmt: skip
def test_t9_everyone_and_all_but_one(classes: tuple[int, int], hidden: set[str]) -> None:
    group = {"n": sum(classes), "yes": classes[0], "no": classes[1]}
    assert set(needs_of_group("n", group, Rules())) == hidden


@pytest.mark.parametrize(("amounts", "expected"), [((90, 5, 5), True), ((50, 30, 20), False), ((40, 40), True)])
def test_t10_one_large_amount_dominates(amounts: tuple[float, ...], expected: bool) -> None:
    assert is_dominated(amounts) is expected


def test_c10_a_cell_that_an_earlier_release_fixes_is_named() -> None:
    from pipeline.protect.suppress import Infeasible

    with pytest.raises(Infeasible) as refused:
        suppress(half_year(shown_later="2026-Q2"), clock())
    assert refused.value.cells[0].cell == "first quarter"
    assert any("2026-Q2" in each for each in refused.value.cells[0].fixed_by)
