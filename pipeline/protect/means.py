"""Means as one system: a mean of a known number of people is a sum within half a unit each, and sums add up.

Method: a printed mean m of n people, unit u, holds (m - u/2) n <= S <= (m + u/2) n, and the scale lo n <= S <= hi n.
Design of our own, after the linear form of rounding in Hundepool et al., Statistical Disclosure Control (2012), ch. 4.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.protect.rules import weight
from pipeline.protect.system import Cell, Need, Relation, System

DOUBT = 0.1
"""How far from the truth a mean must be able to be, either way, as a part of its scale."""


@dataclass(frozen=True)
class Scale:
    """From the lowest to the highest answer, and the unit that means are printed in; 0: they are printed exactly."""

    low: float
    high: float
    unit: float = 0.1

    def need(self, total: float, people: int) -> Need:
        """What must be possible of a sum that tells too much."""
        far = DOUBT * (self.high - self.low) * people
        return Need(max(self.low * people, total - far), min(self.high * people, total + far))


@dataclass(frozen=True)
class Mean:
    """The mean of a group whose size is shown: `total` is the sum behind it, which nothing prints."""

    group: str
    people: int
    printed: float
    total: float


@dataclass(frozen=True)
class Division:
    """A group and the groups that everyone in it is divided into."""

    whole: str
    parts: tuple[str, ...]


def system_of(means: Sequence[Mean], divisions: Sequence[Division], scale: Scale, least: int) -> System:
    """A row per mean, named for its group. Means of fewer than `least` people (P3, P4) are hidden and in need.

    Raises NotOneSystem where a sum is not within what is printed of it, or parts are not the whole.
    """
    small = [each.group for each in means if 0 < each.people < least]
    wholes = {each.whole for each in divisions}
    cells = (cell for each in means for cell in _cells(each, each.group in wholes, scale, each.group in small))
    rounded = (_rounded(each, scale) for each in means)
    within = (_within(each, scale) for each in means)
    return System.build(cells, (*rounded, *within, *map(_added, divisions)), hidden_anyway=small)


def sum_of(group: str) -> str:
    """The cell of a group's sum."""
    return f"{group} sum"


def _cells(mean: Mean, is_whole: bool, scale: Scale, is_small: bool) -> Iterator[Cell]:
    """What is printed, as the sum it would be if it were not rounded; and the sum itself."""
    cost = weight(mean.people, int(is_whole))
    lowest = scale.low * mean.people
    yield Cell(f"{mean.group} mean", mean.printed * mean.people, (mean.group,), cost, lowest)
    need = scale.need(mean.total, mean.people) if is_small else None
    yield Cell(sum_of(mean.group), mean.total, (), least=lowest, need=need)


def _rounded(mean: Mean, scale: Scale) -> Relation:
    half = scale.unit / 2 * mean.people
    return Relation(f"{mean.group} rounded", ((1.0, sum_of(mean.group)), (-1.0, f"{mean.group} mean")), -half, half)


def _within(mean: Mean, scale: Scale) -> Relation:
    return Relation(
        f"{mean.group} scale", ((1.0, sum_of(mean.group)),), scale.low * mean.people, scale.high * mean.people
    )


def _added(division: Division) -> Relation:
    parts: Iterable[tuple[float, str]] = ((1.0, sum_of(part)) for part in division.parts)
    return Relation(f"{division.whole} = {' + '.join(division.parts)}", ((-1.0, sum_of(division.whole)), *parts))
