"""Primary rules: which counts say too much about someone by themselves, and how uncertain each must stay."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pipeline.protect.system import Need

GOAL = 5.0
"""A goal figure of an insats is what the board reads: dear to hide."""
Place = TypeVar("Place", bound=Hashable)


@dataclass(frozen=True)
class Rules:
    """`least`: smaller groups are hidden (t). `empty_groups_shown`: a group of nobody is printed as 0.

    `every_small_count`: the strict alternative, where every outcome of 1 to t - 1 is sensitive. `zeros`: so is 0.
    """

    least: int = 5
    empty_groups_shown: bool = True
    every_small_count: bool = False
    zeros: bool = False

    def need_of_count(self, count: int) -> Need | None:
        """P1 of one group, where nothing else is told of it."""
        is_small = count < self.least and (count > 0 or self.zeros)
        return self.need(count, group=True) if is_small else None

    def need(self, count: int, group: bool, most: float = math.inf) -> Need:
        """From what everyone knows to what is no longer small, and never its true value at the edge."""
        least = 1.0 if group and self.empty_groups_shown else 0.0
        return Need(min(least, count), max(min(max(self.least, count + 1), most), count))


def weight(count: int, level: int) -> float:
    """What hiding costs: (1 + ln(1 + count)) x (1 + the number of dimensions summed over)."""
    return (1 + math.log1p(count)) * (1 + level)


def needs_of_group(total: Place, group: Mapping[Place, int], rules: Rules) -> dict[Place, Need]:
    """P1 and P2 of a group with its outcomes: `group` has the total and every outcome class.

    Fewer than t people: the total and every outcome, zeros included. Otherwise everyone, or all but one, in a class:
    that class, and the classes of none or one beside it. The total may stay then.

    >>> needs_of_group("n", {"n": 7, "yes": 7, "no": 0}, Rules())
    {'yes': Need(low=0.0, high=7), 'no': Need(low=0.0, high=5)}
    >>> sorted(needs_of_group("n", {"n": 4, "yes": 3, "no": 1}, Rules()))
    ['n', 'no', 'yes']
    >>> needs_of_group("n", {"n": 12, "yes": 10, "no": 2}, Rules())
    {}
    """
    people = group[total]
    classes = {place: count for place, count in group.items() if place != total}
    if 0 < people < rules.least:
        return {total: rules.need(people, group=True)} | {
            place: rules.need(count, group=False) for place, count in classes.items()
        }
    found: dict[Place, Need] = {}
    if people and any(count >= people - 1 for count in classes.values()):
        for place, count in classes.items():
            if count >= people - 1 or count <= 1:
                found[place] = rules.need(count, group=False, most=people)
    if rules.every_small_count:
        for place, count in classes.items():
            if 0 < count < rules.least:
                found[place] = rules.need(count, group=False, most=people)
    return found


def is_dominated(amounts: tuple[float, ...], share: float = 0.1) -> bool:
    """P5, the p per cent rule: whoever has the second largest amount knows the largest too closely from the sum.

    Hundepool et al., Statistical Disclosure Control (2012), 4.2.2.

    >>> is_dominated((90, 5, 5))
    True
    """
    ordered = sorted(amounts, reverse=True)
    return bool(ordered) and sum(ordered[2:]) < share * ordered[0]
