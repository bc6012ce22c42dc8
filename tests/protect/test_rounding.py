"""Small-count rounding: the published instance, and what must hold of any table."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.protect.rounding import InnerCount, PublishedSum, Rounded, round_small_counts
from pipeline.protect.system import NotOneSystem
from pipeline.vocabulary.definitions import SCHEMAS
from pipeline.vocabulary.disclosure import read_disclosure
from pipeline.vocabulary.errors import DefinitionFault

Table = list[list[int]]
T4 = [[6, 0, 1, 3, 4], [1, 2, 3, 1, 2], [0, 1, 1, 0, 2]]
"""exPSD of the R package SmallCountRounding."""


def inner_of(table: Table) -> list[InnerCount]:
    return [InnerCount(f"{i} {j}", count, count) for i, row in enumerate(table) for j, count in enumerate(row)]


def margins(table: Table) -> list[PublishedSum]:
    rows, columns = range(len(table)), range(len(table[0]))
    return [
        PublishedSum("all", tuple(f"{i} {j}" for i in rows for j in columns)),
        *(PublishedSum(f"row {i}", tuple(f"{i} {j}" for j in columns)) for i in rows),
        *(PublishedSum(f"column {j}", tuple(f"{i} {j}" for i in rows)) for j in columns),
    ]


def full(table: Table) -> list[PublishedSum]:
    return [*margins(table), *(PublishedSum(f"cell {each.key}", (each.key,)) for each in inner_of(table))]


def printed(rounded: Rounded, sums: list[PublishedSum]) -> dict[str, int]:
    return {each.key: sum(rounded.counts[key] for key in each.inner) for each in sums}


def differences(table: Table, rounded: Rounded, sums: list[PublishedSum]) -> list[int]:
    true = {each.key: each.count for each in inner_of(table)}
    return [abs(sum(rounded.counts[key] - true[key] for key in each.inner)) for each in sums]


def test_t4_the_full_table_as_near_as_the_package_comes() -> None:
    rounded = round_small_counts(inner_of(T4), full(T4), 5)
    assert set(rounded.counts.values()) <= {0, 5, 6}
    assert rounded.reach == max(differences(T4, rounded, full(T4))) <= 4
    assert printed(rounded, margins(T4))["all"] == 26


def test_t4_margins_alone_leave_what_no_small_margin_holds() -> None:
    rounded = round_small_counts(inner_of(T4), margins(T4), 5)
    assert rounded.reach == max(differences(T4, rounded, margins(T4))) <= 2
    assert rounded.changed == {"0 2", "0 3", "1 1", "1 2", "1 3", "2 1", "2 2", "2 4"}
    assert rounded.counts["1 0"] == 1 and rounded.counts["0 4"] == 4
    shown = printed(rounded, margins(T4))
    assert not any(0 < count < 5 for count in shown.values())
    assert shown["all"] == sum(shown[f"row {i}"] for i in range(3)) == sum(shown[f"column {j}"] for j in range(5)) == 28


def test_few_people_who_come_often_are_few() -> None:
    often = [InnerCount("often", 7, 2), InnerCount("many", 7, 6)]
    rounded = round_small_counts(often, [PublishedSum(each.key, (each.key,)) for each in often], 5)
    assert rounded.counts == {"often": 5, "many": 7}


def test_a_sum_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(NotOneSystem):
        round_small_counts([], [PublishedSum("all", ("nobody",))], 5)


tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=5)
)
bases = st.sampled_from((3, 5))


@given(table=tables, base=bases, is_full=st.booleans(), data=st.data())
def test_laws(table: Table, base: int, is_full: bool, data: st.DataObject) -> None:
    inner, sums = inner_of(table), full(table) if is_full else margins(table)
    rounded = round_small_counts(inner, sums, base)
    for each in inner:
        became = rounded.counts[each.key]
        assert became in ((0, base) if each.key in rounded.changed else (each.count,))
        assert each.key not in rounded.changed or 0 < each.count < base
    assert not any(0 < count < base for count in printed(rounded, sums).values())
    assert rounded.reach == max(differences(table, rounded, sums))
    assert round_small_counts(data.draw(st.permutations(inner)), data.draw(st.permutations(sums)), base) == rounded


@given(table=st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=1, max_size=3), base=bases)
def test_near_the_nearest_there_is(table: Table, base: int) -> None:
    """Against every way to round: no worse in all by more than a base or two in one sum."""
    inner, sums = inner_of(table), full(table)
    rounded = round_small_counts(inner, sums, base)
    squares = sum(each**2 for each in differences(table, rounded, sums))
    few = sorted(rounded.changed)
    ways = itertools.product((0, base), repeat=len(few))
    tries = (Rounded({**rounded.counts, **dict(zip(few, way, strict=True))}, rounded.changed, 0) for way in ways)
    best = min(sum(each**2 for each in differences(table, way, sums)) for way in tries)
    assert best <= squares <= best + base**2


def test_another_base_is_a_fault(tmp_path: Path) -> None:
    text = (SCHEMAS / "disclosure.yaml").read_text(encoding="utf-8")
    path = tmp_path / "disclosure.yaml"
    path.write_text(text.replace("base: 5", "base: 4"), encoding="utf-8")
    with pytest.raises(DefinitionFault) as fault:
        read_disclosure(path)
    assert "3 eller 5" in fault.value.message("sv") and "3 or 5" in fault.value.message("en")
    path.write_text(text.replace("base: 5", "base: 3"), encoding="utf-8")
    assert read_disclosure(path).rounding.base == 3
