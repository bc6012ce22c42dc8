"""The models of the dot charts of the goal: by insats, and by gender and age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.publish.charts.model import Chart, DotBody, KeyEntry, LineStyle, Mark, MarkShape, Panel, Row, Value
from pipeline.publish.edition import Edition, is_everyone_else
from pipeline.publish.many import insatser_of
from pipeline.publish.measures import GOAL
from pipeline.publish.wording.notes import Absence, absence_notes, absence_of, empty_sentence, source_note
from pipeline.publish.wording.numbers import interval_text, share_text, sign, target_text
from pipeline.publish.wording.own_targets import held_against_text, own_targets_note
from pipeline.publish.wording.periods import Span, span_name
from pipeline.publish.wording.statements import certainty_words, chance_note, missing_note, of_text, unassessed_note
from pipeline.publish.wording.titles import goal_title, groups_title
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Group, ProtectedFigure


@dataclass(frozen=True)
class _Tally:
    """What the rows of a chart add up to, for its title and notes."""

    drawn: list[str]
    over: list[str]
    under: list[str]
    absent: list[Absence]
    figures: list[ProtectedFigure]


def goal_attainment(edition: Edition) -> Chart:
    """The goal metric for each insats, on everyone who finished."""
    words, groups = edition.words, edition.groups(GOAL, "finished", edition.year, "insats")
    target = _target(edition)
    pairs = [(group, edition.find(GOAL, "finished", edition.year, group)) for group in groups]
    drawn = [(group, figure) for group, figure in pairs if figure is not None and is_drawn(figure)]
    absent = [
        absence_of(edition.name_within(group), figure)
        for group, figure in pairs
        if figure is None or not is_drawn(figure)
    ]
    held_against = held_against_text(edition, GOAL, [group for group, _ in drawn])
    title = goal_title(words, [figure.certainty for _, figure in drawn], held_against)
    own_note = own_targets_note(edition, GOAL, [group for group, _ in drawn])
    rows = tuple(goal_row(words, edition.name(group), figure) for group, figure in drawn)
    span = span_name(words, edition.year)
    return Chart(
        id="goal_attainment",
        title=title,
        subtitle=words.say("Andel som gick vidare efter avslutad insats, {span}, med 95 %-intervall", span=span),
        key=goal_key(words, rows),
        body=dot_body(edition, (Panel("", rows),) if rows else ()),
        notes=(
            *absence_notes(words, absent), *own_note, *_verdict_notes(words, [figure for _, figure in drawn]),
            source_note(edition),
        ),
        empty=empty_sentence(words, absent),
        alt=words.say(
            "Punktdiagram med en rad per insats: andelen som gick vidare {span} med 95 %-intervall och en linje vid "
            "målet {target}. {title}. Alla tal står i tabellen vid diagrammet.",
            span=span, target=target, title=title,
        ),
    )  # fmt: skip


def gender_age(edition: Edition, year: Span) -> Chart:
    """The goal metric by gender and age band in a whole year, one panel for each gender."""
    words, target, span = edition.words, _target(edition), span_name(edition.words, year)
    tally = _Tally([], [], [], [], [])
    panels = _panels(edition, year, tally)
    title = groups_title(words, tally.over, tally.under, len(tally.drawn), target)
    every_row = tuple(row for panel in panels for row in panel.rows)
    return Chart(
        id="gender_age",
        title=title,
        subtitle=words.say("Andel som gick vidare, efter kön och ålder, {span}, med 95 %-intervall", span=span),
        key=goal_key(words, every_row),
        body=dot_body(edition, panels if tally.drawn else ()),
        notes=(
            *absence_notes(words, tally.absent),
            *_others_note(edition, year),
            *_verdict_notes(words, tally.figures),
            source_note(edition),
        ),
        empty=empty_sentence(words, tally.absent),
        alt=words.say(
            "Punktdiagram i en ruta per kön, med en rad per åldersgrupp: andelen som gick vidare {span} med "
            "95 %-intervall och en linje vid målet {target}. {title}. Alla tal står i tabellen vid diagrammet.",
            span=span, target=target, title=title,
        ),
    )  # fmt: skip


def _verdict_notes(words: Words, figures: Sequence[ProtectedFigure]) -> tuple[str, ...]:
    return (*missing_note(words, figures), *unassessed_note(words, figures), *chance_note(words, figures))


def _others_note(edition: Edition, year: Span) -> tuple[str, ...]:
    """A word on the groups that have no panel, where anyone is in them."""
    others = any(is_everyone_else(group) for group in edition.groups(GOAL, "finished", year, "gender_age"))
    return (edition.words.say("Övriga grupper står i tabellen."),) if others else ()


def everyone_genders_insatser(edition: Edition, metric: str) -> tuple[Group, ...]:
    """The rows of the charts of change: everyone, each named gender, each insats where they are not too many."""
    genders = tuple(Group(gender=gender.code) for gender in edition.release.definitions.groups.genders)
    return (Group(), *genders, *insatser_of(edition, metric))


def is_drawn(figure: ProtectedFigure) -> bool:
    """Only a shown figure with a share and an interval gets a mark."""
    return figure.status == "shown" and None not in (figure.value, figure.ci_low, figure.ci_high, figure.numerator)


def _panels(edition: Edition, year: Span, tally: _Tally) -> tuple[Panel, ...]:
    """One panel per gender. An age band that is hidden for everyone takes no row; it is named in the note."""
    definitions, language = edition.release.definitions.groups, edition.words.language
    columns = [
        [
            _group_row(edition, year, Group(gender=gender.code, age_group=band.code), band.label[language], tally)
            for band in definitions.age_bands
        ]
        for gender in definitions.genders
    ]
    kept = [index for index, rows in enumerate(zip(*columns, strict=True)) if any(row.marks for row in rows)]
    return tuple(
        Panel(gender.label[language], tuple(rows[index] for index in kept))
        for gender, rows in zip(definitions.genders, columns, strict=True)
    )


def _group_row(edition: Edition, year: Span, group: Group, label: str, tally: _Tally) -> Row:
    figure = edition.find(GOAL, "finished", year, group)
    if figure is None or not is_drawn(figure):
        tally.absent.append(absence_of(edition.name_within(group), figure))
        return Row(label, "", (), (), "")
    tally.drawn.append(edition.name(group))
    tally.figures.append(figure)
    if figure.certainty in ("over", "under"):
        (tally.over if figure.certainty == "over" else tally.under).append(edition.name_within(group))
    return goal_row(edition.words, label, figure)


def goal_row(words: Words, label: str, figure: ProtectedFigure) -> Row:
    """The row of a drawn figure against the goal."""
    assert figure.numerator is not None and figure.denominator is not None
    line: LineStyle = figure.certainty if figure.certainty in ("over", "under", "not_assessed") else "open"
    mark = mark_of(figure, "disc" if figure.target_reached else "diamond", line)
    value = Value(share_text(words, figure), interval_text(figure))
    counts = of_text(words, figure.numerator, figure.denominator)
    return Row(label, counts, (mark,), (value,), certainty_words(words, figure))


def mark_of(figure: ProtectedFigure, shape: MarkShape, line: LineStyle) -> Mark:
    """A drawn figure's share and interval as a mark."""
    assert figure.ci_low is not None and figure.value is not None and figure.ci_high is not None
    return Mark(figure.ci_low, figure.value, figure.ci_high, shape, line)


