"""Where a series breaks because its definition changed."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.measure.periods import MeasuredPeriod
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.periods import Quarter


def breaks(metric: Metric, periods: Sequence[MeasuredPeriod]) -> list[bool]:
    """Whether each period is the first of its kind that a changed definition reaches; the whole time never breaks."""
    return [
        each.kind != "since" and any(_before(each) < Quarter.of(change.since) <= each.last for change in metric.changes)
        for each in periods
    ]


def _before(period: MeasuredPeriod) -> Quarter:
    """The last quarter of the period before it."""
    return Quarter(period.last.year - 1, 4) if period.kind == "year" else Quarter.at(period.last.index - 1)
