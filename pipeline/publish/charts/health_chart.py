"""The model of the chart of self-rated health: worse, better and unchanged between start and exit."""

from __future__ import annotations

from pipeline.publish.charts.dot_charts import everyone_genders_insatser, is_drawn
from pipeline.publish.charts.model import Bar, BarBody, BarRow, Chart, KeyEntry, Side
from pipeline.publish.edition import Edition
from pipeline.publish.many import too_many_note
from pipeline.publish.measures import BETTER, SAME, WORSE
from pipeline.publish.wording.notes import absence_notes, absence_of, empty_sentence, source_note
from pipeline.publish.wording.numbers import count_text, share_text
from pipeline.publish.wording.periods import span_name
from pipeline.publish.wording.statements import chance_note
from pipeline.publish.wording.titles import health_title
from pipeline.publish.wording.verdicts import paired
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Group, ProtectedFigure

_SIDES: tuple[tuple[str, Side], ...] = ((WORSE, "worse"), (BETTER, "better"), (SAME, "same"))


def health_change(edition: Edition) -> Chart:
    """Change in self-rated health for everyone, each gender and each insats."""
    words, span = edition.words, span_name(edition.words, edition.year)
    rows, absent, drawn = [], [], []
    for group in everyone_genders_insatser(edition, BETTER):
        row = _row(edition, group)
        if row is None:
            figures = (edition.find(metric, "finished", edition.year, group) for metric, _ in _SIDES)
            absent.append(absence_of(edition.name_within(group), *figures))
        else:
            rows.append(row)
            drawn.append(edition.find(BETTER, "finished", edition.year, group))
    everyone = (edition.find(metric, "finished", edition.year, Group()) for metric in (BETTER, WORSE))
    title = health_title(words, paired(*everyone), bool(rows))
    return Chart(
        id="health_change",
        title=title,
        subtitle=words.say("Självskattad hälsa vid avslut jämfört med start, andel av dem som svarat båda gångerna, "
                           "{span}", span=span),
        key=(KeyEntry(words.say("95 %-intervall"), line="plain"),) if rows else (),
        body=BarBody(tuple(rows), (words.say("Sämre"), words.say("Bättre"), words.say("Oförändrad"))),
        notes=(*absence_notes(words, absent), *too_many_note(edition),
               *((edition.metric(BETTER).not_for[words.language],) if rows else ()),
               *chance_note(words, drawn), source_note(edition)),
        empty=empty_sentence(words, absent),
        alt=words.say(
            "Stapeldiagram med en rad per grupp: andelen som skattar sin hälsa som sämre åt vänster, som bättre åt "
            "höger och som oförändrad för sig, {span}, med 95 %-intervall. {title}. Alla tal står i tabellen vid "
            "diagrammet.", span=span, title=title,
        ),
    )  # fmt: skip


def _row(edition: Edition, group: Group) -> BarRow | None:
    figures = [edition.find(metric, "finished", edition.year, group) for metric, _ in _SIDES]
    bars = []
    for figure, (_, side) in zip(figures, _SIDES, strict=True):
        # One side alone would let the reader reckon out another: all three or none.
        if figure is None or not is_drawn(figure):
            return None
        bars.append(_bar(edition.words, figure, side))
    answered = figures[0].denominator if figures[0] else None
    counts = edition.words.say("{n} svar", n=count_text(edition.words, answered or 0))
    return BarRow(edition.name(group), counts, (bars[0], bars[1], bars[2]))


def _bar(words: Words, figure: ProtectedFigure, side: Side) -> Bar:
    assert figure.ci_low is not None and figure.value is not None and figure.ci_high is not None
    return Bar(side, figure.ci_low, figure.value, figure.ci_high, share_text(words, figure))
