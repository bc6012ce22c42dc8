"""The sections on the goal, on work and studies, on health and on public support."""

from __future__ import annotations

from dataclasses import replace

from pipeline.publish.charts.dot_charts import gender_age, goal_attainment
from pipeline.publish.charts.flow_chart import latest_transitions, support_flow
from pipeline.publish.charts.health_chart import health_change
from pipeline.publish.charts.support_chart import support_before_after
from pipeline.publish.document import Block, ChartBlock, Heading, Paragraph, Section
from pipeline.publish.edition import Edition
from pipeline.publish.many import are_too_many, names_or_number, too_many_note
from pipeline.publish.measures import AFTER, BEFORE, BETTER, GOAL, INCREASED, LEFT, SAME, SEEKING, WORK, WORSE
from pipeline.publish.sections.chance import against_chance, over_time
from pipeline.publish.sections.tables import (
    goal_table,
    group_table,
    health_table,
    metrics_table,
    support_table,
    ways_table,
)
from pipeline.publish.sections.time import time_blocks
from pipeline.publish.wording.periods import span_name
from pipeline.vocabulary.figures import Group

_WORK = (WORK, SEEKING, INCREASED)
_SUPPORT = (BEFORE, AFTER, LEFT)


def goal(edition: Edition) -> Section:
    """Who moved on: by insats, gender and age, municipality, and over time."""
    words = edition.words
    blocks = (*_by_insats(edition), *_by_group(edition), *_by_municipality(edition), *over_time(edition))
    return Section("malet", words.say("Målet: gick vidare"), (_note(edition, GOAL), *blocks))


def work(edition: Edition) -> Section:
    """The three wider and narrower measures of work and studies, and how soon they came."""
    words, span = edition.words, span_name(edition.words, edition.main)
    caption = words.say("Arbete, studier och arbetssökande, {span}", span=span)
    by_insats = words.say(
        "Arbetar eller studerar per insats, alla avslutade, {span}", span=span_name(words, edition.year)
    )
    groups = (Group(), *edition.groups(_WORK[0], "finished", edition.year, "insats"))
    blocks: tuple[Block, ...] = (
        *(_note(edition, metric) for metric in _WORK),
        metrics_table(edition, _WORK, ("work", words.say("Arbete och studier")), caption),
        *(
            (group_table(edition, _WORK[0], ("work_insats", words.say("Arbete per insats")), by_insats, groups),)
            if not are_too_many(edition)
            else (Paragraph(note, is_note=True) for note in too_many_note(edition))
        ),
        *time_blocks(edition),
    )
    return Section("arbete", words.say("Arbete och studier"), blocks)


def health(edition: Edition) -> Section:
    """Self-rated health at exit against the start."""
    words, span = edition.words, span_name(edition.words, edition.main)
    caption = words.say("Förändrad hälsa, båda sätten att räkna, {span}", span=span)
    blocks: tuple[Block, ...] = (
        _note(edition, BETTER),
        ChartBlock(words.say("Förändrad självskattad hälsa"), health_change(edition), health_table(edition)),
        metrics_table(edition, (BETTER, SAME, WORSE), ("health_bases", words.say("Hälsa, båda baser")), caption),
    )
    return Section("halsan", words.say("Hälsa"), blocks)


def support(edition: Edition) -> Section:
    """Public support before the start and at exit."""
    words, span = edition.words, span_name(edition.words, edition.main)
    caption = words.say("Offentlig försörjning, båda sätten att räkna, {span}", span=span)
    chart = support_before_after(edition)
    blocks: tuple[Block, ...] = (
        _note(edition, _SUPPORT[2]),
        ChartBlock(words.say("Offentlig försörjning före och efter"), chart, support_table(edition)),
        *_ways(edition),
        metrics_table(edition, _SUPPORT, ("support_bases", words.say("Försörjning, båda baser")), caption),
    )
    return Section("forsorjningen", words.say("Offentlig försörjning"), blocks)


def _ways(edition: Edition) -> tuple[Block, ...]:
    """Who kept public support, left it, gained it or never had it, in the latest whole year that can be told."""
    words, found = edition.words, latest_transitions(edition)
    if found is None:
        text = words.say("Hur många som lämnade och fick offentlig försörjning redovisas inte för något helt år.")
        return (Paragraph(text, is_note=True),)
    year, ways = found
    caption = words.say("Från start till avslut, {span}", span=span_name(words, year))
    why = words.say("{span} är det senaste hela år som kan visas så här.", span=span_name(words, year))
    older = (Paragraph(why, is_note=True),) if year != edition.whole_year else ()
    return (
        *older,
        ChartBlock(caption, support_flow(edition, year, ways), ways_table(edition, caption, ways)),
    )


