"""Primary rules on the rows of a release: which numbers of which groups say too much, also of implied groups."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from pipeline.protect.layers import AFTER, BEFORE, LEFT, SUPPORT, Family, row_name
from pipeline.protect.lines import Line
from pipeline.protect.places import Implied, Place
from pipeline.protect.rules import Rules, needs_of_group
from pipeline.protect.system import Need

Reason = Literal["too_few_people", "everyone_or_no_one", "too_few_for_share", "complement"]
ORDER: tuple[Reason, ...] = ("too_few_people", "everyone_or_no_one", "too_few_for_share", "complement")


@dataclass
class Primary:
    """By cell, what it needs; by row, why a rule hides it."""

    needs: dict[str, Need] = field(default_factory=dict)
    reasons: dict[str, Reason] = field(default_factory=dict)

    def ask(self, key: str, need: Need) -> None:
        """A cell that several rules name must satisfy them all."""
        other = self.needs.get(key, need)
        self.needs[key] = Need(min(need.low, other.low), max(need.high, other.high))

    def hide(self, row: str, why: Reason) -> None:
        self.reasons[row] = min(self.reasons.get(row, why), why, key=ORDER.index)


def assess(families: tuple[Family, ...], rules: Rules, least_for_share: int) -> Primary:
    """P1, P2, P3 and P7 over every printed and implied group."""
    primary = Primary()
    lines = {family.name: family.lines for family in families}
    for family in families:
        for place, line in family.lines.items():
            is_part = family.name == LEFT and place in lines.get(SUPPORT, {})
            why = _assess_group(primary, family, place, rules, line, is_part)
            few = 0 < min(line.people, line.known) < least_for_share
            if why or few:
                primary.hide(row_name(family.name, place), why or "too_few_for_share")
        for implied in family.shape.basic:
            _assess_group(primary, family, implied, rules, None, family.name == LEFT)
        _assess_sizes(primary, family, rules)
    _assess_pairs(primary, families, rules)
    return primary


def _assess_sizes(primary: Primary, family: Family, rules: Rules) -> None:
    """P1 on everyone in a group, known or not; those whom a basis leaves out are a group too."""
    if family.name == LEFT:
        # How many had support is an outcome of the larger group; only what became of them is asked here.
        for place, line in family.lines.items():
            if 0 < line.members < rules.least:
                primary.hide(row_name(LEFT, place), "too_few_people")
        return
    for where in family.shape.assessed:
        count = family.members.count(where)
        if 0 < count < rules.least:
            primary.ask(family.members.key(where), rules.need(count, group=True))


def _assess_group(
    primary: Primary, family: Family, where: Place | Implied, rules: Rules, line: Line | None, is_part: bool
) -> Reason | None:
    """P1 and P2 on those with a known outcome, and on all of a group that is small altogether."""
    known, members = family.known.count(where), family.members.count(where)
    group = {layer.key(where): layer.count(where) for layer in family.outcomes}
    people = known if line is None else min(known, line.people)
    if 0 < people < rules.least or 0 < members < rules.least:
        if not is_part:
            primary.ask(family.known.key(where), rules.need(known, group=True))
        if isinstance(where, Implied):
            # Its size is kept uncertain by hiding a row whole, and its outcomes stand in the same sums as its size.
            return "too_few_people"
        most = known if is_part else math.inf
        for key, count in group.items():
            primary.ask(key, rules.need(count, group=False, most=most))
        return "too_few_people"
    found = needs_of_group("", {"": known, **group}, rules) if known else {}
    for key, need in found.items():
        primary.ask(key, _of_implied(need, group[key], known) if isinstance(where, Implied) else need)
    return "everyone_or_no_one" if found else None


def _of_implied(need: Need, count: int, known: int) -> Need:
    """Of a group printed nowhere: one who is in it may not be able to prove that the others are all, or none."""
    if count >= known - 1:
        return Need(min(count, known - 2), count)
    return Need(count, min(2, need.high))


def _assess_pairs(primary: Primary, families: tuple[Family, ...], rules: Rules) -> None:
    """P7: where fewer than t lost or gained support only the net change is shown."""
    by_name = {family.name: family for family in families}
    if LEFT not in by_name or SUPPORT not in by_name:
        return
    lost, support = by_name[LEFT].classes[0], by_name[SUPPORT]
    for where in by_name[LEFT].shape.assessed:
        pair = pair_counts(support, where)
        if pair is None or not by_name[LEFT].known.count(where):
            continue
        before, after, known = pair
        gained = after - before + lost.count(where)
        if not 0 <= min(lost.count(where), gained) < rules.least:
            continue
        # The net change is shown, so that those who gained move with those who lost.
        high = max(max(rules.least, count + 1) - count for count in (lost.count(where), gained) if count < rules.least)
        need = Need(max(0, before - after), min(lost.count(where) + high, before, known - after))
        primary.ask(lost.key(where), Need(need.low, max(need.high, lost.count(where))))
        if isinstance(where, Place):
            primary.hide(row_name(LEFT, where), "too_few_people")


def pair_counts(support: Family, where: Place | Implied) -> tuple[int, int, int] | None:
    """Before, after and known of a group; None where the release does not print them."""
    terms = [where] if isinstance(where, Place) else [place for _, place in where.terms]
    if not all(place in support.lines for place in terms) or len(support.classes) != 2:
        return None
    by_name = {layer.name: layer.count(where) for layer in support.classes}
    return by_name[f"yes:{BEFORE}"], by_name[f"yes:{AFTER}"], support.known.count(where)
