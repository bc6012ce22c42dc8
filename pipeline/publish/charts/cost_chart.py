"""The model of the chart of what insatser cost for each participation that moved on."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.charts.cost_figures import Cost
from pipeline.publish.charts.model import Chart, CostBody, CostRow
from pipeline.publish.edition import Edition
from pipeline.publish.wording.kronor import between_text, kronor_text
from pipeline.publish.wording.notes import absence_notes, absence_of, source_note
from pipeline.publish.wording.numbers import count_text
from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.statements import counts_text
from pipeline.publish.wording.titles import cost_title
from pipeline.vocabulary.figures import Group

_STEPS = (10_000, 20_000, 25_000, 50_000, 100_000, 200_000, 250_000, 500_000, 1_000_000)
_MOST_TICKS = 5


def cost_per_outcome(edition: Edition, costs: Sequence[Cost], year: Span) -> Chart:
    """A bar per insats from zero, in the order of every chart: it ranks nothing."""
    words, span = edition.words, span_name(edition.words, year)
    everyone = next((cost.each for cost in costs if cost.group == Group()), None)
    title = cost_title(words, kronor_text(words, everyone[1]) if everyone else None, span)
    drawn = [cost for cost in costs if cost.group != Group() and cost.each]
    return Chart(
        id="cost_per_outcome",
        title=title,
        subtitle=words.say(
            "Vad insatsen kostade under året, delat med antalet avslutade deltaganden som gick vidare. "
            "Strecket är 95 %-intervall"
        ),
        key=(),
        body=CostBody(tuple(_row(edition, cost) for cost in drawn), _ticks(edition, drawn)),
        notes=_notes(edition, costs),
        empty=words.say("Ingen kostnad kan delas med ett antal som redovisas."),
        alt=words.say(
            "Liggande staplar från noll, en per insats, med intervall: kostnad per deltagande som gick vidare, {span}. "
            "{title}. Alla tal står i tabellen vid diagrammet.", span=span, title=title,
        ),
    )  # fmt: skip


def _row(edition: Edition, cost: Cost) -> CostRow:
    words = edition.words
    assert cost.each is not None and cost.figure is not None
    low, kronor, high = cost.each
    return CostRow(
        edition.name(cost.group), counts_text(words, cost.figure), low, kronor, high, kronor_text(words, kronor),
        between_text(words, low, high),
    )  # fmt: skip


def _ticks(edition: Edition, drawn: Sequence[Cost]) -> tuple[tuple[int, str], ...]:
    """From 0 to beyond the longest interval, in round steps."""
    most = max((cost.each[2] for cost in drawn if cost.each), default=0)
    step = next((step for step in _STEPS if most <= step * _MOST_TICKS), _STEPS[-1] * -(-most // (5 * _STEPS[-1])))
    ends = range(0, -(-most // step) * step + 1, step)
    return tuple((at, count_text(edition.words, at)) for at in ends)


def _notes(edition: Edition, costs: Sequence[Cost]) -> tuple[str, ...]:
    words = edition.words
    insatser = [cost for cost in costs if cost.group != Group() and not cost.each]
    without = [edition.name(cost.group) for cost in insatser if not cost.kronor]
    absent = [absence_of(edition.name(cost.group), cost.figure) for cost in insatser if cost.kronor]
    unknown = (words.say("Kostnad saknas: {names}.", names=words.listed(without)),) if without else ()
    return (
        *absence_notes(words, absent),
        *unknown,
        words.say(
            "Insatserna har olika deltagare och olika uppdrag: läs inte diagrammet som en rangordning. "
            "Intervallet säger vad slumpen kan göra med andelen som gick vidare."
        ),
        source_note(edition),
    )
