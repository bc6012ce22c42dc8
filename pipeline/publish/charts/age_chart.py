"""The model of the chart of who finished: women and men back to back, by age band."""

from __future__ import annotations

from pipeline.publish.charts.model import AgeBar, AgeBody, AgeRow, Chart
from pipeline.publish.edition import Edition
from pipeline.publish.measures import GOAL
from pipeline.publish.wording.notes import Absence, absence_notes, absence_of, empty_sentence, source_note
from pipeline.publish.wording.numbers import count_text
from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.statuses import status_symbol
from pipeline.publish.wording.titles import finished_title
from pipeline.vocabulary.figures import Group, ProtectedFigure
from pipeline.vocabulary.groups import AgeBand


def finished_count(figure: ProtectedFigure | None) -> int | None:
    """How many finished: those whose outcome is known and those whose is not. None where they are not shown."""
    if figure is None or figure.denominator is None or figure.missing is None:
        return None
    return figure.denominator + figure.missing


def who_finished(edition: Edition, year: Span) -> Chart:
    """Finished participations by gender and age band in a whole year. The definitions must name two genders."""
    words, span = edition.words, span_name(edition.words, year)
    left, right = edition.release.definitions.groups.genders
    rows = tuple(
        AgeRow(band.label[words.language], band.oldest - band.youngest + 1,
               _bar(edition, year, left.code, band), _bar(edition, year, right.code, band))
        for band in edition.release.definitions.groups.age_bands
    )  # fmt: skip
    women, men = (
        finished_count(edition.find(GOAL, "finished", year, Group(gender=code))) for code in ("kvinna", "man")
    )
    title, absent = finished_title(words, women, men, span), _absent(edition, year)
    is_drawn = _any_bar(rows)
    how = (
        words.say("Stapelns yta visar antalet: den är så tjock som åldersgruppen har år."),
        words.say("Den som har flera deltaganden räknas i vart och ett."),
    )
    return Chart(
        id="who_finished",
        title=title,
        subtitle=words.say("Avslutade deltaganden efter kön och ålder vid start, {span}", span=span),
        key=(),
        body=AgeBody(rows if is_drawn else (), (left.label[words.language], right.label[words.language])),
        notes=(*absence_notes(words, absent), *(how if is_drawn else ()), source_note(edition)),
        empty=empty_sentence(words, absent),
        alt=words.say(
            "Åldersdiagram med kvinnor åt ena hållet och män åt det andra, en stapel per åldersgrupp: avslutade "
            "deltaganden {span}. {title}. Alla tal står i tabellen vid diagrammet.", span=span, title=title,
        ),
    )  # fmt: skip


def _bar(edition: Edition, year: Span, gender: str, band: AgeBand) -> AgeBar:
    figure = edition.find(GOAL, "finished", year, Group(gender=gender, age_group=band.code))
    count = finished_count(figure)
    if figure is None:
        return AgeBar(None, "")
    if count is None:
        return AgeBar(None, status_symbol(edition.words, figure.status))
    return AgeBar(count / (band.oldest - band.youngest + 1), count_text(edition.words, count))


def _absent(edition: Edition, year: Span) -> list[Absence]:
    definitions = edition.release.definitions.groups
    groups = [
        Group(gender=gender.code, age_group=band.code)
        for gender in definitions.genders
        for band in definitions.age_bands
    ]
    figures = [(group, edition.find(GOAL, "finished", year, group)) for group in groups]
    return [
        absence_of(edition.name_within(group), figure) for group, figure in figures if finished_count(figure) is None
    ]


def _any_bar(rows: tuple[AgeRow, ...]) -> bool:
    return any(bar.per_year for row in rows for bar in (row.left, row.right))
