"""figures.csv: every figure of the release, one row each, for machines."""

from __future__ import annotations

import csv
import io
from decimal import ROUND_HALF_UP, Decimal

from pipeline.vocabulary.figures import Basis, GroupKind, ProtectedFigure
from pipeline.vocabulary.periods import PeriodKind
from pipeline.vocabulary.release import Release

HEADER = (
    "metric", "definition_version", "period_kind", "period", "basis", "gender", "age_group", "insats_id",
    "municipality", "numerator", "denominator", "value", "ci_low", "ci_high", "status", "excluded", "missing",
    "target", "target_reached", "certainty", "figure_id",
)  # fmt: skip
"""Later columns are added at the end, none is ever renamed."""

Value = str | int | float | bool | None
PERIOD_KINDS: tuple[PeriodKind, ...] = ("year", "rolling", "quarter")
BASES: tuple[Basis, ...] = ("finished", "completed")
GROUP_KINDS: tuple[GroupKind, ...] = ("all", "gender", "age_group", "gender_age", "insats", "municipality")
_MILLIONTH = Decimal("0.000001")


def figures_csv(release: Release) -> str:
    """UTF-8 text with comma, point and line feed. Shares have six decimals, half up; hidden numbers are empty."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for row in figure_rows(release):
        writer.writerow(_text(value) for value in row)
    return out.getvalue()


def figure_rows(release: Release) -> tuple[tuple[Value, ...], ...]:
    """The rows under HEADER with unrounded numbers, in a fixed order."""
    orders = {metric.id: metric.order for metric in release.definitions.metrics}
    figures = sorted(release.figures, key=lambda figure: _place(figure, orders))
    return tuple(_row(figure) for figure in figures)


def _place(figure: ProtectedFigure, orders: dict[str, int]) -> tuple[int | str, ...]:
    key, group = figure.key, figure.key.group
    return (
        orders.get(key.metric, len(orders) + 1), key.metric, PERIOD_KINDS.index(key.period_kind), key.period,
        BASES.index(key.basis), GROUP_KINDS.index(group.kind), group.gender or "", group.age_group or "",
        group.insats_id or "", group.municipality or "",
    )  # fmt: skip


def _row(figure: ProtectedFigure) -> tuple[Value, ...]:
    key, group = figure.key, figure.key.group
    return (
        key.metric, key.definition_version, key.period_kind, key.period, key.basis, group.gender, group.age_group,
        group.insats_id, group.municipality, figure.numerator, figure.denominator, figure.value, figure.ci_low,
        figure.ci_high, figure.status, figure.excluded, figure.missing, figure.target, figure.target_reached,
        figure.certainty, key.id,
    )  # fmt: skip


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{Decimal(repr(value)).quantize(_MILLIONTH, ROUND_HALF_UP):f}"
    return str(value)
