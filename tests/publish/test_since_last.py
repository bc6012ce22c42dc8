"""What has changed since last time: the parts are the whole difference, and nothing hidden is told."""

from __future__ import annotations

import dataclasses

import invented
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.document import Table
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.change import MEASURES, changed, since_last
from pipeline.publish.since_last import Change, Counts, compare, entered_and_left
from pipeline.publish.wording.words import Words, open_words
from pipeline.vocabulary.figures import FigureKey, Group, ProtectedFigure
from pipeline.vocabulary.periods import Quarter, ReportPeriod
from pipeline.vocabulary.release import Earlier, EarlierFigure, Release

LAST = Quarter(2026, 3)
QUARTERS = tuple(Quarter.at(index) for index in range(LAST.index - 11, LAST.index + 1))
counts = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def shown(metric: str, kind: str, name: str, x: int, n: int) -> ProtectedFigure:
    """A figure that is shown, however small: what is hidden is chosen by the test."""
    key = FigureKey(metric, 1, kind, name, "finished", Group())  # type: ignore[arg-type]
    return dataclasses.replace(invented.figure(key, 60, 100, 0, 0, None), numerator=x, denominator=n)


def report_on(
    quarters: dict[Quarter, tuple[int, int]], since: Quarter, hidden: frozenset[Quarter] = frozenset(), version: int = 1
) -> Release:
    """A release whose figures of everyone are sums of these quarters, after one of twelve months up to `since`."""

    def twelve(last: Quarter) -> tuple[int, int]:
        own = [quarters[Quarter.at(index)] for index in range(last.index - 3, last.index + 1)]
        return sum(x for x, _ in own), sum(n for _, n in own)

    figures = [shown(metric, "rolling", str(LAST), *twelve(LAST)) for metric in MEASURES]
    for metric in MEASURES:
        for quarter, (x, n) in quarters.items():
            each = shown(metric, "quarter", str(quarter), x, n)
            gone = dataclasses.replace(each, numerator=None, denominator=None, status="hidden")
            figures.append(gone if quarter in hidden else each)
    earlier = Earlier(
        ReportPeriod.parse(str(since)), Quarter.at(since.index - 3), since,
        tuple(EarlierFigure(metric, version, *twelve(since)) for metric in MEASURES),
    )  # fmt: skip
    return dataclasses.replace(invented.release(), figures=tuple(figures), earlier=earlier)


@given(st.lists(counts, min_size=12, max_size=12), st.integers(1, 8))
def test_the_parts_are_the_whole_difference(drawn: list[tuple[int, int]], ago: int) -> None:
    release = report_on(dict(zip(QUARTERS, drawn, strict=True)), Quarter.at(LAST.index - ago))
    edition = open_edition(release, open_words("sv"))
    for metric in MEASURES:
        change = compare(edition, release.earlier, metric)  # type: ignore[arg-type]
        assert isinstance(change, Change)
        moved = change.entered - change.left
        assert moved == change.difference
        in_now, in_then = drawn[-4:], drawn[-4 - ago : len(drawn) - ago]
        assert change.now == Counts(sum(x for x, _ in in_now), sum(n for _, n in in_now))
        assert change.then == Counts(sum(x for x, _ in in_then), sum(n for _, n in in_then))


@given(st.integers(0, 30), st.integers(0, 6), st.integers(0, 30), st.integers(0, 6))
def test_entered_and_left_part_two_spans(start: int, length: int, other: int, extent: int) -> None:
    then, now = (Quarter.at(8000 + start), Quarter.at(8000 + start + length)), (
        Quarter.at(8000 + other), Quarter.at(8000 + other + extent))  # fmt: skip
    came, went = entered_and_left(then, now)
    assert not set(came) & set(went)
    both = (length + 1) - len(went)
    assert both == (extent + 1) - len(came) >= 0


def test_parts_that_are_not_the_whole_difference_are_refused() -> None:
    with pytest.raises(ValueError, match="whole difference"):
        Change(Counts(10, 20), Counts(5, 9), Counts(4, 8), Counts(12, 21))


EVEN = dict.fromkeys(QUARTERS, (30, 50))


