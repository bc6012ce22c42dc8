"""A second look before anything leaves: other arithmetic than the search, and the finished rows themselves."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from pipeline.protect.complement import Search
from pipeline.protect.plan import Flags, Whole
from pipeline.protect.proof import sums_of_places
from pipeline.vocabulary.disclosure import Disclosure
from pipeline.vocabulary.errors import ProtectionNotProved
from pipeline.vocabulary.figures import FigureKey, ProtectedFigure
from pipeline.vocabulary.metrics import Metric

PRIME = 2**31 - 1


def assert_not_determined(search: Search, hidden: Flags) -> None:
    """Exact elimination in whole numbers modulo a prime. What follows over the rationals follows here too."""
    plan, unknown = search.family.plan, np.flatnonzero(hidden)
    steps, columns = _eliminate(sums_of_places(plan)[:, hidden])
    # What each place is once everything the sums tell is taken away; a shown place, and the pad, is nothing.
    free = np.zeros((len(hidden) + 1, len(unknown)), dtype=np.int64)
    free[unknown, np.arange(len(unknown))] = 1
    free[unknown[columns]] -= steps
    terms, signs = plan.terms[search.sensitive], plan.signs[search.sensitive]
    rest = (signs[:, :, None] * free[terms]).sum(axis=1) % PRIME
    if not rest.any(axis=1).all():
        raise ProtectionNotProved(what=search.family.name)


def _eliminate(rows: Whole) -> tuple[Whole, list[int]]:
    """Reduced rows and the column each of them leads in."""
    rows = rows % PRIME
    columns: list[int] = []
    for column in range(rows.shape[1]):
        done = len(columns)
        below = np.flatnonzero(rows[done:, column])
        if not len(below):
            continue
        lead = done + int(below[0])
        rows[[done, lead]] = rows[[lead, done]]
        rows[done] = rows[done] * pow(int(rows[done, column]), -1, PRIME) % PRIME
        others = np.flatnonzero(rows[:, column])
        others = others[others != done]
        rows[others] = (rows[others] - rows[others, column][:, None] * rows[done]) % PRIME
        columns.append(column)
        if len(columns) == len(rows):
            break
    return rows[: len(columns)], columns


def assert_rules_kept(figures: Iterable[ProtectedFigure], metrics: tuple[Metric, ...], disclosure: Disclosure) -> None:
    """No shown row breaks P1 or P2, no hidden row carries a number: judged from the rows to be published."""
    classes = {metric.id: sum(each.family == metric.family for each in metrics) for metric in metrics}
    for figure in figures:
        if figure.status == "hidden":
            kept = all(each is None for each in _said(figure))
        else:
            kept = _bears_showing(figure, classes[figure.key.metric] >= 3, disclosure.least_people)
        if not kept:
            raise ProtectionNotProved(what=_name(figure.key))


def _bears_showing(figure: ProtectedFigure, is_class: bool, least: int) -> bool:
    yes, known, missing = figure.numerator, figure.denominator, figure.missing
    if yes is None or known is None or missing is None:
        return False
    if 0 < known < least or 0 < known + missing < least:
        return False
    if known and yes >= known - 1:
        return False
    return not known or yes > 1 or is_class


def _said(figure: ProtectedFigure) -> tuple[object, ...]:
    return (
        figure.numerator, figure.denominator, figure.missing, figure.excluded, figure.value,
        figure.ci_low, figure.ci_high, figure.target_reached, figure.certainty,
    )  # fmt: skip


def _name(key: FigureKey) -> str:
    return f"{key.metric}, {key.basis}, {key.period}, {key.group.kind}"
