"""A second look before anything leaves: the finished rows themselves against the rules."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.vocabulary.disclosure import Disclosure
from pipeline.vocabulary.errors import ProtectionNotProved
from pipeline.vocabulary.figures import FigureKey, ProtectedFigure
from pipeline.vocabulary.metrics import Metric


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
