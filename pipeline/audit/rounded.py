"""Attacks an open table: together with those beside it and with every exact figure that has been given out.

A rounded count may be whatever its own rule leaves; an exact figure is known. What follows from both must not prove a
group to be small, a count to be exactly small, nor everyone in a group alike. Method: ../../docs/rojandekontroll.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf

from pipeline.audit.attack import Attacker
from pipeline.audit.figures_file import PublishedRow
from pipeline.audit.findings import Fault, Finding
from pipeline.audit.part import Contradiction
from pipeline.audit.puzzle import NEARLY_NOTHING
from pipeline.audit.rounded_puzzle import RoundedPuzzle, Target
from pipeline.audit.rounded_table import RoundedTable
from pipeline.audit.rounded_truth import FewPeople
from pipeline.audit.survey import Demand, Survey


def attack_rounded(
    own: RoundedTable,
    beside: Sequence[RoundedTable],
    given_out: Sequence[PublishedRow],
    least: int,
    few: Mapping[str, FewPeople],
) -> tuple[Finding, ...]:
    """What is given away once the table is published too. What was so before, without it, is not its doing.

    `least`: of a group of people. `few`: by a table's name, what the database knows of the few people in it.
    """
    faults = [Finding("contradiction", name, own.name) for name in own.unlike_sums()]
    faults += [Finding("shown", name, own.name) for name in few[own.name].shown(own)]
    return tuple(sorted(faults)) or _worked_out(RoundedPuzzle((own, *beside), tuple(given_out), least, few))


def judge(attacker: Attacker, targets: Iterable[Target]) -> Iterator[tuple[Fault, Target]]:
    """Each target that is proved to be what it must not be. Raises Contradiction where nothing fits.

    What can be as much as the limit is no longer small, whatever else is known: few are left to be asked more of.
    """
    asked = tuple(targets)
    survey = Survey(attacker, [Demand(each.name, each.inner, inf, each.least) for each in asked])
    for target in (each for at, each in enumerate(asked) if survey.misses(at)):
        fault = _fault(attacker, target)
        if fault:
            yield fault, target


def _fault(attacker: Attacker, target: Target) -> Fault | None:
    seen = attacker.interval(target.inner)
    low, high = seen.whole
    if seen.is_exact and 1 <= low < target.least:
        return "exact"
    if target.kind == "group" and low >= 1 and high < target.least:
        return "narrow"
    # One who is in it knows himself; and somebody is in the group.
    if target.others is not None and high <= 1 and attacker.least(target.others) >= 1 - NEARLY_NOTHING:
        return "own_record"
    return None


def _worked_out(published: RoundedPuzzle) -> tuple[Finding, ...]:
    own, *beside = published.tables
    try:
        attacker = Attacker(published.puzzle(published.tables))
        found = {
            (fault, target): table.name
            for table in published.tables
            for fault, target in judge(attacker, published.targets(table))
        }
        if found:
            before = Attacker(published.puzzle(beside))
            for known in tuple(judge(before, [target for _, target in found])):
                found.pop(known, None)
    except Contradiction:
        return (Finding("contradiction", own.metric, own.name),)
    return tuple(sorted({Finding(fault, target.name, table) for (fault, target), table in found.items()}))
