"""A part for each insats: what it is, how it went for those who finished, and all its figures in one table."""

from __future__ import annotations

from pipeline.publish.document import Block, Cell, Column, Heading, Paragraph, Section, Table, Terms
from pipeline.publish.edition import Edition
from pipeline.publish.many import are_too_many, names_or_number, too_many_note
from pipeline.publish.measures import AFTER, BEFORE, BETTER, GOAL, SAME, WORK, WORSE
from pipeline.publish.sections.cells import figure_cells, figure_columns
from pipeline.publish.sections.comments import comment_of, missing_comments
from pipeline.publish.sections.tables import metric_name, symbol_notes
from pipeline.publish.wording.changes import (
    health_certainty,
    health_sentence,
    support_certainty,
    support_sentence,
    years_sentence,
)
from pipeline.publish.wording.numbers import count_text, target_text
from pipeline.publish.wording.periods import Span, span_label, span_name
from pipeline.publish.wording.statements import certainty_sentence, chance_note, outcome_sentence
from pipeline.vocabulary.figures import Group, ProtectedFigure
from pipeline.vocabulary.release import Insats


def insatser(edition: Edition) -> Section:
    """One part per insats that the release has figures for, in the order of every table.

    Where they are too many for that, only those that have written of their year have one.
    """
    words = edition.words
    scope = words.say(
        "En del för varje insats. Talen gäller alla som avslutade insatsen {span}.", span=span_name(words, edition.year)
    )
    groups = _insatser(edition)
    blocks: list[Block] = [Paragraph(said) for said in too_many_note(edition) or (scope,)]
    blocks += [*_nobody_finished(edition), *missing_comments(edition, groups)]
    figures = [edition.find(GOAL, "finished", edition.year, group) for group in groups]
    blocks += [Paragraph(note, is_note=True) for note in chance_note(words, figures)]
    for number, group in enumerate(groups, start=1):
        blocks += _part(edition, number, group)
    return Section("insatserna", words.say("Insatserna"), tuple(blocks))


def _insatser(edition: Edition) -> tuple[Group, ...]:
    """Those that someone finished, and those that have written of their year, in the order of every table."""
    told = (group for group in edition.groups(GOAL, "finished", edition.year, "insats") if has_finished(edition, group))
    written = [Group(insats_id=each.insats_id) for each in edition.release.comments if each.insats_id is not None]
    return edition.in_order(written if are_too_many(edition) else {*told, *written})


def has_finished(edition: Edition, group: Group) -> bool:
    """Whether there is anything to say of an insats: false only where it is told that nobody finished it.

    In an annual report nobody must have finished it the year before either.
    """
    spans = [edition.year, *([edition.year_before] if edition.is_annual and edition.year_before else [])]
    figures = (edition.find(GOAL, "finished", span, group) for span in spans)
    return any(figure is not None and figure.status != "zero" for figure in figures)


def _nobody_finished(edition: Edition) -> list[Block]:
    """Names the insatser that have no part, since nobody finished them."""
    words = edition.words
    groups = edition.groups(GOAL, "finished", edition.year, "insats")
    empty = [edition.name(group) for group in groups if not has_finished(edition, group)]
    if not empty:
        return []
    said = words.say("Inga deltaganden avslutades i {names}.", names=names_or_number(words, empty))
    return [Paragraph(said, is_note=True)]


def part_id(insats_id: str) -> str:
    """The part's place in the page: the insats's id, with every sign but letters a-z and digits as its number.

    >>> part_id("I01"), part_id("I 1"), part_id("I-1")
    ('insats-I01', 'insats-I-20-1', 'insats-I-2d-1')
    """
    safe = (each if each.isascii() and each.isalnum() else f"-{ord(each):x}-" for each in insats_id)
    return f"insats-{''.join(safe)}"


def _part(edition: Edition, number: int, group: Group) -> list[Block]:
    assert group.insats_id is not None
    heading = Heading(part_id(group.insats_id), edition.name(group), is_part=True, starts_page=number > 1)
    facts: list[tuple[str, str]] = what_it_is(edition, group)
    blocks: list[Block] = []
    if edition.find(GOAL, "finished", edition.year, group) is not None:
        facts += [*how_it_went(edition, group), *_against_year_before(edition, group)]
        blocks.append(metrics_of_insats(edition, number, group))
    return [heading, Terms(tuple(facts)), *blocks, *comment_of(edition, group)]


