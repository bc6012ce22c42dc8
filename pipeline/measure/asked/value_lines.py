"""Skewed amounts and times to an event: lines from how many have each number."""

from __future__ import annotations

import numpy as np

from pipeline.measure.asked.counted import Array, Counted, Values
from pipeline.measure.asked.line import Line, divided
from pipeline.statistics.at_once import median_ranks
from pipeline.statistics.survival import LEAST_AT_RISK
from pipeline.vocabulary.metric_kinds import Survival
from pipeline.vocabulary.metrics import Metric

DAYS_OF_MONTH = 365 / 12
CENSORED = "censored"


def amount_lines(metric: Metric, counted: Counted) -> tuple[Line, ...]:
    """The median with its interval, the quartiles, and the mean."""
    values, number = _by_number(counted.values[metric.id])
    known = np.bincount(values.place, values.count, counted.everyone.size)
    total = np.bincount(values.place, values.count * number, counted.everyone.size)
    missing, unit = counted.everyone - known, metric.unit.en if metric.unit else ""
    middle_low, middle_high = _at_rank(values, number, (known + 1) // 2), _at_rank(values, number, known // 2 + 1)
    low, high = median_ranks(known.astype(np.int64))
    has_limits = low > 0
    quartile = {name: _at_rank(values, number, np.ceil(known * part)) for name, part in (("low", 0.25), ("high", 0.75))}
    return (
        Line("median", unit, "order statistics", known, missing, (middle_low + middle_high) / 2,
             low=np.where(has_limits, _at_rank(values, number, low), np.nan),
             high=np.where(has_limits, _at_rank(values, number, high), np.nan)),
        Line("lower_quartile", unit, "quantile", known, missing, quartile["low"]),
        Line("upper_quartile", unit, "quantile", known, missing, quartile["high"]),
        Line("mean", unit, "mean", known, missing, divided(total, known)),
    )  # fmt: skip


def _by_number(values: Values) -> tuple[Values, Array]:
    """The values with the numbers of each place in rising order, and these numbers."""
    order = np.lexsort((values.keys[0], values.place))
    number = values.keys[0][order]
    return Values(values.place[order], (number,), values.count[order]), number


def _at_rank(values: Values, number: Array, rank: Array) -> Array:
    """The number of the given rank, from 1, at every place; NaN where the rank is nobody's."""
    # Everybody in one line, place after place: the rank within a place becomes a rank in the line.
    running = np.cumsum(values.count)
    per_place = np.bincount(values.place, values.count, rank.size)
    before = np.concatenate([[0], np.cumsum(per_place)[:-1]])
    is_there = (rank >= 1) & (rank <= per_place)
    at = np.searchsorted(running, before + np.where(is_there, rank, 1), side="left")
    if not number.size:
        return np.full(rank.shape, np.nan)
    return np.where(is_there, number[np.minimum(at, number.size - 1)], np.nan)


def survival_lines(metric: Metric, counted: Counted, kind: Survival) -> tuple[Line, ...]:
    """The share that has come to each end at each month, where at least ten are still followed (Aalen-Johansen)."""
    values = counted.values[metric.id]
    ends = [kind.event, *sorted({str(end) for end in values.keys[0]} - {CENSORED, kind.event})]
    days = [round(month * DAYS_OF_MONTH) for month in kind.months]
    size, known = counted.everyone.size, np.bincount(values.place, values.count, counted.everyone.size)
    reached = np.full((len(ends), len(days), size), np.nan)
    at_risk = np.zeros((len(days), size))
    starts = np.flatnonzero(np.diff(values.place, prepend=-1))
    stops = np.append(starts, values.place.size)[1:]
    for start, stop in zip(starts, stops, strict=True):
        shares, risk = _incidence(values, slice(start, stop), ends, days)
        reached[:, :, values.place[start]], at_risk[:, values.place[start]] = shares, risk
    missing = counted.everyone - known
    return tuple(
        Line("incidence", "share", "Aalen-Johansen", at_risk[number], missing,
             np.where(at_risk[number] >= LEAST_AT_RISK, reached[place, number], np.nan),
             category=f"{end}@{month}", applies=at_risk[number] >= LEAST_AT_RISK)
        for number, month in enumerate(kind.months)
        for place, end in enumerate(ends)
    )  # fmt: skip


def _incidence(values: Values, own: slice, ends: list[str], days: list[int]) -> tuple[Array, Array]:
    """`survival.aalen_johansen` from counts: the share at each end by each day, and how many were followed so long."""
    end, day, count = values.keys[0][own], values.keys[1][own].astype(np.int64), values.count[own]
    times, which = np.unique(day, return_inverse=True)
    happened = np.zeros((len(ends), times.size))
    for place, name in enumerate(ends):
        happened[place] = np.bincount(which, np.where(end == name, count, 0), times.size)
    risk = np.cumsum(np.bincount(which, count, times.size)[::-1])[::-1]
    free = np.cumprod(1 - happened.sum(axis=0) / risk)
    before = np.concatenate([[1.0], free[:-1]])
    running = np.cumsum(before * happened / risk, axis=1)
    at = np.searchsorted(times, days, side="right") - 1
    shares = np.where(at >= 0, running[:, np.maximum(at, 0)], 0.0)
    followed = np.array([count[day >= each].sum() for each in days])
    return shares, followed
