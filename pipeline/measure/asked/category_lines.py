"""Distributions and transitions: lines from how many have each value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.measure.asked.counted import Array, Counted, Whole
from pipeline.measure.asked.line import Line, share_line
from pipeline.measure.asked.yes_no_lines import difference_line
from pipeline.vocabulary.metric_kinds import Distribution
from pipeline.vocabulary.metrics import Metric

CROSSED = "+"
BECAME = ">"


def distribution_lines(
    metric: Metric, counted: Counted, kind: Distribution, order: Sequence[str] = ()
) -> tuple[Line, ...]:
    """The share in each category; or in each before, after, and the difference between them."""
    if kind.before:
        return _before_and_after(metric, counted, order)
    values = counted.values[metric.id]
    categories = _ordered(values.keys, order)
    numbers = {category: number for number, category in enumerate(categories)}
    table = _table(counted, values.place, [numbers[key] for key in zip(*values.keys, strict=True)], values.count,
                   len(categories))  # fmt: skip
    known = counted.of(metric.id, "known") if kind.many else table.sum(axis=0)
    missing = counted.everyone - known
    return tuple(
        share_line("share", table[number], known, missing, category=CROSSED.join(category))
        for category, number in numbers.items()
    ) or _of_nobody(counted, "share")


def transition_lines(metric: Metric, counted: Counted, order: Sequence[str] = ()) -> tuple[Line, ...]:
    """Of those who began in each category, the share that came to each other one."""
    states, table = square(metric, counted, order)
    missing = counted.everyone - table.sum(axis=(0, 1))
    return tuple(
        share_line("transition", table[before, after], table[before].sum(axis=0), missing, f"{came}{BECAME}{went}")
        for before, came in enumerate(states)
        for after, went in enumerate(states)
    ) or _of_nobody(counted, "transition")


def _of_nobody(counted: Counted, statistic: str) -> tuple[Line, ...]:
    """Where nobody anywhere has a value that is known: one line that says so, with everybody missing."""
    nobody = np.zeros_like(counted.everyone)
    return (share_line(statistic, nobody, nobody, counted.everyone),)


def square(metric: Metric, counted: Counted, order: Sequence[str] = ()) -> tuple[tuple[str, ...], Whole]:
    """The states that anybody was in, and how many went from each to each, at every place."""
    values = counted.values[metric.id]
    found = sorted({str(key) for keys in values.keys for key in keys}, key=lambda code: _position(code, order))
    numbers = {code: number for number, code in enumerate(found)}
    size = len(found)
    cells = [numbers[came] * size + numbers[went] for came, went in zip(*values.keys, strict=True)]
    table = _table(counted, values.place, cells, values.count, size * size)
    return tuple(found), table.reshape(size, size, counted.everyone.size)


def _before_and_after(metric: Metric, counted: Counted, order: Sequence[str]) -> tuple[Line, ...]:
    states, table = square(metric, counted, order)
    pairs = table.sum(axis=(0, 1))
    missing = counted.everyone - pairs
    lines: list[Line] = []
    for number, state in enumerate(states):
        kept = table[number, number]
        lost, gained = table[number].sum(axis=0) - kept, table[:, number].sum(axis=0) - kept
        lines += [
            share_line("before", kept + lost, pairs, missing, category=state),
            share_line("after", kept + gained, pairs, missing, category=state),
            difference_line(metric, lost, gained, pairs, missing, category=state),
        ]
    return tuple(lines) or _of_nobody(counted, "before")


def _table(counted: Counted, place: Whole, cells: Sequence[int], count: Whole, size: int) -> Whole:
    table = np.zeros((size, counted.everyone.size), dtype=np.int64)
    table[np.asarray(cells, dtype=np.int64), place] = count
    return table


def _ordered(keys: tuple[Array, ...], order: Sequence[str]) -> list[tuple[str, ...]]:
    found = {tuple(map(str, each)) for each in zip(*keys, strict=True)}
    return sorted(found, key=lambda codes: [_position(code, order) for code in codes])


def _position(code: str, order: Sequence[str]) -> tuple[int, str]:
    return (list(order).index(code), "") if code in order else (len(order), code)
