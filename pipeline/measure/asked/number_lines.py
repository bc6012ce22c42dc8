"""Changes in numbers and counts of participations and people: lines from sums."""

from __future__ import annotations

import numpy as np

from pipeline.measure.asked.counted import Array, Counted
from pipeline.measure.asked.line import Line, divided, missing_of, share_line
from pipeline.statistics.at_once import mean_of_each
from pipeline.vocabulary.metric_kinds import Change
from pipeline.vocabulary.metrics import Metric

LEAST_PAIRS = 10
"""Fewer pairs have no mean: one person would weigh too much."""


def change_lines(metric: Metric, counted: Counted, kind: Change) -> tuple[Line, ...]:
    """Mean before and after, mean change (for the better where positive), and how many changed enough to matter."""
    known = counted.of(metric.id, "known")
    waiting = counted.counts.get((metric.id, "not_yet_due"))
    missing = missing_of(metric, counted, known, ("not_yet_due",))
    unit, enough = metric.unit.en if metric.unit else "", known >= LEAST_PAIRS

    def mean(statistic: str, name: str) -> Line:
        value = np.where(enough, divided(counted.of(metric.id, name), known), np.nan)
        return Line(statistic, unit, "mean", known, missing, value, not_yet_due=waiting, applies=enough)

    lines = [mean("mean_before", "before"), mean("mean_after", "after")]
    value, low, high = mean_of_each(known, counted.of(metric.id, "change"), counted.of(metric.id, "squares"))
    blank = np.full(known.shape, np.nan)
    lines.append(
        Line(
            "mean_change",
            unit,
            "t interval",
            known,
            missing,
            np.where(enough, value, blank),
            None,
            None,
            np.where(enough, low, blank),
            np.where(enough, high, blank),
            not_yet_due=waiting,
            applies=enough,
        )
    )
    if kind.totals:
        lines += [_total(metric, counted, name, known, missing, waiting) for name in ("before", "after", "change")]
    shares = [name for name in ("improved", "worsened", "ceiling") if (metric.id, name) in counted.counts]
    lines += [
        share_line("at_ceiling" if name == "ceiling" else name, counted.of(metric.id, name), known, missing,
                   not_yet_due=waiting)
        for name in shares
    ]  # fmt: skip
    return tuple(lines)


def _total(metric: Metric, counted: Counted, name: str, known: Array, missing: Array, waiting: Array | None) -> Line:
    value = np.where(known > 0, counted.of(metric.id, name), np.nan)
    unit = metric.unit.en if metric.unit else ""
    return Line(f"total_{name}", unit, "sum", known, missing, value, not_yet_due=waiting)


def count_lines(metric: Metric, counted: Counted) -> tuple[Line, ...]:
    """How many participations, and how many people."""
    everyone, nobody = counted.everyone, np.zeros_like(counted.everyone)
    people = counted.people[metric.id]
    return (
        Line("participations", "participations", "count", everyone, nobody, everyone.astype(float), numerator=everyone),
        Line("people", "people", "count", everyone, nobody, people.astype(float), numerator=people),
    )
