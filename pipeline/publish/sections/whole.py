"""The whole report as one document."""

from __future__ import annotations

from pipeline.publish.document import Document, Mark
from pipeline.publish.edition import Edition
from pipeline.publish.sections.change import since_last
from pipeline.publish.sections.front import front
from pipeline.publish.sections.method import about, method
from pipeline.publish.sections.outcomes import goal, health, support, work
from pipeline.publish.sections.trust import protection, quality
from pipeline.publish.wording.notes import draft_label
from pipeline.publish.wording.periods import Span, span_name


def write_document(edition: Edition) -> Document:
    """All sections in reading order."""
    words, release = edition.words, edition.release
    make = (goal, work, health, support, quality, protection, method, about)
    return Document(
        language=words.language,
        title=words.say("Utfall efter avslutad insats"),
        association=release.surroundings.association,
        period=_period(edition),
        summary=words.say(
            "Hur det gick för deltagare i individuella insatser: målet, arbete och studier, hälsa och försörjning."
        ),
        marks=_marks(edition),
        sections=(front(edition), *since_last(edition), *(section(edition) for section in make)),
        furniture=_furniture(edition),
    )


def _marks(edition: Edition) -> tuple[Mark, ...]:
    words, facts = edition.words, edition.release.surroundings
    draft = Mark(
        draft_label(words),
        words.say(
            "Rapporten är inte utgiven och får inte spridas: talen kan ändras, och skillnaden kan peka ut någon."
        ),
        is_across=True,
    )
    sample = Mark(
        words.say("Påhittade uppgifter"),
        words.say(
            "Alla tal, insatser och organisationer i den här rapporten är påhittade och visar hur en rapport ser ut."
        ),
    )
    return (*((draft,) if facts.is_draft else ()), *((sample,) if facts.is_sample else ()))


def _period(edition: Edition) -> str:
    last = edition.release.period.last_quarter
    span = Span.quarter(last) if edition.release.period.kind == "quarter" else Span.year(last)
    name = span_name(edition.words, span)
    return name[:1].upper() + name[1:]


def _furniture(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The small words around the text, by the name the page templates know them by."""
    words = edition.words
    return (
        ("skip", words.say("Hoppa till innehållet")),
        ("contents", words.say("Innehåll")),
        ("figure", words.say("Figur")),
        ("table", words.say("Tabell")),
        ("show_table", words.say("Visa talen i tabell")),
        ("of", words.say("av")),
        ("page", words.say("Sida")),
    )  # fmt: skip
