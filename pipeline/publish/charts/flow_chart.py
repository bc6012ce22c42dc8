"""The model of the chart of public support from start to exit: who kept it, left it, gained it, never had it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.model import Chart, FlowBody, FlowNode, Strand
from pipeline.publish.edition import Edition
from pipeline.publish.measures import AFTER, BEFORE, LEFT
from pipeline.publish.wording.notes import source_note
from pipeline.publish.wording.numbers import count_text
from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.statements import of_text
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Group, ProtectedFigure
from pipeline.vocabulary.periods import Quarter


@dataclass(frozen=True)
class Transitions:
    """Four counts of the same participations, all of them published or sums and differences of what is."""

    before: ProtectedFigure
    after: ProtectedFigure
    left: ProtectedFigure
    kept: int
    gained: int
    never: int

    @property
    def ways(self) -> tuple[int, int, int, int]:
        """How many kept public support, left it, gained it, and never had it."""
        return self.kept, self.left.numerator or 0, self.gained, self.never


def transitions(edition: Edition, year: Span) -> Transitions | None:
    """What the published figures of everyone say of a year; None where they do not say it.

    Three figures of the same participations give all four ways. A way that fewer people than the threshold took is
    never drawn, even though the protection lets the three figures stand: it hides one of them then.
    """
    before, after, left = (edition.find(metric, "finished", year, Group()) for metric in (BEFORE, AFTER, LEFT))
    if before is None or after is None or left is None:
        return None
    if None in (before.numerator, after.numerator, left.numerator) or before.denominator != after.denominator:
        return None
    if left.denominator != before.numerator or not before.denominator:
        return None
    assert before.numerator is not None and after.numerator is not None and left.numerator is not None
    assert before.denominator is not None
    kept = before.numerator - left.numerator
    gained = after.numerator - kept
    ways = (kept, left.numerator, gained, before.denominator - before.numerator - gained)
    least = edition.release.definitions.disclosure.least_people
    if any(way < 0 or 0 < way < least for way in ways):
        return None
    return Transitions(before, after, left, kept, gained, ways[3])


def latest_transitions(edition: Edition) -> tuple[Span, Transitions] | None:
    """The latest whole year that can be told, at most three years back."""
    if edition.whole_year is None:
        return None
    for back in range(3):
        year = Span.year(Quarter(edition.whole_year.last.year - back, 4))
        found = transitions(edition, year)
        if found is not None:
            return year, found
    return None


def support_flow(edition: Edition, year: Span, found: Transitions) -> Chart:
    """Public support before the start and at exit, with the ways between."""
    words, span = edition.words, span_name(edition.words, year)
    assert found.left.numerator is not None and found.left.denominator is not None
    title = words.say(
        "{counts} med offentlig försörjning före start hade den inte vid avslut, {span}",
        counts=of_text(words, found.left.numerator, found.left.denominator), span=span,
    )  # fmt: skip
    return Chart(
        id="support_flow",
        title=title,
        subtitle=words.say("Avslutade deltaganden med känd försörjning båda gångerna, {span}", span=span),
        key=(),
        body=_body(words, found),
        notes=(words.say("Bandens tjocklek visar antalet deltaganden."), source_note(edition)),
        empty="",
        alt=words.say(
            "Flödesdiagram från före start till vid avslut, {span}: med eller utan offentlig försörjning, och hur "
            "många som behöll den, lämnade den, fick den eller aldrig hade den. {title}. Alla tal står i tabellen "
            "vid diagrammet.", span=span, title=title,
        ),
    )  # fmt: skip


def _body(words: Words, found: Transitions) -> FlowBody:
    having, without = words.say("Med offentlig försörjning"), words.say("Utan offentlig försörjning")
    kept, lost, gained, never = found.ways
    left = (
        FlowNode(having, (_of_all(words, found, kept + lost),), kept + lost),
        FlowNode(without, (count_text(words, gained + never),), gained + never),
    )
    right = (
        FlowNode(having, (
            _of_all(words, found, kept + gained), words.say("{n} behöll den", n=count_text(words, kept)),
            words.say("{n} fick den", n=count_text(words, gained)),
        ), kept + gained),
        FlowNode(without, (
            count_text(words, lost + never), words.say("{n} lämnade den", n=count_text(words, lost)),
            words.say("{n} hade den inte heller före", n=count_text(words, never)),
        ), lost + never),
    )  # fmt: skip
    strands = (Strand(0, 0, kept, False), Strand(0, 1, lost, True), Strand(1, 0, gained, False),
               Strand(1, 1, never, False))  # fmt: skip
    return FlowBody(left, right, strands, (words.say("Före start"), words.say("Vid avslut")))


def _of_all(words: Words, found: Transitions, count: int) -> str:
    return of_text(words, count, sum(found.ways))