def goal_key(words: Words, rows: tuple[Row, ...]) -> tuple[KeyEntry, ...]:
    """Only what is drawn; outcome by shape, certainty by line: two statements, two signs."""
    entries = (
        KeyEntry(words.say("målet nåddes"), shape="disc"),
        KeyEntry(words.say("målet nåddes inte"), shape="diamond"),
        KeyEntry(words.say("säkert över"), line="over"),
        KeyEntry(words.say("säkert under"), line="under"),
        KeyEntry(words.say("kan inte avgöras"), line="open"),
        KeyEntry(words.say("bedöms inte"), line="not_assessed"),
    )
    marks = [mark for row in rows for mark in row.marks]
    used = {mark.shape for mark in marks} | {mark.line for mark in marks}
    return tuple(entry for entry in entries if entry.shape in used or entry.line in used)


def dot_body(edition: Edition, panels: tuple[Panel, ...], with_target: bool = True) -> DotBody:
    """The panels on their scale, with the line of the goal."""
    target = edition.metric(GOAL).target if with_target else None
    label = edition.words.say("Mål {target}", target=_target(edition)) if with_target else ""
    ticks = ("0", "20", "40", "60", "80", sign(100))
    return DotBody(panels, float(target) if target is not None else None, label, ticks)


def _target(edition: Edition) -> str:
    target = edition.metric(GOAL).target
    return target_text(edition.words, float(target)) if target is not None else ""
