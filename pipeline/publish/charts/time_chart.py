"""The model of the chart of how soon people begin to work or study after the start."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.publish.charts.dot_charts import is_drawn
from pipeline.publish.charts.model import Chart, TimeBody, TimeColumn
from pipeline.publish.edition import Edition
from pipeline.publish.measures import BEGUN, GOAL
from pipeline.publish.wording.notes import absence_of, empty_sentence, source_note
from pipeline.publish.wording.numbers import share_text, sign
from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.statements import of_text
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Group, ProtectedFigure

LAST = max(BEGUN)


def begun_figures(edition: Edition, year: Span) -> Mapping[int, ProtectedFigure]:
    """By months from the start, the figure of everyone who finished in a year."""
    found = {months: edition.find(metric, "finished", year, Group()) for months, metric in BEGUN.items()}
    return {months: figure for months, figure in found.items() if figure is not None}


def time_to_work(edition: Edition, year: Span) -> Chart:
    """Columns at 3, 6 and 12 months. They are of the same people, so all are drawn or none."""
    words, figures = edition.words, begun_figures(edition, year)
    span, is_shown = span_name(words, year), bool(figures) and all(map(is_drawn, figures.values()))
    title = _title(words, figures[LAST], span) if is_shown else words.say("Tid till arbete: inget kan visas")
    return Chart(
        id="time_to_work",
        title=title,
        subtitle=words.say(
            "Andel som har börjat arbeta eller studera inom tre, sex och tolv månader från start, av dem som avslutade "
            "och varken arbetade eller studerade före, {span}, med 95 %-intervall", span=span,
        ),
        key=(),
        body=_body(words, figures if is_shown else {}),
        notes=(*(_note(words),) * is_shown, source_note(edition)),
        empty=_empty(edition, year, figures),
        alt=words.say(
            "Stapeldiagram med en stapel för tre, sex och tolv månader från start: andelen som har börjat arbeta eller "
            "studera, {span}, med 95 %-intervall. {title}. Alla tal står i tabellen vid diagrammet.",
            span=span, title=title,
        ),
    )  # fmt: skip


def _title(words: Words, figure: ProtectedFigure, span: str) -> str:
    """What is printed is of the time that the title names."""
    assert figure.numerator is not None and figure.denominator is not None
    return words.say(
        "{counts} har börjat arbeta eller studera inom tolv månader, {span}",
        counts=of_text(words, figure.numerator, figure.denominator), span=span,
    )  # fmt: skip


def _body(words: Words, figures: Mapping[int, ProtectedFigure]) -> TimeBody:
    columns = tuple(_column(words, months, figure) for months, figure in figures.items())
    return TimeBody(columns, words.say("månader från start"), ("0", "20", "40", "60", "80", sign(100)))


def _column(words: Words, months: int, figure: ProtectedFigure) -> TimeColumn:
    assert figure.value is not None and figure.ci_low is not None and figure.ci_high is not None
    assert figure.numerator is not None and figure.denominator is not None
    counts = of_text(words, figure.numerator, figure.denominator)
    return TimeColumn(months, figure.ci_low, figure.value, figure.ci_high, share_text(words, figure), counts)


def _note(words: Words) -> str:
    return words.say(
        "Den som avslutade tidigare utan arbete eller studier räknas som att inte ha börjat. Diagrammet säger hur det "
        "gick, inte varför."
    )


def _empty(edition: Edition, year: Span, figures: Mapping[int, ProtectedFigure]) -> str:
    words, everyone = edition.words, edition.find(GOAL, "finished", year, Group())
    is_nobody = everyone is not None and everyone.status == "zero"
    if not is_nobody and any(figure.status == "zero" for figure in figures.values()):
        return words.say("Inga avslutade deltaganden utan arbete och studier före start.")
    return empty_sentence(words, [absence_of("", figure) for figure in figures.values()])
