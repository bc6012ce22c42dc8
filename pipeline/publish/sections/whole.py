"""The whole report as one document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pipeline.publish.document import Document, Mark, Section
from pipeline.publish.edition import Edition
from pipeline.publish.sections.accessibility import accessibility
from pipeline.publish.sections.change import since_last
from pipeline.publish.sections.comments import obstacles
from pipeline.publish.sections.dialog import dialog
from pipeline.publish.sections.front import front
from pipeline.publish.sections.insatser import insatser
from pipeline.publish.sections.method import about, method
from pipeline.publish.sections.money import money
from pipeline.publish.sections.outcomes import goal, health, support, work
from pipeline.publish.sections.outside import outside
from pipeline.publish.sections.own import own
from pipeline.publish.sections.participants import participants
from pipeline.publish.sections.trust import protection, quality
from pipeline.publish.sections.year import year
from pipeline.publish.wording.notes import draft_label
from pipeline.publish.wording.periods import Span, span_name

SECTIONS: Mapping[str, Callable[[Edition], Section | None]] = {
    "viktigast": front,
    "sedan_sist": since_last,
    "aret": year,
    "deltagarna": participants,
    "malet": goal,
    "arbete": work,
    "halsan": health,
    "forsorjningen": support,
    "egna_matt": own,
    "regelhinder": obstacles,
    "pengarna": money,
    "utifran": outside,
    "insatserna": insatser,
    "samtal": dialog,
    "kvalitet": quality,
    "skydd": protection,
    "metod": method,
    "om": about,
    "tillganglighet": accessibility,
}
"""What makes each chapter that `schemas/chapters.yaml` knows, under its id; None where there is nothing to say."""


def write_document(edition: Edition) -> Document:
    """The chapters of this kind of report in the order that the definitions say."""
    return _write(edition, edition.report_title, edition.release.definitions.chapters.of(edition.release.period.kind))


def write_dialog(edition: Edition) -> Document:
    """The chapters of the dialog in the order that the definitions say."""
    return _write(edition, edition.words.say("Resultatdialog"), edition.release.definitions.chapters.of("dialog"))


def _write(edition: Edition, title: str, chapters: Sequence[str]) -> Document:
    words, release = edition.words, edition.release
    made = (SECTIONS[chapter](edition) for chapter in chapters)
    return Document(
        language=words.language,
        title=title,
        association=release.surroundings.association,
        period=_period(edition),
        summary=words.say(
            "Hur det gick för deltagare i individuella insatser: målet, arbete och studier, hälsa och försörjning."
        ),
        marks=_marks(edition),
        sections=tuple(section for section in made if section is not None),
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
