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
    at_worst: Place
    """Where it would lie if all whose outcome is missing had gone the other way."""

    @property
    def can_change(self) -> bool:
        """Whether missing outcomes could move it inside a limit that it is outside of."""
        return self.at_worst != self.place

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
    reached, people = _counts(figure)
    place = place_of(reached, people, centre)
    at_worst = place_at_worst(reached, people, figure.missing or 0, centre)
    return Held(group, figure, limits_at(people, centre), place, at_worst)


def place_of(reached: int, people: int, centre: float) -> Place:
    """Where `reached` of `people` lies against the limits around `centre` (0..1) for so many people."""
    limits, share = limits_at(people, centre), reached / people
    if not limits[0] <= share <= limits[3]:
        return "outside_998"
    return "inside" if limits[1] <= share <= limits[2] else "outside_95"


def place_at_worst(reached: int, people: int, missing: int, centre: float) -> Place:
    """The place nearest to the middle that any outcomes of those missing give; the share of all is held still."""
    order: tuple[Place, ...] = ("inside", "outside_95", "outside_998")
    places = {place_of(reached + more, people + missing, centre) for more in range(missing + 1)}
    return min((*places, place_of(reached, people, centre)), key=order.index)


def _share(figure: ProtectedFigure) -> float:
    reached, people = _counts(figure)
    return reached / people


def _counts(figure: ProtectedFigure) -> tuple[int, int]:
    assert figure.numerator is not None and figure.denominator is not None
    return figure.numerator, figure.denominator
