"""Open tables attacked with the freedom their own rule leaves, alone and beside exact figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.audit import rounded_puzzle
from pipeline.audit.attack import Attacker
from pipeline.audit.figures_file import Group, PublishedRow
from pipeline.audit.puzzle import Puzzle, rounded, shown
from pipeline.audit.rounded import attack_rounded, judge
from pipeline.audit.rounded_puzzle import Target
from pipeline.audit.rounded_table import RoundedTable, read_rounded_table
from pipeline.audit.rounded_truth import FewPeople
from pipeline.open_table import round_table
from pipeline.publish.open_table import table_csv
from pipeline.vocabulary.open_table import ANSWERS, Inner, OpenTable
from pipeline.vocabulary.periods import Quarter

YEAR = (Quarter(2025, 1), Quarter(2025, 4))
QUARTERS = tuple(range(YEAR[0].index, YEAR[1].index + 1))
NAMES = ("gender", "insats_id")
A, WOMEN, MEN = (("insats_id", "A"),), (("gender", "k"),), (("gender", "m"),)
Counts = Mapping[Inner, int]


def published(true: Counts, base: int = 5, name: str = "table") -> RoundedTable:
    """A table by gender and insats as its file is read, of counts where everyone comes once."""
    empty = OpenTable("moved_on", 1, "year", "2025", *YEAR, NAMES, (("k", "m"), ("A", "B")), base, {})
    table = round_table(empty, {place: (count, count) for place, count in true.items()})
    return read_rounded_table(table_csv(table), name)


def counts(**cells: tuple[int, int, int]) -> Counts:
    """`kA=(yes, no, missing)`: women in insats A."""
    return {
        ((cell[0], cell[1]), answer): count
        for cell, three in cells.items()
        for answer, count in zip(ANSWERS, three, strict=True)
    }


def exact(
    yes: int, known: int, missing: int, group: Group = A, metric: str = "moved_on", quarters: tuple[int, ...] = QUARTERS
) -> PublishedRow:
    """A figure that a report shows."""
    return PublishedRow(
        id=f"report {metric}", metric=metric, version="1", period_kind="year", period="2025", basis="finished",
        group=group, status="shown", value="", quarters=quarters,
        counts=(("numerator", yes), ("denominator", known), ("missing", missing), ("excluded", 0)),
    )  # fmt: skip


def attacked(own: RoundedTable, *given_out: PublishedRow, beside: tuple[RoundedTable, ...] = ()) -> set[str]:
    few = {table.name: FewPeople(frozenset(), own.base - 1) for table in (own, *beside)}
    found = attack_rounded(own, beside, given_out, 5, few)
    return {f"{each.fault} {each.cell.removeprefix('moved_on ')}" for each in found}


def test_t11_four_parts_of_two_rounded_independently_are_found() -> None:
    parts = [rounded(name, name, 0, 2) for name in "abcd"]
    attacker = Attacker(Puzzle((*parts, rounded("all", "abcd", 10, 2))))
    targets = [Target(name, frozenset(name), 5, "count") for name in "abcd"]
    assert [fault for fault, _ in judge(attacker, targets)] == ["exact"] * 4


def test_a_group_is_found_where_it_must_be_small_though_not_how_small() -> None:
    attacker = Attacker(Puzzle((rounded("a", "a", 2, 1), shown("all", "ab", 9))))
    (found,) = judge(attacker, [Target(name, frozenset(name), 5, "group") for name in ("a", "b", "ab")])
    assert (found[0], found[1].name) == ("narrow", "a")
    assert not list(judge(attacker, [Target("a", frozenset("a"), 5, "count")]))


cells = st.sampled_from([((gender, insats), answer) for gender in "km" for insats in "AB" for answer in ANSWERS])
true_counts = st.dictionaries(cells, st.integers(0, 14))


@given(true=true_counts, base=st.sampled_from((3, 5)))
def test_c11_what_the_rule_rounds_adds_up_and_gives_nothing_away(true: Counts, base: int) -> None:
    own = published(true, base)
    assert own.unlike_sums() == ()
    assert attacked(own) == set()


@given(true=true_counts)
def test_c11_sabotage_margins_rounded_on_their_own_are_found(true: Counts) -> None:
    def nearest(group: Group, answers: tuple[str, ...]) -> int:
        inside = (count for (codes, answer), count in true.items() if answer in answers and
                  set(group) <= set(zip(NAMES, codes, strict=True)))  # fmt: skip
        return (sum(inside) + 2) // 5 * 5

    def each(group: Group) -> tuple[int, int, int]:
        return nearest(group, ("yes",)), nearest(group, ("yes", "no")), nearest(group, ("missing",))

    own = published(true)
    sabotaged = replace(
        own, printed=tuple((group, three if len(group) == 2 else each(group)) for group, three in own.printed)
    )
    assume(sabotaged.printed != own.printed)
    assert {fault.split()[0] for fault in attacked(sabotaged)} == {"contradiction"}


@given(true=true_counts)
def test_c11_sabotage_small_counts_left_as_they_are_are_found(true: Counts) -> None:
    small = [place for place, count in true.items() if 0 < count < 5]
    assume(small)
    empty = OpenTable("moved_on", 1, "year", "2025", *YEAR, NAMES, (("k", "m"), ("A", "B")), 5, {})
    whole = {place: true.get(place, 0) for place in round_table(empty, {}).counts}
    own = read_rounded_table(table_csv(replace(empty, counts=whole)), "table")
    assert {fault.split()[0] for fault in attacked(own)} >= {"exact"}


@pytest.fixture(params=["joint", "apart"])
def laid_out(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything below holds in small systems and in those too large for metrics to share their answers."""
    if request.param == "apart":
        monkeypatch.setattr(rounded_puzzle, "MOST_INNER", 0)


