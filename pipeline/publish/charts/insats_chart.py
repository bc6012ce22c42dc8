"""The model of a small chart: one insats against the goal, with everyone beside."""

from __future__ import annotations

from dataclasses import replace

from pipeline.publish.charts.dot_charts import goal_attainment, goal_key, goal_row, is_drawn
from pipeline.publish.charts.model import Chart, DotBody, Panel
from pipeline.publish.edition import Edition
from pipeline.publish.measures import GOAL
from pipeline.publish.wording.numbers import target_text
from pipeline.publish.wording.periods import span_name
from pipeline.vocabulary.figures import Group


def goal_of_insats(edition: Edition, number: int, group: Group) -> Chart | None:
    """The chart of goals with only this insats, and everyone under it; None where the insats may not be drawn."""
    figure, everyone = (edition.find(GOAL, "finished", edition.year, each) for each in (group, Group()))
    if figure is None or not is_drawn(figure):
        return None
    words, name = edition.words, edition.name(group)
    alone = {place: each for place, each in edition.figures.items() if place[4].insats_id in (None, group.insats_id)}
    chart = goal_attainment(replace(edition, figures=alone))
    assert isinstance(chart.body, DotBody)
    rows = [goal_row(words, name, figure)]
    if everyone is not None and is_drawn(everyone):
        rows.append(goal_row(words, edition.name(Group()), everyone))
    target = edition.metric(GOAL).target
    return replace(
        chart,
        id=f"goal_insats_{number}",
        key=goal_key(words, tuple(rows)),
        body=replace(chart.body, panels=(Panel("", tuple(rows)),)),
        alt=words.say(
            "Punktdiagram med en rad för {name} och en för alla: andelen som gick vidare {span} med 95 %-intervall och "
            "en linje vid målet {target}. {title}. Alla tal står i tabellen vid diagrammet.",
            name=name, span=span_name(words, edition.year), title=chart.title,
            target=target_text(words, float(target)) if target is not None else "",
        ),
    )  # fmt: skip
