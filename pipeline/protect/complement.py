"""Complements: what else is hidden, so that the rest of a sum does not tell what a hidden row said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.protect.counts import EXCLUDED, FamilyCounts
from pipeline.protect.plan import Flags, Whole
from pipeline.protect.primary import everyone_or_no_one, too_few_people
from pipeline.vocabulary.figures import Group

Costs = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Search:
    """One family, its sensitive cells and what hiding costs.

    `carrier`: the place to hide where a cell may not be worked out: itself, or of an implied group the completed
    row and the shorter period. `of_members`: the counts of each member of each sum.
    """

    family: FamilyCounts
    sensitive: Flags
    cost: Costs
    least: int
    carrier: Whole
    of_members: Whole

    @classmethod
    def prepare(cls, family: FamilyCounts, sensitive: Flags, least: int) -> Search:
        return cls(family, sensitive, costs(family), least, carriers(family), family.counts[family.plan.members])

    def cells_hidden(self, hidden: Flags) -> Flags:
        """A cell is hidden while one of the places it is worked out from is. With a last False for the pad."""
        of_terms = np.append(hidden, False)[self.family.plan.terms].any(axis=1)
        return np.append(of_terms, False)


def costs(family: FamilyCounts) -> Costs:
    """Small groups are cheap, totals dear: (1 + ln(1 + n)) x (1 + level), x 5 for the goal of an insats."""
    weights = [_weight(place.group, family.is_goal) for place in family.plan.places]
    known = family.counts[: len(weights), 0]
    return np.asarray((1 + np.log1p(known)) * np.array(weights))


def carriers(family: FamilyCounts) -> Whole:
    """Of each cell, the last place it is worked out from where anyone is; and one past the end for the pad."""
    plan = family.plan
    found = plan.terms[:, 0].copy()
    someone = ~np.append(family.empty, True)
    for terms in plan.terms.T:
        found = np.where(someone[terms], terms, found)
    return np.append(found, len(plan.places))


def _weight(group: Group, is_goal: bool) -> float:
    match group.kind:
        case "gender_age":
            return 2.0
        case "insats":
            return 3.0 * (5.0 if is_goal else 1.0)
        case "municipality":
            return 3.0
        case "gender" | "age_group":
            return 4.0
        case "all":
            return 1e6


def settle(search: Search, hidden: Flags) -> Flags:
    """Hide complements until no sum gives anything away. Independent of the order of rows."""
    while True:
        hidden = _with_carriers(search, hidden)
        chosen = _choose(search, hidden)
        if chosen is None:
            return hidden
        hidden = hidden.copy()
        hidden[chosen] = True


def _with_carriers(search: Search, hidden: Flags) -> Flags:
    """Break implied groups open, and show a completed row only beside its finished row.

    Otherwise members and excluded of the completed row would add up to the members of the hidden one.
    """
    plan = search.family.plan
    bare = search.sensitive & ~search.cells_hidden(hidden)[:-1]
    hidden = hidden.copy()
    hidden[search.carrier[:-1][bare]] = True
    finished, completed = plan.within_bases.T
    hidden[completed] |= hidden[finished]
    return np.asarray(hidden & ~search.family.empty)


def _choose(search: Search, hidden: Flags) -> int | None:
    """The cheapest place among those that mend a sum; a place that mends several is cheaper. None: all is mended."""
    plan = search.family.plan
    mends = menders(search, search.cells_hidden(hidden))
    served = np.bincount(search.carrier[plan.members[mends]], minlength=len(plan.places))
    return cheapest(search, served)


def cheapest(search: Search, served: Whole) -> int | None:
    """The place with the least cost per use. Places are in the order of their text, which settles ties."""
    places = np.flatnonzero(served)
    return int(places[np.argmin(search.cost[places] / served[places])]) if len(places) else None


def menders(search: Search, hidden: Flags) -> Flags:
    """For each member of each sum: whether hiding it mends a fault of that sum."""
    members = search.family.plan.members
    gone = hidden[members]
    sensitive = np.append(search.sensitive, False)[members] & gone
    mends = np.zeros(members.shape, dtype=np.bool_)
    for layer in range(EXCLUDED):
        size = search.of_members[:, :, layer]
        alone = _too_little_beside(size, gone, sensitive & (size > 0), search.least)
        mends |= alone[:, None] & (size > 0)
    mends |= _rest_is_sensitive(search, gone)[:, None] & (search.of_members[:, :, 1] > 0)
    return np.asarray(mends & ~gone)


def _too_little_beside(size: Whole, gone: Flags, sensitive: Flags, least: int) -> Flags:
    """Sums where what is hidden beside a sensitive member holds fewer than t people: it would be known too closely."""
    together = np.where(gone, size, 0).sum(axis=1)
    largest = np.where(sensitive, size, 0).max(axis=1, initial=0)
    return np.asarray((largest > 0) & (together - largest < least))


def _rest_is_sensitive(search: Search, gone: Flags) -> Flags:
    """Sums whose whole is shown: the hidden parts together are a group anyone can work out, so it must bear showing."""
    plan = search.family.plan
    parts = gone[:, 1:]
    rest = (np.where(parts, plan.weights[:, 1:], 0)[:, :, None] * search.of_members[:, 1:]).sum(axis=1)
    between = np.append(plan.between_bases, False)[plan.members[:, 0]]
    tells = too_few_people(rest, between, search.least) | everyone_or_no_one(rest)
    return np.asarray(tells & parts.any(axis=1) & ~gone[:, 0])