def what_it_is(edition: Edition, group: Group) -> list[tuple[str, str]]:
    """What the register says of the insats; nothing where it says nothing."""
    words, register = edition.words, edition.release.definitions.table("insats")
    insats = _insats(edition, group)
    if insats is None:
        return []
    kind = "individual" if insats.is_individual else "structural"
    said = [register.column("insats_type").label_of(kind, words.language)]
    if insats.focus:
        said.append(register.column("insats_focus").label_of(insats.focus, words.language))
    pairs = [(words.say("Insats"), ", ".join(said)[:1].upper() + ", ".join(said)[1:])]
    pairs += [(words.say("Ägare"), insats.owner)] if insats.owner else []
    pairs += [(words.say("Utförare"), insats.provider)] if insats.provider else []
    target = edition.own_target(GOAL, group)
    if target is not None:
        pairs.append((words.say("Eget mål"), words.say("Minst {target} ska gå vidare.",
                                                       target=target_text(words, target))))  # fmt: skip
    return pairs


def _insats(edition: Edition, group: Group) -> Insats | None:
    return next((each for each in edition.release.insatser if each.insats_id == group.insats_id), None)


def how_it_went(edition: Edition, group: Group) -> list[tuple[str, str]]:
    """What its figures say, a sentence for each subject: moved on, work, health, support, and what they rest on."""
    words = edition.words
    goal, work = (edition.find(metric, "finished", edition.year, group) for metric in (GOAL, WORK))
    better, same, worse = (edition.find(each, "finished", edition.year, group) for each in (BETTER, SAME, WORSE))
    before, after = (edition.find(metric, "finished", edition.year, group) for metric in (BEFORE, AFTER))
    is_own = edition.own_target(GOAL, group) is not None
    return [
        (words.say("Gick vidare"), _joined(
            outcome_sentence(words, edition.metric(GOAL), goal, is_own), certainty_sentence(words, goal)
        )),
        (words.say("Arbete och studier"), outcome_sentence(words, edition.metric(WORK), work)),
        (words.say("Hälsa"), _joined(
            health_sentence(words, better, same, worse), health_certainty(words, better, worse)
        )),
        (words.say("Offentlig försörjning"), _joined(
            support_sentence(words, before, after), support_certainty(words, before, after)
        )),
        *_answers(edition, goal),
    ]  # fmt: skip


def _answers(edition: Edition, figure: ProtectedFigure | None) -> list[tuple[str, str]]:
    """How many outcomes the goal rests on, and how many are missing."""
    words = edition.words
    if figure is None or figure.denominator is None or figure.missing is None or figure.status == "zero":
        return []
    sentence = words.say(
        "Utfallet är känt för {known} deltaganden och saknas för {missing}.",
        known=count_text(words, figure.denominator), missing=count_text(words, figure.missing),
    )  # fmt: skip
    return [(words.say("Svar"), sentence)]


def _against_year_before(edition: Edition, group: Group) -> list[tuple[str, str]]:
    """In an annual report: whether those who moved on surely are more or fewer than the year before."""
    words, before = edition.words, _year_before(edition, group)
    if before is None:
        return []
    figures = [edition.find(GOAL, "finished", span, group) for span in (edition.year, before)]
    names = [span_name(words, span) for span in (edition.year, before)]
    label = words.say("Gick vidare, mot året före")
    return [(label, years_sentence(words, (figures[0], figures[1]), (names[0], names[1])))]


def _year_before(edition: Edition, group: Group) -> Span | None:
    """The year before, in an annual report that has this insats's figures of it."""
    before = edition.year_before if edition.is_annual else None
    return before if before and edition.find(GOAL, "finished", before, group) is not None else None


def metrics_of_insats(edition: Edition, number: int, group: Group) -> Table:
    """Every metric for the insats; for both years in an annual report that has them."""
    words, before = edition.words, _year_before(edition, group)
    spans = (edition.year, before) if before else (edition.year,)
    rows = []
    for metric in edition.release.definitions.metrics:
        for span in spans:
            figure = edition.find(metric.id, "finished", span, group)
            when = (Cell(span_label(words, span)),) if before else ()
            if figure is not None:
                rows.append((Cell(metric_name(edition, metric.id)), *when, *figure_cells(words, figure)))
    name = edition.name(group)
    columns = (
        Column(name, "head"), *((Column(words.say("Period"), "short"),) if before else ()), *figure_columns(words),
    )  # fmt: skip
    caption = words.say("{name}, alla avslutade, {span}", name=name, span=span_name(words, edition.year))
    if before:
        spans_named = words.listed([span_name(words, span) for span in spans])
        caption = words.say("{name}, alla avslutade, {span}", name=name, span=spans_named)
    return Table(f"insats_{number}", f"{number} {' '.join(name.split())}", caption, columns, tuple(rows),
                 symbol_notes(edition, rows))  # fmt: skip


def _joined(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)
