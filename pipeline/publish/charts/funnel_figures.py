"""Which insatser lie outside what chance allows an insats of their size, counted on published figures only."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.dot_charts import is_drawn
from pipeline.publish.edition import Edition
from pipeline.publish.measures import GOAL
from pipeline.publish.wording.funnel_words import Hindrance, Place
from pipeline.publish.wording.notes import Absence, absence_of
from pipeline.statistics.funnel import Overdispersion, funnel_limits, overdispersion
from pipeline.vocabulary.figures import Group, ProtectedFigure

Limits = tuple[float, float, float, float]
"""Lower 99.8 and 95 %, upper 95 and 99.8 %, as shares (0..1)."""


@dataclass(frozen=True)
class Held:
    """An insats held against its limits."""

    group: Group
    figure: ProtectedFigure
    limits: Limits
    place: Place

    @property
    def is_over(self) -> bool:
        """Whether it is over the middle of its limits; only said of one that is outside."""
        return (self.figure.value or 0.0) > self.limits[2]


@dataclass(frozen=True)
class Funnel:
    """The insatser in the order of every chart, against everyone; `hindrance`: why there is no funnel."""

    everyone: ProtectedFigure | None
    held: tuple[Held, ...]
    absent: tuple[Absence, ...]
    hindrance: Hindrance | None

    @property
    def centre(self) -> float:
        """The share of everyone (0..1); 0 where there is no funnel."""
        return _share(self.everyone) if self.everyone is not None and self.hindrance is None else 0.0

    @property
    def spread(self) -> Overdispersion | None:
        """How much they differ beyond chance."""
        if self.hindrance is not None:
            return None
        return overdispersion([_counts(each.figure) for each in self.held], self.centre)


def read_funnel(edition: Edition) -> Funnel:
    """The insatser of the year against the share of everyone, where both are shown."""
    pairs = [
        (group, edition.find(GOAL, "finished", edition.year, group))
        for group in edition.groups(GOAL, "finished", edition.year, "insats")
    ]
    shown = [(group, figure) for group, figure in pairs if figure is not None and is_drawn(figure)]
    absent = tuple(
        absence_of(edition.name_within(group), figure)
        for group, figure in pairs
        if figure is None or not is_drawn(figure)
    )
    everyone = edition.find(GOAL, "finished", edition.year, Group())
    if everyone is None or not is_drawn(everyone):
        return Funnel(None, (), absent, "everyone_hidden")
    reached, people = _counts(everyone)
    if reached in (0, people):
        return Funnel(everyone, (), absent, "no_variation")
    if len(shown) < 2:
        return Funnel(everyone, (), absent, "one_insats")
    return Funnel(everyone, tuple(_held(*pair, _share(everyone)) for pair in shown), absent, None)


def limits_at(people: int, centre: float) -> Limits:
    """The four limits for so many people."""
    far_low, low, high, far_high = funnel_limits(people, centre)
    return far_low, low, high, far_high


def _held(group: Group, figure: ProtectedFigure, centre: float) -> Held:
    limits, share = limits_at(_counts(figure)[1], centre), _share(figure)
    place: Place = "inside"
    if not limits[0] <= share <= limits[3]:
        place = "outside_998"
    elif not limits[1] <= share <= limits[2]:
        place = "outside_95"
    return Held(group, figure, limits, place)


def _share(figure: ProtectedFigure) -> float:
    reached, people = _counts(figure)
    return reached / people


def _counts(figure: ProtectedFigure) -> tuple[int, int]:
    assert figure.numerator is not None and figure.denominator is not None
    return figure.numerator, figure.denominator
