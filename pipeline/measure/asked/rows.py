"""Lines become rows: the columns of figures.csv, and what else an evaluator needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

import numpy as np
import pyarrow as pa

from pipeline.measure.asked.counted import Array, Counted
from pipeline.measure.asked.judged import judged
from pipeline.measure.asked.line import Line
from pipeline.measure.asked.places import Places
from pipeline.vocabulary.dimensions import DIMENSIONS, NAMES
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.periods import Quarter

UNPROTECTED = "unprotected"
_WHOLE, _NUMBER, _YES, _WORD = pa.int64(), pa.float64(), pa.bool_(), pa.string()
SCHEMA = pa.schema(
    [
        ("metric", _WORD), ("definition_version", _WHOLE), ("period_kind", _WORD), ("period", _WORD), ("basis", _WORD),
        ("gender", _WORD), ("age_group", _WORD), ("insats_id", _WORD), ("municipality", _WORD),
        ("numerator", _WHOLE), ("denominator", _WHOLE), ("value", _NUMBER), ("ci_low", _NUMBER), ("ci_high", _NUMBER),
        ("status", _WORD), ("excluded", _WHOLE), ("missing", _WHOLE), ("target", _NUMBER), ("target_reached", _YES),
        ("certainty", _WORD), ("figure_id", _WORD),
        *((name, _WORD) for name in NAMES[4:]),
        ("statistic", _WORD), ("category", _WORD), ("unit", _WORD), ("bound_low", _NUMBER), ("bound_high", _NUMBER),
        ("due", _WHOLE), ("not_yet_due", _WHOLE), ("p_value", _NUMBER), ("method", _WORD), ("adds_up", _YES),
        ("series_break", _YES), ("protection", _WORD),
    ]
)  # fmt: skip
"""The first are those of figures.csv; `adds_up`: whether the groups of the grouping add up to their total."""


def block(
    metric: Metric, lines: Sequence[Line], counted: Counted, targets: Mapping[tuple[str, str], Fraction]
) -> pa.Table:
    """The rows of one metric: line after line, each in the order of the places."""
    places, times = counted.places, len(lines)
    groups, periods, bases = (axis.reshape(-1) for axis in np.indices(places.shape))
    columns: dict[str, pa.Array] = {
        name: _repeated(column, times)
        for name, column in _place_columns(metric, places, groups, periods, bases).items()
    }
    columns |= _line_columns(lines, counted)
    columns |= judged(metric, lines, counted, targets, groups)
    columns["figure_id"] = _ids(metric, lines, places, groups, periods, bases)
    size = len(columns["metric"])
    columns["protection"] = _same(UNPROTECTED, size)
    keep = _kept(lines, bases)
    table = pa.table([columns[name].cast(SCHEMA.field(name).type) for name in SCHEMA.names], schema=SCHEMA)
    return table if keep.all() else table.filter(pa.array(keep))


def _place_columns(metric: Metric, places: Places, groups: Array, periods: Array, bases: Array) -> dict[str, pa.Array]:
    size = groups.size
    breaks = _breaks(metric, places)
    many = {each.name for each in DIMENSIONS if each.is_many}
    return {
        "metric": _same(metric.id, size),
        "definition_version": pa.array(np.full(size, metric.version)),
        "period_kind": _taken([each.kind for each in places.periods], periods),
        "period": _taken([each.name for each in places.periods], periods),
        "basis": _taken(list(places.bases), bases),
        **{name: _taken([group.code(name) for group in places.groups], groups) for name in NAMES},
        "adds_up": _taken([not many & set(group.grouping) for group in places.groups], groups),
        "series_break": _taken(breaks, periods),
    }


def _line_columns(lines: Sequence[Line], counted: Counted) -> dict[str, pa.Array]:
    size = counted.everyone.size
    none = np.full(size, np.nan)
    numbers = {
        name: np.concatenate([_or(getattr(line, field), none) for line in lines])
        for name, field in {
            "value": "value", "ci_low": "low", "ci_high": "high", "bound_low": "bound_low", "bound_high": "bound_high",
            "p_value": "p_value", "numerator": "numerator", "denominator": "denominator", "missing": "missing",
            "not_yet_due": "not_yet_due",
        }.items()
    }  # fmt: skip
    zero = np.nan_to_num(numbers["not_yet_due"])
    applies = np.concatenate([np.ones(size, bool) if line.applies is None else line.applies for line in lines])
    status = np.select(
        [(numbers["denominator"] > 0) & applies, (numbers["denominator"] > 0), numbers["missing"] > 0, zero > 0],
        [0, 1, 2, 3],
        4,
    )
    whole = ("numerator", "denominator", "missing", "not_yet_due")
    found: dict[str, pa.Array] = {
        name: _whole(column) if name in whole else pa.array(column, mask=np.isnan(column))
        for name, column in numbers.items()
    }
    repeated = np.repeat(np.arange(len(lines)), size)
    return found | {
        "due": _whole(numbers["denominator"] + numbers["missing"]),
        "excluded": _repeated(pa.array(counted.excluded), len(lines)),
        "status": _taken(["shown", "not_applicable", "no_data", "not_yet_due", "zero"], status),
        **{name: _taken([getattr(line, name) for line in lines], repeated)
           for name in ("statistic", "category", "unit", "method")},
    }  # fmt: skip


def _ids(
    metric: Metric, lines: Sequence[Line], places: Places, groups: Array, periods: Array, bases: Array
) -> pa.Array:
    """`<metric>.<version>/<statistic>[:<category>]/<kind>-<period>/<basis>[/<dimension>=<code>…]`."""
    own = [f"{metric.id}.{metric.version}/{_said(line)}" for line in lines]
    ends = ["".join(f"/{name}={code}" for name, code in zip(g.grouping, g.codes, strict=True)) for g in places.groups]
    middles = [f"/{each.kind}-{each.name}/{basis}" for each in places.periods for basis in places.bases]
    place = _joined(_taken(middles, periods * len(places.bases) + bases), _taken(ends, groups))
    return _joined(_taken(own, np.repeat(np.arange(len(lines)), groups.size)), _repeated(place, len(lines)))


def _joined(first: pa.Array, second: pa.Array) -> pa.Array:
    import pyarrow.compute as pc

    return pc.binary_join_element_wise(first, second, "")


def _said(line: Line) -> str:
    return line.statistic if line.category is None else f"{line.statistic}:{line.category}"


def _breaks(metric: Metric, places: Places) -> list[bool]:
    """Whether each period is the first of its kind that a changed definition holds for."""
    found = [False] * len(places.periods)
    for change in metric.changes:
        for kind in {each.kind for each in places.periods}:
            since = [
                n for n, each in enumerate(places.periods) if each.kind == kind and _reaches(each.last, change.since)
            ]
            if since and kind != "since":
                found[since[0]] = True
    return found


def _reaches(last: Quarter, day: date) -> bool:
    return last >= Quarter.of(day)


def _kept(lines: Sequence[Line], bases: Array) -> Array:
    """Who is left out of a basis stands beside the basis that leaves them out."""
    return np.concatenate([bases == 1 if line.statistic == "excluded" else np.ones(bases.size, bool) for line in lines])


def _or(column: Array | None, none: Array) -> Array:
    return none if column is None else column.astype(np.float64)


def _whole(column: Array) -> pa.Array:
    unknown = np.isnan(column)
    return pa.array(np.where(unknown, 0, column).astype(np.int64), mask=unknown)


def _same(word: str, size: int) -> pa.Array:
    return pa.repeat(pa.scalar(word, _WORD), size)


def _taken(words: Sequence[str | bool | None], places: Array) -> pa.Array:
    return pa.array(words, pa.bool_() if words and isinstance(words[0], bool) else _WORD).take(pa.array(places))


def _repeated(column: pa.Array, times: int) -> pa.Array:
    return pa.concat_arrays([column] * times)
