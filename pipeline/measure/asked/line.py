"""One statistic of one metric at every place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.measure.asked.counted import Array, Counted
from pipeline.statistics.at_once import wilson_of_each
from pipeline.vocabulary.metrics import Metric


@dataclass(frozen=True)
class Line:
    """Arrays in the order of the places. NaN = nothing can be said; None = the column does not apply.

    `bound_low`, `bound_high`: the value if nobody, or everybody, of those missing had it.
    """

    statistic: str
    unit: str
    method: str
    denominator: Array
    missing: Array
    value: Array
    category: str | None = None
    numerator: Array | None = None
    low: Array | None = None
    high: Array | None = None
    bound_low: Array | None = None
    bound_high: Array | None = None
    not_yet_due: Array | None = None
    p_value: Array | None = None
    applies: Array | None = None
    """Where the statistic can be given at all, though people are there: None = everywhere."""


def divided(numerator: Array, denominator: Array) -> Array:
    """numerator / denominator; NaN where nobody is counted."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(denominator > 0, numerator / denominator, np.nan)


def share_line(
    statistic: str, numerator: Array, denominator: Array, missing: Array, category: str | None = None,
    not_yet_due: Array | None = None, p_value: Array | None = None,
) -> Line:  # fmt: skip
    """A share with Wilson's interval and the bounds for those missing."""
    low, high = wilson_of_each(numerator, denominator)
    everyone = denominator + missing
    known = denominator > 0
    return Line(
        statistic, "share", "Wilson 1927", denominator, missing, divided(numerator, denominator), category, numerator,
        low, high, np.where(known, divided(numerator, everyone), np.nan),
        np.where(known, divided(numerator + missing, everyone), np.nan), not_yet_due, p_value,
    )  # fmt: skip


def missing_of(metric: Metric, counted: Counted, known: Array, apart: tuple[str, ...] = ()) -> Array:
    """Everyone at the place who is neither known nor, by one of the counts named, outside the question."""
    return (
        counted.everyone
        - known
        - sum(
            (counted.counts[metric.id, name] for name in apart if (metric.id, name) in counted.counts),
            np.zeros_like(known),
        )
    )
