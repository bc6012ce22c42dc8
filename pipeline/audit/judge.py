"""Holds the intervals against what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.audit.attack import Attacker
from pipeline.audit.findings import Fault, Finding
from pipeline.audit.follow import Column
from pipeline.audit.part import Undecided
from pipeline.audit.primary import Primary
from pipeline.audit.puzzle import NEARLY_NOTHING, Cell, Inner
from pipeline.audit.survey import Demand, Survey
from pipeline.audit.together import Together

NARROWEST_IN_WHOLE_NUMBERS = 40
MOST_COLUMNS_IN_WHOLE_NUMBERS = 300
"""Larger systems are not asked about whole people: it could take hours, and a clock may decide nothing."""
NO_DEMAND = float("inf")


@dataclass(frozen=True)
class Judgement:
    """`notices` are no faults. `narrowest`: the width of the narrowest interval of a protected count, at the least."""

    findings: tuple[Finding, ...] = ()
    notices: tuple[Finding, ...] = ()
    narrowest: float | None = None
    asked: int = 0
    protected: int = 0
    unsettled: int = 0
    """Own records that no table at hand settles, in systems too large to ask one by one."""


def judge_with_truth(
    attacker: Attacker, together: Together, rules: Sequence[Primary], file: str, in_whole_numbers: bool = True
) -> Judgement:
    """Every protected count against its interval, and against what one of the people already knows."""
    demands = _once(demand for each in rules for demand in each.demands)
    survey = Survey(attacker, demands)
    found = [Finding("shown", each.row.id, file) for each in rules if each.shown_though_small]
    asked = _askable(attacker, together, survey)
    for at, demand in enumerate(demands):
        fault = _fault(survey, at, asked.get(demand.name, demand))
        if fault:
            found.append(Finding(fault, demand.name, file))
    missed = {finding.cell for finding in found}
    if in_whole_numbers:
        found += _in_whole_numbers(attacker, survey, asked, file, missed)
    own, unsettled = _own_records(attacker, together, rules, survey.tables, file, missed)
    found += own
    widths = [survey.interval(at).high - survey.interval(at).low for at in range(len(demands))]
    return Judgement(
        tuple(sorted(set(found))), (), min(widths, default=None), len(survey.tables), len(demands), unsettled
    )


def judge_without_truth(attacker: Attacker, hidden: Iterable[Cell], least: int, file: str) -> Judgement:
    """Where nobody tells which cells are small: what can be worked out, and what is proved to be small."""
    cells = tuple(hidden)
    survey = Survey(attacker, [Demand(cell.name, cell.inner, NO_DEMAND, least) for cell in cells])
    found: list[Finding] = []
    notices: list[Finding] = []
    widths: list[float] = []
    for at, cell in enumerate(cells):
        seen = survey.interval(at)
        if seen.is_exact or seen.high < least - NEARLY_NOTHING:
            seen = attacker.interval(cell.inner)
        widths.append(seen.high - seen.low)
        low, high = seen.whole
        if seen.is_exact and low >= least:
            notices.append(Finding("exact", cell.name, file))
        elif seen.is_exact:
            found.append(Finding("exact", cell.name, file))
        elif 1 <= high < least:
            found.append(Finding("narrow", cell.name, file))
    return Judgement(tuple(found), tuple(notices), min(widths, default=None), len(survey.tables), len(cells))


def _once(demands: Iterable[Demand]) -> tuple[Demand, ...]:
    """The same people can be counted by several metrics: they are asked about once, with the widest demand."""
    first: dict[frozenset[object], Demand] = {}
    for demand in demands:
        known = first.get(demand.inner)
        if known is None:
            first[demand.inner] = demand
        elif (demand.low, -demand.high) < (known.low, -known.high):
            first[demand.inner] = replace(known, low=min(known.low, demand.low), high=max(known.high, demand.high))
    return tuple(first.values())


def _fault(survey: Survey, at: int, asked: Demand) -> Fault | None:
    seen = survey.interval(at)
    if not survey.misses(at):
        return None
    if seen.is_exact:
        return "exact"
    is_wide = seen.low <= asked.low + NEARLY_NOTHING and seen.high >= asked.high - NEARLY_NOTHING
    return None if is_wide else "narrow"


def _askable(attacker: Attacker, together: Together, survey: Survey) -> dict[str, Demand]:
    """By name, the demands that are missed, less what no hiding of outcomes can undo.

    The legend alone proves that three hidden groups that are never empty hold three people. Of an outcome there are no
    more than there are known outcomes, nor more than are in a group whose size is told, less those whom the legend says
    are elsewhere in it.
    """
    missing = [at for at in range(len(survey.demands)) if survey.misses(at)]
    lows = [at for at in missing if not survey.reaches(at, False)]
    highs = [at for at in missing if not survey.reaches(at, True) and survey.demands[at].whole is not None]
    asked = {at: survey.demands[at] for at in missing}
    if lows:
        legend = Attacker(together.legend())
        for at in lows:
            asked[at] = replace(asked[at], low=max(asked[at].low, legend.least(asked[at].inner)))
    if highs:
        sizes = Attacker(together.legend(with_sizes=True))
        for at in highs:
            most = min(attacker.most(asked[at].whole or ()), sizes.most(asked[at].inner))
            asked[at] = replace(asked[at], high=min(asked[at].high, most))
    return {demand.name: demand for demand in asked.values()}


def _in_whole_numbers(
    attacker: Attacker, survey: Survey, asked: Mapping[str, Demand], file: str, missed: set[str]
) -> list[Finding]:
    """The narrowest again in whole people: nobody is half a person."""
    order = sorted(
        (at for at, demand in enumerate(survey.demands) if demand.name not in missed),
        key=lambda at: (survey.interval(at).high - survey.interval(at).low, survey.demands[at].name),
    )
    found = []
    for at in order[:NARROWEST_IN_WHOLE_NUMBERS]:
        if attacker.size_of(survey.demands[at].inner) > MOST_COLUMNS_IN_WHOLE_NUMBERS:
            continue
        demand, seen = survey.demands[at], attacker.interval(survey.demands[at].inner, in_whole_numbers=True)
        if seen.is_exact:
            found.append(Finding("exact", demand.name, file))
        elif seen.high < asked.get(demand.name, demand).high - NEARLY_NOTHING:
            found.append(Finding("narrow", demand.name, file))
    return found


def _own_records(
    attacker: Attacker,
    together: Together,
    rules: Sequence[Primary],
    tables: Sequence[np.ndarray],
    file: str,
    missed: set[str],
) -> tuple[list[Finding], int]:
    """Who is in the group himself must not be able to tell that all others have, or lack, the outcome."""
    pool, found, unsettled = _Pool(tables), [], 0
    asked = [each for each in rules if each.has_own_record and not each.shown_though_small]
    known = [together.set_of(each.row, "denominator") for each in asked]
    pool.add(list(attacker.tables_with(sorted({column for own in known for column in attacker.columns_of(own)}))))
    for each, own in zip(asked, known, strict=True):
        for count in ("numerator", "no"):
            name = f"{each.row.id} {count}"
            if name in missed:
                continue
            given = _gives_away(attacker, together.set_of(each.row, count), own, pool)
            unsettled += given is None
            found += [Finding("own_record", name, file)] if given else []
    return found, unsettled


def _gives_away(attacker: Attacker, inner: frozenset[Inner], known: frozenset[Inner], pool: _Pool) -> bool | None:
    """Whether some member can tell that nobody else is in `inner`. None: too large a system to be sure.

    What is found on the way is added to the pool: every table speaks for all sums.
    """
    columns = attacker.columns_of(known)
    able = [column for column in columns if not attacker.is_surely_empty(column)]
    left = _empty_in(attacker, inner, able, pool.rows)
    if left:
        more = list(attacker.tables_beside(inner, 2, left))
        pool.add(more)
        left = _empty_in(attacker, inner, left, np.array(more))
    for column in left:
        one = columns[column]
        if attacker.most((one,)) < 1 - NEARLY_NOTHING:
            continue
        if attacker.size_of((one,)) > MOST_COLUMNS_IN_WHOLE_NUMBERS:
            return None
        try:
            if -np.inf < attacker.most_with(inner, column) < 2 - NEARLY_NOTHING:
                return True
        except Undecided:
            return None
    return False


class _Pool:
    """Tables that fit, as the rows of one array with room for more: it is moved only when twice as many have come."""

    def __init__(self, tables: Sequence[np.ndarray]) -> None:
        self._held = np.array(tables)
        self._number = len(tables)

    @property
    def rows(self) -> np.ndarray:
        return self._held[: self._number]

    def add(self, more: Sequence[np.ndarray]) -> None:
        for table in more:
            if self._number == len(self._held):
                room = np.zeros((max(16, 2 * self._number), len(table)))
                room[: self._number] = self._held.reshape(self._number, len(table))
                self._held = room
            self._held[self._number] = table
            self._number += 1


def _empty_in(
    attacker: Attacker, inner: frozenset[Inner], columns: Sequence[Column], tables: np.ndarray
) -> list[Column]:
    """The columns that hold nobody in any of the tables (one per row) where two or more are in `inner`."""
    if not len(tables) or not columns:
        return list(columns)
    wide = tables[:, list(attacker.columns_of(inner))].sum(axis=1) >= 2 - NEARLY_NOTHING
    is_held = np.any(tables[np.ix_(wide, columns)] >= 1 - NEARLY_NOTHING, axis=0).tolist()
    return [column for column, held in zip(columns, is_held, strict=True) if not held]
