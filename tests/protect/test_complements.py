"""Complements in one table, between bases, in time and between metrics: small instances worked by hand."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping

import pytest
from made_people import counted, simple_key

from pipeline.protect import Protection, protect
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import ProtectionNotProved
from pipeline.vocabulary.figures import Figure, Group

# Eight regions by work (ssb-ssbtools, z1, MIT), read as ages by gender: known outcomes, half of them yes.
Z1 = {
    "A": (11, 11, 55, 36), "B": (7, 1, 29, 18), "C": (5, 8, 35, 25), "D": (13, 2, 17, 13),
    "E": (9, 14, 63, 52), "F": (12, 9, 24, 22), "G": (6, 4, 22, 8), "H": (9, 3, 38, 15),
}  # fmt: skip


def crossed(table: Mapping[str, tuple[int, ...]]) -> tuple[Figure, ...]:
    """Figures of a table of ages by genders with all its margins."""
    cells = {(age, str(g)): n for age, row in table.items() for g, n in enumerate(row)}
    ages, genders = list(table), [str(g) for g in range(len(next(iter(table.values()))))]
    sums = {Group(gender=g, age_group=a): [(a, g)] for a, g in cells}
    sums |= {Group(gender=g): [(a, g) for a in ages] for g in genders}
    sums |= {Group(age_group=a): [(a, g) for g in genders] for a in ages} | {Group(): list(cells)}
    return tuple(
        counted(simple_key(group), sum(cells[each] // 2 for each in inner), sum(cells[each] for each in inner))
        for group, inner in sums.items()
    )


def hidden_groups(found: Protection) -> set[Group]:
    return {key.group for key, _ in found.reasons}


def test_z1_hides_the_three_small_ones_and_few_inner_complements(definitions: Definitions) -> None:
    """T1: B, D and H in column 1 are small at t = 4. Three complements do for sizes; outcomes need more."""
    limits = dataclasses.replace(definitions.disclosure, least_people=4, least_people_for_share=4)
    found = protect(crossed(Z1), dataclasses.replace(definitions, disclosure=limits))
    why = {(key.group.age_group, key.group.gender): reason for key, reason in found.reasons}
    small = {place for place, reason in why.items() if reason == "too_few_people"}
    assert small == {("B", "1"), ("D", "1"), ("H", "1")}
    assert all(sum(age == one for age, _ in why) >= 2 for one in "BDH")
    assert not any(None in place for place in why), "no margin needs to be hidden"
    assert len(why) - len(small) <= 6


def test_two_hidden_ones_are_no_cover(definitions: Definitions) -> None:
    """Women 4 and other 3 leave 7 by subtraction, all fine; women 2 and other 2 leave 4: a third must go."""
    groups = (Group(), Group(gender="kvinna"), Group(gender="man"), Group(gender="ovrig"))
    figures = tuple(counted(simple_key(g), n // 2, n) for g, n in zip(groups, (54, 2, 50, 2), strict=True))
    assert hidden_groups(protect(figures, definitions)) == set(groups) - {Group()}


def test_the_rest_may_not_say_too_much_either(definitions: Definitions) -> None:
    """None of 20 women and one of 20 others: hidden, but the men shown would tell one of 40. So the men go too."""
    counts = {None: (31, 100), "kvinna": (0, 20), "ovrig": (1, 20), "man": (30, 60)}
    figures = tuple(counted(simple_key(Group(gender=each)), *number) for each, number in counts.items())
    assert hidden_groups(protect(figures, definitions)) == {Group(gender=each) for each in ("kvinna", "ovrig", "man")}


def test_linked_margins_are_one_system(definitions: Definitions) -> None:
    """T2's idea: a small insats needs an insats beside it, whatever other tables share the total."""
    numbers = {"a": 3, "b": 20, "c": 40, "d": 60}
    figures = [counted(simple_key(), 60, 123)]
    figures += [counted(simple_key(Group(insats_id=each)), n // 2, n) for each, n in numbers.items()]
    figures[0] = counted(simple_key(), sum(each.numerator for each in figures[1:]), 123)
    assert hidden_groups(protect(tuple(figures), definitions)) == {Group(insats_id="a"), Group(insats_id="b")}


def test_half_year_less_a_quarter(definitions: Definitions) -> None:
    """T6: the first quarter has 3, so the second and the half-year may not both be shown."""
    year = counted(simple_key(period="2026"), 12, 33)
    quarters = [counted(simple_key(period="2026-Q1"), 2, 3), counted(simple_key(period="2026-Q2"), 10, 30)]
    found = protect((year, *quarters), definitions)
    assert [each.status for each in found.figures] == ["shown", "hidden", "hidden"]


def test_an_unpublished_period_is_a_group_too(definitions: Definitions) -> None:
    """Rolling 40, year 38: the quarter before has 2. The shorter period goes."""
    rolling = dataclasses.replace(simple_key(), period_kind="rolling")
    found = protect((counted(rolling, 20, 40), counted(simple_key(period="2026"), 19, 38)), definitions)
    assert [each.status for each in found.figures] == ["shown", "hidden"]


def test_the_same_quarters_under_two_names_are_one(definitions: Definitions) -> None:
    """In a first quarter the year to date is the quarter."""
    figures = (counted(simple_key(period="2026-Q1"), 20, 40), counted(simple_key(period="2026"), 20, 40))
    assert not protect(figures, definitions).reasons
    other = (figures[0], counted(simple_key(period="2026"), 21, 40))
    with pytest.raises(ProtectionNotProved):
        protect(other, definitions)


@pytest.mark.parametrize(
    ("completed", "excluded", "status"),
    [
        ((30, 56), 4, "hidden"),  # four left out
        ((30, 50), 10, "hidden"),  # ten left out, none of them yes
        ((22, 50), 10, "shown"),  # ten left out, eight of them yes
        ((30, 60), 0, "shown"),
        ((0, 0), 60, "shown"),
    ],
)
def test_whom_the_completed_leave_out(
    definitions: Definitions, completed: tuple[int, int], excluded: int, status: str
) -> None:
    finished = counted(simple_key(), 30, 60)
    key = dataclasses.replace(simple_key(), basis="completed")
    found = protect((finished, counted(key, *completed, excluded=excluded)), definitions)
    assert found.figures[0].status == "shown"
    assert found.figures[1].status == ("zero" if completed == (0, 0) else status)


def test_nobody_completed_of_a_small_group(definitions: Definitions) -> None:
    """A completed row of 0 with 3 excluded would print the hidden group's size."""
    key = dataclasses.replace(simple_key(), basis="completed")
    found = protect((counted(simple_key(), 1, 3), counted(key, 0, 0, excluded=3)), definitions)
    assert [each.status for each in found.figures] == ["hidden", "hidden"]


def test_one_metric_does_not_tell_the_size_another_hides(definitions: Definitions) -> None:
    """Members are the same in every metric, so the complement of a small group is the same too."""
    groups = (Group(), *(Group(insats_id=each) for each in "abc"))
    sizes = (63, 3, 30, 30)
    figures = [
        counted(simple_key(group, metric), known // 2, known, size - known)
        for metric, missing in (("moved_on", (0, 1)), ("health_better", (1, 0)))
        for group, size, known in zip(groups, sizes, _known(sizes, missing), strict=True)
    ]
    figures = [_with_total(figures, each) for each in figures]
    found = protect(tuple(figures), definitions)
    moved_on, health = (
        {key.group for key, _ in found.reasons if key.metric == metric} for metric in ("moved_on", "health_better")
    )
    shared = moved_on & health
    assert Group(insats_id="a") in shared and len(shared) >= 2


def _known(sizes: tuple[int, ...], missing: tuple[int, int]) -> tuple[int, ...]:
    return (sizes[0] - 5 * sum(missing), sizes[1], sizes[2] - 5 * missing[0], sizes[3] - 5 * missing[1])


def _with_total(figures: list[Figure], one: Figure) -> Figure:
    if one.key.group != Group():
        return one
    parts = [each for each in figures if each.key.metric == one.key.metric and each.key.group != Group()]
    return dataclasses.replace(one, numerator=sum(each.numerator for each in parts))


def test_parts_that_are_not_the_whole_stop_the_run(definitions: Definitions) -> None:
    figures = [counted(simple_key(), 30, 60)]
    figures += [counted(simple_key(Group(gender=each)), 14, 29) for each in ("kvinna", "man")]
    with pytest.raises(ProtectionNotProved):
        protect(tuple(figures), definitions)


def test_order_of_rows_and_names_of_groups_change_nothing(definitions: Definitions) -> None:
    figures = crossed({"x": (4, 33, 51), "y": (27, 44, 62), "z": (15, 38, 70)})
    once = hidden_groups(protect(figures, definitions))
    assert hidden_groups(protect(figures[::-1], definitions)) == once
    for order in itertools.permutations("xyz"):
        name = dict(zip("xyz", order, strict=True)) | {None: None}
        renamed = tuple(_renamed(each, name) for each in figures)
        back = {new: old for old, new in name.items()}
        found = hidden_groups(protect(renamed, definitions))
        assert {dataclasses.replace(group, age_group=back[group.age_group]) for group in found} == once


def _renamed(figure: Figure, name: dict[str | None, str | None]) -> Figure:
    group = dataclasses.replace(figure.key.group, age_group=name[figure.key.group.age_group])
    return dataclasses.replace(figure, key=dataclasses.replace(figure.key, group=group))
