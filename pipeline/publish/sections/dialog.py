"""Two pages per insats for a talk about its results: figures on the one, questions and room to write on the other."""

from __future__ import annotations

from pipeline.publish.charts.insats_chart import goal_of_insats
from pipeline.publish.document import Block, ChartBlock, Heading, Paragraph, Question, Section, Terms
from pipeline.publish.edition import Edition
from pipeline.publish.measures import GOAL
from pipeline.publish.sections.insatser import has_finished, how_it_went, metrics_of_insats, part_id, what_it_is
from pipeline.publish.sections.tables import goal_table
from pipeline.publish.wording.periods import span_name
from pipeline.publish.wording.questions import questions
from pipeline.vocabulary.figures import Group


def dialog(edition: Edition) -> Section:
    """Every insats that someone finished, in the order of every table."""
    words = edition.words
    blocks: list[Block] = [Paragraph(words.say(
        "Två sidor per insats: siffrorna för alla som avslutade insatsen {span}, och frågor att samtala om. Siffrorna "
        "är desamma som i rapporten.", span=span_name(words, edition.year),
    ))]  # fmt: skip
    groups = edition.groups(GOAL, "finished", edition.year, "insats")
    for number, group in enumerate((group for group in groups if has_finished(edition, group)), start=1):
        blocks += [*_figures(edition, number, group), *_talk(edition, group)]
    return Section("samtal", words.say("Insatserna"), tuple(blocks))


def _figures(edition: Edition, number: int, group: Group) -> list[Block]:
    assert group.insats_id is not None
    heading = Heading(part_id(group.insats_id), edition.name(group), is_part=True, starts_page=True)
    facts = Terms((*what_it_is(edition, group), *how_it_went(edition, group)))
    return [heading, facts, *_chart(edition, number, group), metrics_of_insats(edition, number, group)]


def _chart(edition: Edition, number: int, group: Group) -> list[Block]:
    """The insats and everyone against the goal; nothing where it may not be drawn."""
    words, chart = edition.words, goal_of_insats(edition, number, group)
    if chart is None:
        return []
    name = edition.name(group)
    caption = words.say("{name} mot målet, alla avslutade, {span}", name=name, span=span_name(words, edition.year))
    table = goal_table(
        edition, (f"goal_insats_{number}", words.say("Målet {number}", number=number)), caption, words.say("Insats"),
        (group, Group()), "finished", edition.year,
    )  # fmt: skip
    return [ChartBlock(words.say("{name} mot målet", name=name), chart, table)]


def _talk(edition: Edition, group: Group) -> list[Block]:
    words, name = edition.words, edition.name(group)
    assert group.insats_id is not None
    heading = Heading(
        f"fragor-{part_id(group.insats_id)}", words.say("{name}: att samtala om", name=name), starts_page=True
    )
    return [heading, *map(Question, questions(edition, group))]
