"""Which column each heading stands for, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.propose.evidence import evidence
from pipeline.propose.profile import Delivered, Profile
from pipeline.vocabulary.columns import Column, Table
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.likeness import Likener

Certainty = Literal["sure", "likely"]
_CLEAR_HEADING = 0.95
_FAIR_HEADING = 0.8
_FAIR_EVIDENCE = 0.3
_LEAST_SCORE = 0.55
_AHEAD = 0.12
"""How far before its rivals a heading must be, to be sure."""


@dataclass(frozen=True)
class Placing:
    """A heading under which a column probably stands. `likeness` is of the heading alone, `score` with its values."""

    column: Column
    profile: Profile
    likeness: float
    evidence: float
    certainty: Certainty
    rivals: tuple[str, ...]

    @property
    def score(self) -> float:
        return _score(self.likeness, self.evidence)


@dataclass(frozen=True)
class _Pairing:
    profile: Profile
    column: Column
    likeness: float
    evidence: float

    @property
    def score(self) -> float:
        return _score(self.likeness, self.evidence)


def place(delivered: Delivered, table: Table, layouts: Iterable[Layout]) -> tuple[Placing, ...]:
    """Each of the table's columns with at most one heading, in the table's order.

    A placing is sure where the heading says it clearly, the values do not contradict it and no other heading or
    column comes near; else it is likely, and a person must decide.
    """
    likener = Likener()
    names = _names(table, layouts)
    pairings = [
        _Pairing(profile, column, likeness, evidence(profile, column, table.key))
        for profile in delivered.profiles
        for column in table.columns
        if (likeness := likener.best(profile.heading, names[column.name])) > 0.3
    ]
    pairings = [
        each for each in pairings if each.evidence > 0 or each.likeness >= _FAIR_HEADING or _is_plain(each, likener)
    ]
    placed: list[Placing] = []
    left = sorted(pairings, key=lambda each: (-each.score, -each.likeness))
    while left and left[0].score >= _LEAST_SCORE:
        best = left[0]
        rivals = [each for each in left[1:] if _clash(each, best) and best.score - each.score < _AHEAD]
        placed.append(_placing(best, rivals))
        left = [each for each in left if not _clash(each, best)]
    order = {column.name: number for number, column in enumerate(table.columns)}
    return tuple(sorted(placed, key=lambda each: order[each.column.name]))


def _is_plain(pairing: _Pairing, likener: Likener) -> bool:
    """Whether nothing in the heading speaks of something else, where no value speaks for it either."""
    return pairing.profile.filled > 0 and likener.meaning(pairing.profile.heading).foreign == 0


def _names(table: Table, layouts: Iterable[Layout]) -> dict[str, tuple[str, ...]]:
    """Everything that a column is known to be called, in any layout of the table and in its description."""
    given: dict[str, dict[str, None]] = {column.name: {} for column in table.columns}
    for column in table.columns:
        given[column.name] |= dict.fromkeys(
            (column.name, column.label.sv, column.label.en, column.describes.sv, column.describes.en)
        )
    for layout in layouts:
        if layout.table == table.name:
            for name, headings in layout.columns:
                if name in given:
                    given[name] |= dict.fromkeys(headings)
    return {name: tuple(headings) for name, headings in given.items()}


def _placing(best: _Pairing, rivals: Sequence[_Pairing]) -> Placing:
    is_clear = best.likeness >= _CLEAR_HEADING and best.evidence >= 0
    is_supported = best.likeness >= _FAIR_HEADING and best.evidence >= _FAIR_EVIDENCE
    return Placing(
        column=best.column,
        profile=best.profile,
        likeness=best.likeness,
        evidence=best.evidence,
        certainty="sure" if (is_clear or is_supported) and not rivals else "likely",
        rivals=tuple(dict.fromkeys(each.profile.heading for each in rivals if each.profile is not best.profile)),
    )


def _clash(one: _Pairing, other: _Pairing) -> bool:
    return one is other or one.profile is other.profile or one.column is other.column


def _score(likeness: float, evidence: float) -> float:
    return min(1.0, likeness + 0.1 * evidence) if evidence >= 0 else likeness * (1 + 0.6 * evidence)
