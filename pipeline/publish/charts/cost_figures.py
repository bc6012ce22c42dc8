"""What insatser cost for each participation that moved on: published counts and the förbund's own accounts, no more."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.edition import Edition
from pipeline.publish.measures import GOAL
from pipeline.publish.wording.kronor import rounded
from pipeline.publish.wording.periods import Span
from pipeline.vocabulary.figures import Group, ProtectedFigure


@dataclass(frozen=True)
class Cost:
    """A group's cost in a year, and the figure of who moved on. `each`: low, value and high in rounded kronor.

    `each` is None where the cost is not known or the figure not shown: a cost divided by a hidden count would tell it.
    """

    group: Group
    kronor: int | None
    figure: ProtectedFigure | None
    each: tuple[int, int, int] | None


def read_costs(edition: Edition, year: Span) -> tuple[Cost, ...]:
    """Everyone first, then every insats for individuals that has a figure or a post of the budget, in their order.

    Empty where no insats's cost is known.
    """
    known = {each.insats_id: each for each in edition.release.money if _is_cost(each.measure, each.kind)}
    of_figures = edition.groups(GOAL, "finished", year, "insats")
    of_posts = {Group(insats_id=insats_id) for insats_id in known if insats_id is not None}
    if not any(each.value for each in known.values()):
        return ()
    groups = (Group(), *edition.in_order({*of_figures, *of_posts}))
    return tuple(_cost(edition, year, group, _whole(known.get(group.insats_id))) for group in groups)


def _is_cost(measure: str, kind: str | None) -> bool:
    return measure == "cost" and kind == "individual"


def _whole(found: object) -> int | None:
    value = getattr(found, "value", None)
    return None if value is None else round(value)


def _cost(edition: Edition, year: Span, group: Group, kronor: int | None) -> Cost:
    figure = edition.find(GOAL, "finished", year, group)
    return Cost(group, kronor, figure, _each(kronor, figure))


def _each(kronor: int | None, figure: ProtectedFigure | None) -> tuple[int, int, int] | None:
    """The interval is that of the share: had as many finished by the same chances, so many would have moved on."""
    if not kronor or figure is None or figure.status != "shown":
        return None
    counted, of, low, high = figure.numerator, figure.denominator, figure.ci_low, figure.ci_high
    if not counted or not of or not low or not high:
        return None
    return rounded(kronor / (of * high)), rounded(kronor / counted), rounded(kronor / (of * low))
