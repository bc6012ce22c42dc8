"""The model of the chart of a metric that is published by its definition alone: everyone, genders, ages, insatser."""

from __future__ import annotations

from pipeline.publish.charts.dot_charts import dot_body, is_drawn, mark_of
from pipeline.publish.charts.model import Chart, KeyEntry, Panel, Row, Value
from pipeline.publish.edition import Edition
from pipeline.publish.many import insatser_of
from pipeline.publish.wording.notes import absence_notes, absence_of, empty_sentence, source_note
from pipeline.publish.wording.numbers import interval_text, share_text
from pipeline.publish.wording.periods import span_name
from pipeline.publish.wording.statements import chance_note, of_text
from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.metrics import Metric


def own_groups(edition: Edition, metric: Metric) -> tuple[Group, ...]:
    """Everyone, and the groups of the year so far by one thing at a time; no insatser where they are too many."""
    by_one = [edition.groups(metric.id, "finished", edition.year, kind) for kind in ("gender", "age_group")]
    return (Group(), *by_one[0], *by_one[1], *insatser_of(edition, metric.id))


def own_metric(edition: Edition, metric: Metric) -> Chart:
    """The shares of every group that is shown. The title says what is asked: nothing is known of what would be much."""
    words, span = edition.words, span_name(edition.words, edition.year)
    label, numerator = metric.label[words.language], metric.numerator[words.language]
    rows, absent, drawn = [], [], []
    for group in own_groups(edition, metric):
        figure = edition.find(metric.id, "finished", edition.year, group)
        if figure is None or not is_drawn(figure):
            absent.append(absence_of(edition.name_within(group), figure))
            continue
        drawn.append(figure)
        value = Value(share_text(words, figure), interval_text(figure))
        counts = of_text(words, figure.numerator or 0, figure.denominator or 0)
        rows.append(Row(edition.name(group), counts, (mark_of(figure, "disc", "plain"),), (value,), ""))
    return Chart(
        id=f"own_{metric.id}",
        title=words.say("{metric}, efter kön, ålder och insats", metric=label),
        subtitle=words.say("Andel av avslutade med känt svar, {span}, med 95 %-intervall", span=span),
        key=(KeyEntry(words.say("95 %-intervall"), line="plain"),) if rows else (),
        body=dot_body(edition, (Panel("", tuple(rows)),) if rows else (), with_target=False),
        notes=(*absence_notes(words, absent), *chance_note(words, drawn), source_note(edition)),
        empty=empty_sentence(words, absent),
        alt=words.say(
            "Punktdiagram med en rad per grupp: andelen som {numerator}, {span}, med 95 %-intervall. Alla tal står i "
            "tabellen vid diagrammet.",
            numerator=numerator, span=span,
        ),
    )  # fmt: skip
