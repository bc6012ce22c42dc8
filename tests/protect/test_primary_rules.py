"""P1, P2, P3, P7: rows hidden for what they say by themselves."""

from __future__ import annotations

import dataclasses

import pytest
from made_people import counted, simple_key

from pipeline.protect import protect
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.figures import Figure, Group, ProtectedFigure


def reason(figures: tuple[Figure, ...], definitions: Definitions, number: int = 0) -> str | None:
    found = protect(figures, definitions)
    hidden = dict(found.reasons)
    assert [figure.status == "hidden" for figure in found.figures] == [figure.key in hidden for figure in figures]
    return hidden.get(figures[number].key)


@pytest.mark.parametrize(
    ("yes", "known", "missing", "people", "why"),
    [
        (3, 4, 0, 4, "too_few_people"),  # P1
        (0, 0, 3, 0, "too_few_people"),  # a group of three, all unknown, is a group of three
        (2, 3, 20, 3, "too_few_people"),  # three whose outcome is known
        (6, 12, 0, 2, "too_few_people"),  # people, not rows: two people with six stays each
        (7, 7, 0, 7, "everyone_or_no_one"),  # T9
        (11, 12, 0, 12, "everyone_or_no_one"),  # T9: the one who did not knows himself
        (1, 30, 0, 30, "everyone_or_no_one"),
        (0, 30, 0, 30, "everyone_or_no_one"),
        (4, 9, 0, 9, "too_few_for_share"),  # P3
        (7, 12, 0, 9, "too_few_for_share"),
        (2, 10, 0, 10, None),
        (8, 10, 3, 10, None),
        (0, 0, 5, 0, None),
        (0, 0, 0, 0, None),
    ],
)
def test_a_row_by_itself(
    definitions: Definitions, yes: int, known: int, missing: int, people: int, why: str | None
) -> None:
    assert reason((counted(simple_key(), yes, known, missing, people=people),), definitions) == why


def test_hidden_rows_carry_no_number_and_others_are_unchanged(definitions: Definitions) -> None:
    few, enough = counted(simple_key(), 2, 4), counted(simple_key(period="2025-Q1"), 20, 40)
    hidden, shown = protect((few, enough), definitions).figures
    kept = {name for name, each in vars(hidden).items() if each is not None}
    assert kept == {"key", "status", "target"} and hidden.status == "hidden"
    assert shown == ProtectedFigure(
        **{each.name: getattr(enough, each.name) for each in dataclasses.fields(ProtectedFigure)}
    )


@pytest.mark.parametrize(
    ("classes", "why"),
    [((10, 1, 1), None), ((12, 0, 0), "everyone_or_no_one"), ((1, 11, 0), "everyone_or_no_one"), ((0, 5, 7), None)],
)
def test_health_classes_are_hidden_together(
    definitions: Definitions, classes: tuple[int, int, int], why: str | None
) -> None:
    names = ("health_better", "health_same", "health_worse")
    figures = tuple(
        counted(simple_key(metric=name), yes, sum(classes)) for name, yes in zip(names, classes, strict=True)
    )
    assert {reason(figures, definitions, number) for number in range(3)} == {why}


def test_before_and_after_are_hidden_together(definitions: Definitions) -> None:
    before = counted(simple_key(metric="public_support_before"), 20, 20)
    after = counted(simple_key(metric="public_support_after"), 11, 20)
    assert reason((before, after), definitions, 1) == "everyone_or_no_one"


@pytest.mark.parametrize(
    ("after", "lost", "why"),
    [(30, 25, None), (46, 4, "too_few_people"), (29, 20, "too_few_people"), (25, 20, "too_few_people")],
)
def test_few_pairs_hide_who_left(definitions: Definitions, after: int, lost: int, why: str | None) -> None:
    """P7: of 60 pairs 45 had support before; gained = after - (45 - lost)."""
    figures = (
        counted(simple_key(metric="public_support_before"), 45, 60),
        counted(simple_key(metric="public_support_after"), after, 60),
        counted(simple_key(metric="left_public_support"), lost, 45),
    )
    assert reason(figures, definitions, 2) == why


def test_an_empty_group_stays_zero(definitions: Definitions) -> None:
    groups = (Group(), Group(gender="kvinna"), Group(gender="man"), Group(gender="ovrig"))
    counts = ((30, 60), (15, 32), (15, 28), (0, 0))
    figures = tuple(counted(simple_key(group), *each) for group, each in zip(groups, counts, strict=True))
    found = protect(figures, definitions)
    assert [each.status for each in found.figures] == ["shown", "shown", "shown", "zero"]
    assert found.figures[3].denominator == 0 and not found.reasons


def test_nothing_in_nothing_out(definitions: Definitions) -> None:
    assert protect((), definitions).figures == ()