@pytest.mark.parametrize(
    ("entered", "left", "said"),
    [
        ((48, 50), (20, 50), "Säkert större andel"),
        ((20, 50), (48, 50), "Säkert mindre andel"),
        ((31, 50), (29, 50), "Ingen säker skillnad"),
        ((8, 9), (29, 50), "För få är nya"),
        ((31, 50), (0, 0), "För få är nya"),
    ],
)
def test_only_what_is_sure_is_said(entered: tuple[int, int], left: tuple[int, int], said: str) -> None:
    """The quarter that came is held against the one that went, not the two overlapping years."""
    quarters = {**EVEN, LAST: entered, Quarter.at(LAST.index - 4): left}
    edition = open_edition(report_on(quarters, Quarter.at(LAST.index - 1)), open_words("sv"))
    facts = changed(edition).facts
    assert len(facts) == 1 + len(MEASURES)
    assert all(said in fact.sentence for fact in facts[1:])


@pytest.mark.parametrize(
    ("x", "said"),
    [(190, "Andelen är säkert större än"), (20, "Andelen är säkert mindre än"), (120, "Ingen säker skillnad.")],
)
def test_reports_that_share_no_quarter_are_held_against_each_other(sv: Words, x: int, said: str) -> None:
    quarters = {**EVEN, **dict.fromkeys(QUARTERS[-4:], (x // 4, 50))}
    (_, *facts) = changed(open_edition(report_on(quarters, Quarter.at(LAST.index - 4)), sv)).facts
    assert all(said in fact.sentence and "föll bort" not in fact.sentence for fact in facts)


def table_of(release: Release, words: Words) -> Table:
    section = since_last(open_edition(release, words))
    assert section is not None
    return next(block for block in section.blocks if isinstance(block, Table))


@pytest.mark.parametrize("gone", [LAST, Quarter.at(LAST.index - 4)])
def test_a_hidden_part_hides_the_row_and_the_sentence(sv: Words, gone: Quarter) -> None:
    release = report_on(EVEN, Quarter.at(LAST.index - 1), frozenset({gone}))
    assert all({cell.text for cell in row[2:]} == {".."} for row in table_of(release, sv).rows)
    assert {fact.sentence for fact in changed(open_edition(release, sv)).facts[1:]} == {
        "Går inte att jämföra: något av talen redovisas inte."
    }


def test_a_quarter_that_may_not_show_its_share_shows_it_nowhere(sv: Words) -> None:
    """Ten participations of fewer than ten people."""
    release = report_on({**EVEN, LAST: (9, 12)}, Quarter.at(LAST.index - 1))
    few = tuple(
        dataclasses.replace(each, value=None, ci_low=None, ci_high=None) if each.denominator == 12 else each
        for each in release.figures
    )
    told, kept = (
        {fact.sentence for fact in changed(open_edition(dataclasses.replace(release, figures=figures), sv)).facts[1:]}
        for figures in (release.figures, few)
    )
    assert any("75" in sentence for sentence in told)
    assert kept == {"För få är nya eller föll bort för att säga om något har ändrats."}


def test_another_definition_is_said_and_not_compared(sv: Words) -> None:
    release = report_on(EVEN, Quarter.at(LAST.index - 1), version=2)
    table = table_of(release, sv)
    assert all({cell.text for cell in row[2:]} == {".."} for row in table.rows)
    assert any("Definitionen har ändrats" in note for note in table.notes)


def test_figures_in_the_table_add_up(sv: Words) -> None:
    quarters = {**EVEN, LAST: (20, 44), Quarter.at(LAST.index - 4): (33, 48)}
    first, second, *_ = table_of(report_on(quarters, Quarter.at(LAST.index - 1)), sv).rows
    assert [cell.text for cell in first[1:]] == ["antal", "123", "20", "33", "110", "\N{MINUS SIGN}13"]
    assert [cell.text for cell in second[1:]] == ["med känt utfall", "198", "44", "48", "194", "\N{MINUS SIGN}4"]


def test_without_an_earlier_report_one_sentence_says_so(sv: Words, release: Release) -> None:
    edition = open_edition(release, sv)
    assert since_last(edition) is None
    (fact,) = changed(edition).facts
    assert fact.sentence == "Det finns ingen tidigare utgiven rapport av samma slag att jämföra med."
