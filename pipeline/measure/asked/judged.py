"""The two statements against a target, and the exact test, for the shares that have one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
import pyarrow as pa

from pipeline.measure.asked.counted import Array, Counted
from pipeline.measure.asked.line import Line
from pipeline.measure.verdict import certainty, is_reached
from pipeline.statistics.at_once import exact_test_of_each
from pipeline.vocabulary.metrics import Metric


def judged(
    metric: Metric, lines: Sequence[Line], counted: Counted, targets: Mapping[tuple[str, str], Fraction], groups: Array
) -> dict[str, pa.Array]:
    """Target, whether it was reached, how sure the level is, and the exact test. Nothing where there is no target."""
    size = len(lines) * counted.everyone.size
    goals = [_goal(metric, each.code("insats_id"), targets) for each in counted.places.groups]
    types = {"target": pa.float64(), "target_reached": pa.bool_(), "certainty": pa.large_string()}
    share = lines[0]
    if metric.id not in counted.people or not any(goals) or share.numerator is None:
        return {name: pa.nulls(size, kind) for name, kind in types.items()}
    yes, known, missing = (column.astype(int) for column in (share.numerator, share.denominator, share.missing))
    people = counted.people[metric.id]
    levels = np.array([float(goal) if goal else np.nan for goal in goals])[groups]
    said = [
        _statements(yes_, known_, missing_, people_, goals[group])
        for yes_, known_, missing_, people_, group in zip(
            *(column.tolist() for column in (yes, known, missing, people, groups)), strict=True
        )
    ]
    tests = exact_test_of_each(yes, known, levels)
    # The other lines say who is left out: nothing to judge.
    columns = {
        "target": levels,
        "target_reached": [each[0] for each in said],
        "certainty": [each[1] for each in said],
        "p_value": tests,
    }
    types["p_value"] = pa.float64()
    rest = size - len(said)
    return {
        name: pa.concat_arrays([pa.array(column, types[name], from_pandas=True), pa.nulls(rest, types[name])])
        for name, column in columns.items()
    }  # fmt: skip


def _statements(
    yes: int, known: int, missing: int, people: int, goal: Fraction | None
) -> tuple[bool | None, str | None]:
    if goal is None or not known:
        return None, None
    return is_reached(yes, known, goal), certainty(yes, known, missing, people, goal)


def _goal(metric: Metric, insats_id: str | None, targets: Mapping[tuple[str, str], Fraction]) -> Fraction | None:
    """The insats's own target where its agreement has one, else the metric's."""
    own = targets.get((metric.id, insats_id)) if insats_id else None
    return own if own is not None else metric.target
