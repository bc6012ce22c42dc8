"""Primary rules: which rows say too much about someone by themselves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.protect.counts import EXCLUDED, KNOWN, MEMBERS, FamilyCounts
from pipeline.protect.plan import Flags, Whole
from pipeline.vocabulary.disclosure import Disclosure


@dataclass(frozen=True)
class Primary:
    """What each rule hides. `too_few` and `alike` have one flag per cell (implied groups too), `no_share` per place."""

    too_few: Flags
    alike: Flags
    no_share: Flags

    @property
    def sensitive(self) -> Flags:
        """Cells that nobody may be able to work out. A row with too few for a share is not one of them."""
        return np.asarray(self.too_few | self.alike)


def assess(family: FamilyCounts, disclosure: Disclosure) -> Primary:
    """P1, P2 and P3 (strict: the counts are hidden with the share) over all cells of a family."""
    plan, people = family.plan, family.people
    cells = family.counts[:-1]
    known = cells[: len(plan.places), KNOWN]
    too_few = too_few_people(cells, plan.between_bases, disclosure.least_people)
    too_few[: len(people)] |= (known > 0) & (people < disclosure.least_people)
    return Primary(
        too_few=too_few,
        alike=everyone_or_no_one(cells),
        no_share=np.asarray((known > 0) & (people < disclosure.least_people_for_share)),
    )


def too_few_people(counts: Whole, between_bases: Flags, least: int) -> Flags:
    """P1: a group of 1 to t - 1 (known outcomes, members, or those a basis leaves out) can be recognised."""
    sizes = counts[:, [KNOWN, MEMBERS, EXCLUDED]].copy()
    sizes[~between_bases, 2] = 0
    return np.asarray(((sizes > 0) & (sizes < least)).any(axis=1))


def everyone_or_no_one(counts: Whole) -> Flags:
    """P2: where all, all but one, one or none have an outcome, membership tells it (the one knows himself).

    Of three or more classes that divide the group, a class of 0 or 1 says nothing about the others.
    """
    known, classes = counts[:, KNOWN], counts[:, EXCLUDED + 1 :]
    if not classes.shape[1]:
        return np.zeros(len(counts), dtype=np.bool_)
    everyone = (classes >= known[:, None] - 1).any(axis=1)
    no_one = (classes <= 1).any(axis=1)
    divided = (classes.shape[1] >= 3) & (classes.sum(axis=1) == known)
    return np.asarray((known > 0) & (everyone | (no_one & ~divided)))
