"""The whole way of protection: primary rules, complements, proof, and only then rows that may be published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from pipeline.protect.complement import Search
from pipeline.protect.counts import FamilyCounts, Rows, count, count_members, place_of_each, read_families
from pipeline.protect.discordant import few_pairs
from pipeline.protect.plan import Flags, Place
from pipeline.protect.primary import Primary, assess
from pipeline.protect.proof import prove
from pipeline.protect.recheck import assert_not_determined, assert_rules_kept
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.disclosure import Disclosure
from pipeline.vocabulary.figures import Figure, FigureKey, ProtectedFigure

Reason = Literal["too_few_people", "everyone_or_no_one", "too_few_for_share", "complement"]


@dataclass(frozen=True)
class Protection:
    """What may be published, in the order given; and why rows are hidden, which stays in the local database."""

    figures: tuple[ProtectedFigure, ...]
    reasons: tuple[tuple[FigureKey, Reason], ...]


def protect(figures: tuple[Figure, ...], definitions: Definitions) -> Protection:
    """Hide what says too much about someone and whatever would give it away. Raises ProtectionNotProved."""
    rows = read_families(figures, definitions.metrics)
    families = _count_all(rows, definitions)
    shared = _hidden_for_sizes(families, definitions.disclosure)
    reasons: dict[tuple[str, Place], Reason] = {}
    for family in families:
        for place, reason in _hide(family, rows, shared[family.name], definitions.disclosure).items():
            reasons[family.name, place] = reason
    family_of = {metric.id: metric.family for metric in definitions.metrics}
    why = [
        reasons.get((family_of[figure.key.metric], place))
        for figure, place in zip(figures, place_of_each(figures), strict=True)
    ]
    protected = tuple(_publishable(figure, reason is not None) for figure, reason in zip(figures, why, strict=True))
    assert_rules_kept(protected, definitions.metrics, definitions.disclosure)
    hidden = tuple((figure.key, reason) for figure, reason in zip(figures, why, strict=True) if reason is not None)
    return Protection(protected, hidden)


def _count_all(rows: dict[str, Rows], definitions: Definitions) -> list[FamilyCounts]:
    """All families in the order of their names; those with the same places share one plan."""
    families: list[FamilyCounts] = []
    for name in sorted(rows):
        same = next((each.plan for each in families if set(each.plan.places) == rows[name].keys()), None)
        families.append(count(name, rows[name], definitions.metrics, same))
    return families


def _hidden_for_sizes(families: list[FamilyCounts], disclosure: Disclosure) -> dict[str, Flags]:
    """What protects group sizes is hidden in every family that prints the same sizes: else one tells on the other."""
    alike: dict[tuple[object, ...], list[FamilyCounts]] = {}
    for family in families:
        alike.setdefault((family.among, id(family.plan), family.counts[:, 1:3].tobytes()), []).append(family)
    found: dict[str, Flags] = {}
    for group in alike.values():
        hidden = np.zeros(len(group[0].plan.places), dtype=np.bool_)
        if len(group) > 1:
            sizes = count_members(group)
            sensitive = assess(sizes, disclosure).sensitive
            hidden = _search(sizes, sensitive, hidden, disclosure)
        found |= {family.name: hidden for family in group}
    return found


def _hide(family: FamilyCounts, rows: dict[str, Rows], shared: Flags, disclosure: Disclosure) -> dict[Place, Reason]:
    primary = assess(family, disclosure)
    pairs = few_pairs(family, rows[family.name], rows.get("public_support", {}), disclosure.least_people)
    sensitive = primary.sensitive
    sensitive[: len(pairs)] |= pairs
    hidden = _search(family, sensitive, shared | sensitive[: len(pairs)] | primary.no_share, disclosure)
    return {place: _reason(number, primary, pairs) for number, place in enumerate(family.plan.places) if hidden[number]}


def _search(family: FamilyCounts, sensitive: Flags, hidden: Flags, disclosure: Disclosure) -> Flags:
    search = Search.prepare(family, sensitive, disclosure.least_people)
    hidden = prove(search, hidden)
    assert_not_determined(search, hidden)
    return hidden


def _reason(number: int, primary: Primary, pairs: Flags) -> Reason:
    if primary.too_few[number]:
        return "too_few_people"
    if primary.alike[number]:
        return "everyone_or_no_one"
    if pairs[number]:
        return "too_few_people"
    return "too_few_for_share" if primary.no_share[number] else "complement"


def _publishable(figure: Figure, hidden: bool) -> ProtectedFigure:
    if hidden:
        return ProtectedFigure(
            key=figure.key, numerator=None, denominator=None, missing=None, excluded=None, value=None, ci_low=None,
            ci_high=None, status="hidden", target=figure.target, target_reached=None, certainty=None,
        )  # fmt: skip
    return ProtectedFigure(
        key=figure.key, numerator=figure.numerator, denominator=figure.denominator, missing=figure.missing,
        excluded=figure.excluded, value=figure.value, ci_low=figure.ci_low, ci_high=figure.ci_high,
        status=figure.status, target=figure.target, target_reached=figure.target_reached, certainty=figure.certainty,
    )  # fmt: skip