both_ways = pytest.mark.usefixtures("laid_out")
THREE_MEN = counts(kA=(14, 9, 6), mA=(3, 0, 0), kB=(20, 10, 5), mB=(20, 10, 5))


@both_ways
def test_an_exact_margin_beside_what_is_left_of_it_is_found() -> None:
    own = published(THREE_MEN)
    assert attacked(own) == set()
    assert "exact gender=m insats_id=A numerator" in attacked(own, exact(17, 26, 6))
    assert "exact gender=m insats_id=A members" in attacked(own, exact(17, 26, 6))


@both_ways
def test_another_metric_tells_the_size_of_a_group() -> None:
    own = published(THREE_MEN)
    assert "exact gender=m insats_id=A members" in attacked(own, exact(10, 32, 0, A, "health_better"))


@both_ways
def test_who_is_in_the_longer_period_alone_is_found() -> None:
    own = published(counts(kA=(14, 9, 6), mA=(14, 9, 6), kB=(20, 10, 6), mB=(20, 10, 6)))
    longer = (*QUARTERS, QUARTERS[-1] + 1)
    assert attacked(own, exact(30, 49, 12, quarters=longer)) == {
        f"exact insats_id=A 2026-Q1–2026-Q1 {count}" for count in ("denominator", "members")
    }
    assert attacked(own, exact(33, 56, 12, quarters=longer)) == set()


@both_ways
def test_everyone_alike_is_found_where_an_exact_figure_proves_it() -> None:
    own = published(counts(kA=(14, 9, 5), mA=(12, 0, 0), kB=(20, 10, 5), mB=(20, 10, 5)))
    assert attacked(own) == set()
    assert "own_record gender=m insats_id=A no" in attacked(own, exact(26, 35, 5))


@both_ways
def test_a_margin_with_enough_left_of_it_is_no_fault() -> None:
    own = published(counts(kA=(4, 4, 4), mA=(4, 4, 4), kB=(20, 10, 5), mB=(20, 10, 5)))
    assert attacked(own, exact(8, 16, 8)) == set()


@both_ways
def test_what_a_report_has_told_already_is_not_the_table_s_doing() -> None:
    own = published(counts(kA=(10, 2, 3), mA=(10, 1, 2), kB=(20, 10, 5), mB=(20, 10, 5)))
    found = attacked(own, exact(20, 23, 5))
    assert "exact insats_id=A no" not in found and "exact insats_id=A missing" not in found


@both_ways
def test_two_open_tables_are_one_system() -> None:
    own = published(THREE_MEN)
    coarse = OpenTable("moved_on", 1, "year", "2025", *YEAR, ("insats_id",), (("A", "B"),), 5, {})
    sums = {((insats,), answer): sum(THREE_MEN[(gender, insats), answer] for gender in "km")
            for insats in "AB" for answer in ANSWERS}  # fmt: skip
    table = round_table(coarse, {place: (count, count) for place, count in sums.items()})
    beside = read_rounded_table(table_csv(table), "beside")
    assert attacked(beside) == set()
    assert "exact gender=m insats_id=A numerator" in attacked(own, beside=(beside,))
    assert "exact gender=m insats_id=A numerator" in attacked(beside, beside=(own,))


@both_ways
def test_figures_of_other_data_are_a_contradiction() -> None:
    assert attacked(published(THREE_MEN), exact(1, 2, 3)) == {"contradiction moved_on"}


def test_few_people_printed_as_they_are_is_found() -> None:
    own = published(THREE_MEN)
    group = (*WOMEN, *A)
    few = {own.name: FewPeople(frozenset({(group, "no"), ((*MEN, *A), "numerator")}), 9)}
    assert [each.cell for each in attack_rounded(own, (), (), 5, few)] == ["moved_on gender=k insats_id=A no"]


def test_another_file_is_no_table() -> None:
    with pytest.raises(ValueError):
        read_rounded_table("a,b\n1,2\n", "other")
