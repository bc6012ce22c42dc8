"""What has changed since the last report of the same kind that was given out, and which quarters it came and went with.

Quarters that have been given out are counted as they were then, so nothing but the quarters that entered and those that
left can move a figure; what was registered, corrected, withdrawn or set aside since waits for a revision.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pipeline.publish.edition import Edition
from pipeline.publish.wording.periods import Span
from pipeline.statistics.difference import newcombe
from pipeline.vocabulary.figures import Group, ProtectedFigure
from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.release import Earlier

Verdict = Literal["larger", "smaller", "open", "too_few"]
NotCompared = Literal["other_definition", "hidden"]


@dataclass(frozen=True)
class Counts:
    """Participations: so many of so many whose outcome is known."""

    numerator: int
    denominator: int

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.numerator + other.numerator, self.denominator + other.denominator)

    def __sub__(self, other: Counts) -> Counts:
        return Counts(self.numerator - other.numerator, self.denominator - other.denominator)


@dataclass(frozen=True)
class Change:
    """A metric last time and this time: then + entered − left = now. Raises ValueError where that does not hold.

    `tells_shares`: whether the figures it is made of show their shares, which those of few people do not.
    """

    then: Counts
    entered: Counts
    left: Counts
    now: Counts
    tells_shares: bool = True

    def __post_init__(self) -> None:
        if self.then + self.entered - self.left != self.now:
            raise ValueError("what entered and what left is not the whole difference")

    @property
    def difference(self) -> Counts:
        return self.now - self.then

    @property
    def is_all_new(self) -> bool:
        """Whether nobody is counted both times."""
        return (self.entered, self.left) == (self.now, self.then)

    def verdict(self, least: int) -> Verdict:
        """Whether the share is surely another among those who entered than among those who left.

        The two reports count many of the same people, so it is these two groups of different people that are compared,
        by Newcombe's interval. `least`: so many are needed in each, and in both reports, for a share to be told.
        """
        fewest = min(each.denominator for each in (self.then, self.entered, self.left, self.now))
        if fewest < least or not self.tells_shares:
            return "too_few"
        low, high = newcombe(
            (self.entered.numerator, self.entered.denominator), (self.left.numerator, self.left.denominator)
        )
        return "larger" if low > 0 else "smaller" if high < 0 else "open"


def compare(edition: Edition, earlier: Earlier, metric_id: str) -> Change | NotCompared:
    """A metric for everyone who finished, on the front page's span of both reports.

    Made of figures that are shown, and of no other: hidden where any of them is.
    """
    version = edition.metric(metric_id).version
    found = next((each for each in earlier.figures if each.metric == metric_id), None)
    if found is not None and found.version != version:
        return "other_definition"
    figure = edition.find(metric_id, "finished", edition.main, Group())
    now = _counts(figure)
    if found is None or found.numerator is None or found.denominator is None or now is None:
        return "hidden"
    then = Counts(found.numerator, found.denominator)
    if earlier.last < edition.main.first:
        # Nobody is counted in both, so nothing need be taken apart.
        return Change(then, now, then, now, _tells_share(figure))
    came, went = entered_and_left((earlier.first, earlier.last), (edition.main.first, edition.main.last))
    entered, left = (_total(_of_quarters(edition, metric_id, quarters)) for quarters in (came, went))
    if entered is None or left is None:
        return "hidden"
    # A single quarter's share is its figure's own; those of several have none of their own to go by.
    alone = (_of_quarters(edition, metric_id, quarters) for quarters in (came, went) if len(quarters) == 1)
    tells = all(_tells_share(each) for each in (figure, *(one for (one,) in alone)))
    return Change(then, entered, left, now, tells)


def entered_and_left(
    then: tuple[Quarter, Quarter], now: tuple[Quarter, Quarter]
) -> tuple[tuple[Quarter, ...], tuple[Quarter, ...]]:
    """The quarters of `now` that are not in `then`, and the other way round; each from its first to its last."""
    before, after = (range(first.index, last.index + 1) for first, last in (then, now))
    came = tuple(Quarter.at(index) for index in after if index not in before)
    return came, tuple(Quarter.at(index) for index in before if index not in after)


def _of_quarters(edition: Edition, metric_id: str, quarters: Iterable[Quarter]) -> tuple[ProtectedFigure | None, ...]:
    return tuple(edition.find(metric_id, "finished", Span.quarter(quarter), Group()) for quarter in quarters)


def _total(figures: Iterable[ProtectedFigure | None]) -> Counts | None:
    """The sum of some figures; None where one is not shown."""
    total = Counts(0, 0)
    for figure in figures:
        counts = _counts(figure)
        if counts is None:
            return None
        total += counts
    return total


def _tells_share(figure: ProtectedFigure | None) -> bool:
    return figure is not None and figure.value is not None


def _counts(figure: ProtectedFigure | None) -> Counts | None:
    if figure is None or figure.numerator is None or figure.denominator is None:
        return None
    return Counts(figure.numerator, figure.denominator)
