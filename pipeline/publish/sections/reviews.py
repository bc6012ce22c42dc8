"""Definitions that somebody should have looked over before the day the data reach."""

from __future__ import annotations

from pipeline.publish.document import Block, Heading, Paragraph
from pipeline.publish.edition import Edition
from pipeline.publish.sections.tables import metric_name
from pipeline.publish.wording.periods import day_name


def overdue_reviews(edition: Edition) -> list[Block]:
    """A line per published metric whose review is overdue on the data's last day: a report has no clock."""
    words, known_to = edition.words, edition.release.surroundings.known_to
    late = [metric for metric in edition.release.definitions.metrics if metric.next_review < known_to]
    if not late:
        return []
    lines = [
        words.say(
            "Måttet {metric} skulle ha setts över senast {day}. Siffrorna räknas som förut tills någon har gjort det.",
            metric=metric_name(edition, metric.id), day=day_name(words, metric.next_review),
        )
        for metric in late
    ]  # fmt: skip
    return [Heading("oversyn", words.say("Definitioner att se över")), *map(Paragraph, lines)]