def _by_insats(edition: Edition) -> tuple[Block, ...]:
    words, span = edition.words, span_name(edition.words, edition.year)
    groups = edition.groups(GOAL, "finished", edition.year, "insats")
    finished = goal_table(
        edition, ("goal_insats", words.say("Målet per insats")),
        words.say("Gick vidare per insats, alla avslutade, {span}", span=span), words.say("Insats"),
        (Group(), *groups), "finished", edition.year,
    )  # fmt: skip
    chart = goal_attainment(edition)
    drawn: tuple[Block, ...] = (ChartBlock(words.say("Gick vidare per insats"), chart, finished),)
    if are_too_many(edition):
        # What the chart's title would say is a sentence; a row per insats is a table for those who look one up.
        drawn = (Paragraph(f"{chart.title}."), replace(finished, is_folded=True))
    return (
        Heading("per-insats", words.say("Per insats")),
        *drawn,
        *against_chance(edition),
        *_completed_by_insats(edition, groups),
    )


def _completed_by_insats(edition: Edition, groups: tuple[Group, ...]) -> tuple[Block, ...]:
    """The insatser that can be shown without the exit reasons left out. The rest are named, not lined up as dots.

    Nothing where the definitions do not release the completed by insats.
    """
    groups = tuple(group for group in groups if edition.find(GOAL, "completed", edition.year, group) is not None)
    words, span = edition.words, span_name(edition.words, edition.year)
    shown: list[Group] = []
    hidden: list[Group] = []
    for group in groups:
        figure = edition.find(GOAL, "completed", edition.year, group)
        (hidden if figure is None or figure.status == "hidden" else shown).append(group)
    note = Paragraph(words.say(
        "Fullföljda redovisas inte, för att skydda små grupper: {names}.",
        names=names_or_number(words, [edition.name(group) for group in hidden]),
    ), is_note=True)  # fmt: skip
    table = goal_table(
        edition, ("goal_insats_completed", words.say("Målet per insats, fullföljda")),
        words.say("Gick vidare per insats, fullföljda, {span}", span=span), words.say("Insats"),
        (Group(), *shown), "completed", edition.year,
    )  # fmt: skip
    return (*((table,) if shown else ()), *((note,) if hidden else ()))


def _by_group(edition: Edition) -> tuple[Block, ...]:
    words, span = edition.words, span_name(edition.words, edition.year)
    margins = (
        *edition.groups(GOAL, "finished", edition.year, "gender"),
        *edition.groups(GOAL, "finished", edition.year, "age_group"),
    )
    ends = goal_table(
        edition, ("gender_or_age", words.say("Kön, och ålder för sig")),
        words.say("Gick vidare efter kön, och efter ålder, alla avslutade, {span}", span=span), words.say("Grupp"),
        (Group(), *margins), "finished", edition.year,
    )  # fmt: skip
    return (Heading("kon-och-alder", words.say("Kön och ålder")), ends, *_by_gender_and_age(edition))


def _by_gender_and_age(edition: Edition) -> tuple[Block, ...]:
    words, year = edition.words, edition.whole_year
    if year is None:
        return (_not_yet(edition, words.say("Kön och ålder tillsammans")),)
    table = goal_table(
        edition, ("gender_age", words.say("Kön och ålder")),
        words.say("Gick vidare efter kön och ålder, alla avslutade, {span}", span=span_name(words, year)),
        words.say("Grupp"), edition.groups(GOAL, "finished", year, "gender_age"), "finished", year,
    )  # fmt: skip
    return (ChartBlock(words.say("Gick vidare efter kön och ålder"), gender_age(edition, year), table),)


def _by_municipality(edition: Edition) -> tuple[Block, ...]:
    words, year = edition.words, edition.whole_year
    if year is None:
        return (_not_yet(edition, words.say("Kommuner")),)
    groups = edition.groups(GOAL, "finished", year, "municipality")
    if not groups:
        return ()
    table = goal_table(
        edition, ("municipality", words.say("Kommuner")),
        words.say("Gick vidare per kommun, alla avslutade, {span}", span=span_name(words, year)), words.say("Kommun"),
        (Group(), *groups), "finished", year,
    )  # fmt: skip
    return (Heading("kommuner", words.say("Kommuner")), table)


def _not_yet(edition: Edition, what: str) -> Paragraph:
    text = edition.words.say("{what} redovisas för hela år. Det finns inget helt år i uppgifterna än.", what=what)
    return Paragraph(text, is_note=True)


def _note(edition: Edition, metric_id: str) -> Paragraph:
    """What the metric asks and what it must not be used for."""
    metric, language = edition.metric(metric_id), edition.words.language
    text = f"{metric.short} {metric.label[language]}: {metric.question[language]} {metric.not_for[language]}"
    return Paragraph(text)
