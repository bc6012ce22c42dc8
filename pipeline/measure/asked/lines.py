"""All statistics of a metric, by its kind; and who is left out of a basis, by reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from pipeline.measure.asked.category_lines import distribution_lines, transition_lines
from pipeline.measure.asked.counted import Counted
from pipeline.measure.asked.line import Line
from pipeline.measure.asked.number_lines import change_lines, count_lines
from pipeline.measure.asked.value_lines import amount_lines, survival_lines
from pipeline.measure.asked.yes_no_lines import ordinal_lines, paired_lines, share_lines
from pipeline.vocabulary.metric_kinds import (
    Amount,
    Change,
    Distribution,
    Ordinal,
    Paired,
    Share,
    Survival,
    Transition,
)  # fmt: skip
from pipeline.vocabulary.metrics import Metric


def lines_of(metric: Metric, counted: Counted, orders: Mapping[str, Sequence[str]]) -> tuple[Line, ...]:
    """The metric's statistics at every place. `orders`: the codes of columns, in the order they are shown."""
    kind = metric.kind
    if isinstance(kind, Share):
        return share_lines(metric, counted)
    if isinstance(kind, Paired):
        return paired_lines(metric, counted)
    if isinstance(kind, Ordinal):
        return ordinal_lines(metric, counted)
    if isinstance(kind, Change):
        return change_lines(metric, counted, kind)
    if isinstance(kind, Distribution):
        return distribution_lines(metric, counted, kind, _order(kind.category, orders))
    if isinstance(kind, Transition):
        return transition_lines(metric, counted, _order((kind.after,), orders))
    if isinstance(kind, Amount):
        return amount_lines(metric, counted)
    if isinstance(kind, Survival):
        return survival_lines(metric, counted, kind)
    return count_lines(metric, counted)


def excluded_lines(counted: Counted) -> tuple[Line, ...]:
    """How many finished but are outside the basis, one line per reason that the basis names."""
    finished = counted.everyone + counted.excluded
    nobody = np.zeros_like(finished)
    return tuple(
        Line("excluded", "participations", "count", finished, nobody, number.astype(float), reason, number)
        for reason, number in counted.reasons.items()
    )


def _order(columns: tuple[str, ...], orders: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(code for column in columns for code in orders.get(column, ()))
