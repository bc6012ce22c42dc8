"""What one metric tells of another, and what periods that overlap have in common, is known to the protection."""

from __future__ import annotations

from made_people import counted, simple_key

from pipeline.protect import protect
from pipeline.protect.links import NEVER_MORE, SUBJECTS
from pipeline.protect.spans import Span, atoms_of
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.figures import Figure, Group

GROUPS = (Group(), *(Group(insats_id=each) for each in "abc"))


def test_every_subject_is_a_family_that_is_published(definitions: Definitions) -> None:
    families = {metric.family for metric in definitions.metrics}
    assert set(SUBJECTS) <= families
    layers = {f"{what}:{name}" for name in families for what in ("known", "no")} | {
        f"{what}:{metric.id}" for metric in definitions.metrics for what in ("yes", "no")
    }
    assert {layer for pair in NEVER_MORE for layer in pair} <= layers


def _metric(metric: str, counts: tuple[tuple[int, int], ...]) -> list[Figure]:
    parts = [counted(simple_key(group, metric), *each) for group, each in zip(GROUPS[1:], counts, strict=True)]
    whole = counted(simple_key(GROUPS[0], metric), sum(yes for yes, _ in counts), sum(known for _, known in counts))
    return [whole, *parts]


def test_those_who_have_work_may_not_tell_that_everyone_moved_on(definitions: Definitions) -> None:
    """In a, all of 12 moved on: that ten of them have work would leave only two who may not have."""
    moved = _metric("moved_on", ((12, 12), (20, 30), (18, 30)))
    work = _metric("work_or_study", ((10, 12), (15, 30), (13, 30)))
    found = protect(tuple(moved + work), definitions)
    hidden = {(figure.key.metric, figure.key.group.insats_id) for figure in found.figures if figure.status == "hidden"}
    # Hidden itself; and with it those without work, among whom everybody is who has not moved on.
    assert {("moved_on", "a"), ("work_or_study", "a")} <= hidden
    alone = protect(tuple(moved), definitions)
    assert sum(figure.status == "hidden" for figure in alone.figures) < len(hidden)


BEGUN = ("begun_within_3", "begun_within_6", "begun_within_12")


def _begun(counts: tuple[int, int, int], known: int) -> list[Figure]:
    return [
        counted(simple_key(metric=metric, period="2025"), yes, known) for metric, yes in zip(BEGUN, counts, strict=True)
    ]


def test_who_has_begun_is_shown_at_every_time_or_at_none(definitions: Definitions) -> None:
    """That one alone had begun so soon hides the later times as well: they are of the same people."""
    for counts, statuses in (((6, 12, 18), {"shown"}), ((1, 12, 18), {"hidden"}), ((6, 12, 39), {"hidden"})):
        found = protect(tuple(_begun(counts, 40)), definitions)
        assert {figure.status for figure in found.figures} == statuses


def test_that_nobody_was_without_work_does_not_make_a_small_group_empty(definitions: Definitions) -> None:
    """Of four who finished all had work before: 0 of 0 says nothing of how many they are, and they stay hidden."""
    figures = (counted(simple_key(period="2025"), 2, 4), *_begun((0, 0, 0), 0))
    found = protect(figures, definitions)
    assert found.figures[0].status == "hidden"


def test_those_without_work_are_no_more_than_everyone(definitions: Definitions) -> None:
    """That 7 of them are known would tell that a hidden group has no fewer than 7."""
    everyone = [
        counted(simple_key(period="2025"), 5, 6),
        counted(simple_key(Group(insats_id="a"), period="2025"), 2, 3),
    ]
    rest = counted(simple_key(Group(insats_id="b"), period="2025"), 3, 3)
    found = protect((*everyone, rest, *_begun((3, 4, 5), 6)), definitions)
    assert {figure.status for figure in found.figures if figure.key.group == Group()} == {"hidden"}


def test_pieces_are_cut_wherever_a_period_begins_or_ends() -> None:
    assert atoms_of([Span(1, 4), Span(2, 5)]) == (Span(1, 1), Span(2, 4), Span(5, 5))
    assert atoms_of([Span(1, 4)]) == (Span(1, 4),)
    assert atoms_of([Span(1, 2), Span(5, 6)]) == (Span(1, 2), Span(5, 6))
    assert atoms_of([]) == ()


def test_a_quarter_that_no_row_prints_does_not_hide_what_the_others_leave(definitions: Definitions) -> None:
    """The year less its fourth quarter leaves three who did not move on, of all that came before: so few may not be."""
    year = counted(simple_key(period="2025"), 29, 34)
    quarters = {"2025-Q2": (7, 8), "2025-Q3": (5, 7), "2025-Q4": (17, 19)}
    printed = [counted(simple_key(period=period), *each) for period, each in quarters.items()]
    within = (*printed, counted(simple_key(period="2025-Q1"), 0, 0))
    found = protect((year, *printed), definitions, quarters=within)
    hidden = {figure.key.period for figure in found.figures if figure.status == "hidden"}
    # Q2 (all but one moved on) and Q3 (too few for a share) are hidden by rule; three is fewer than five may be.
    assert {"2025-Q2", "2025-Q3"} < hidden
    unaware = protect((year, *printed), definitions)
    assert {figure.key.period for figure in unaware.figures if figure.status == "hidden"} == {"2025-Q2", "2025-Q3"}
