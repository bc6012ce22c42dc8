"""P7: who lost and who gained public support is a table of pairs. Where one is small, only the net is shown."""

from __future__ import annotations

import numpy as np

from pipeline.protect.counts import FamilyCounts, Rows
from pipeline.protect.plan import Flags

BEFORE, AFTER, LEFT = "public_support_before", "public_support_after", "left_public_support"


def few_pairs(family: FamilyCounts, rows: Rows, support: Rows, least: int) -> Flags:
    """Places where fewer than t lost or fewer than t gained.

    Before = kept + lost and after = kept + gained, so the three published counts give gained.
    """
    found = np.zeros(len(family.plan.places), dtype=np.bool_)
    for number, place in enumerate(family.plan.places):
        left = rows[place].get(LEFT)
        if left is None or left.denominator == 0:
            continue
        pair = support.get(place, {})
        few = left.numerator < least
        if BEFORE in pair and AFTER in pair:
            few |= pair[AFTER].numerator - (pair[BEFORE].numerator - left.numerator) < least
        found[number] = few
    return found
