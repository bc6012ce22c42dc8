"""Lines become rows: the columns of figures.csv, and what else an evaluator needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.measure.asked.breaks import breaks
from pipeline.measure.asked.counted import Array, Counted
from pipeline.measure.asked.judged import judged
from pipeline.measure.asked.line import Line
from pipeline.measure.asked.places import Places
from pipeline.vocabulary.dimensions import DIMENSIONS, NAMES
from pipeline.vocabulary.metrics import Metric

UNPROTECTED = "unprotected"
_WHOLE, _NUMBER, _YES, _WORD = pa.int64(), pa.float64(), pa.bool_(), pa.large_string()
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


@dataclass(frozen=True)
class Standing:
    """The places that have rows: as flat numbers, with the group, period and basis of each, and what is said of them.

    `columns`: those that are the same for every metric; `ids`: the end of their figure ids.
    """

    flat: Array
    groups: Array
    periods: Array
    bases: Array
    columns: Mapping[str, pa.Array]
    ids: pa.Array


def standing(counted: Counted, basis: str | None = None) -> Standing:
    """The places of one basis, or (None) of all, in their order."""
    groups, periods, bases = (axis.reshape(-1) for axis in np.indices(counted.places.shape))
    flat = np.arange(groups.size) if basis is None else np.flatnonzero(bases == counted.places.bases.index(basis))
    groups, periods, bases = groups[flat], periods[flat], bases[flat]
    places = counted.places
    many = {each.name for each in DIMENSIONS if each.is_many}
    columns = {
        "period_kind": _taken([each.kind for each in places.periods], periods),
        "period": _taken([each.name for each in places.periods], periods),
        "basis": _taken(list(places.bases), bases),
        **{name: _taken([group.code(name) for group in places.groups], groups) for name in NAMES},
        "excluded": pa.array(counted.excluded[flat]),
        "adds_up": _chosen([not many & set(group.grouping) for group in places.groups], groups),
    }
    return Standing(flat, groups, periods, bases, columns, _place_ids(places, groups, periods, bases))


def block(
    metric: Metric, lines: Sequence[Line], counted: Counted, targets: Mapping[tuple[str, str], Fraction],
    stand: Standing, with_judgement: bool = True,
) -> pa.Table:  # fmt: skip
    """The rows of one metric: line after line, each in the order of the places that stand."""
    times, size = len(lines), len(lines) * stand.flat.size
    broken = _chosen(breaks(metric, counted.places.periods), stand.periods)
    columns: dict[str, pa.Array] = {
        name: pa.concat_arrays([column] * times) for name, column in (*stand.columns.items(), ("series_break", broken))
    }
    columns |= _line_columns(lines, stand)
    if with_judgement:
        columns |= judged(metric, lines, counted, targets, stand.groups)
    columns |= {
        "metric": _same(metric.id, size),
        "definition_version": pa.array(np.full(size, metric.version)),
        "figure_id": _ids(metric, lines, stand),
        "protection": _same(UNPROTECTED, size),
    }
    return pa.table(
        [columns[name] if name in columns else pa.nulls(size, SCHEMA.field(name).type) for name in SCHEMA.names],
        schema=SCHEMA,
    )


def _line_columns(lines: Sequence[Line], stand: Standing) -> dict[str, pa.Array]:
    fields = {
        "value": "value", "ci_low": "low", "ci_high": "high", "bound_low": "bound_low", "bound_high": "bound_high",
        "p_value": "p_value", "numerator": "numerator", "denominator": "denominator", "missing": "missing",
        "not_yet_due": "not_yet_due",
    }  # fmt: skip
    numbers = {name: _together([getattr(line, field) for line in lines], stand) for name, field in fields.items()}
    applies = np.nan_to_num(_together([line.applies for line in lines], stand), nan=1.0) > 0
    known, missing = numbers["denominator"] > 0, numbers["missing"] > 0
    status = np.select([known & applies, known, missing, np.nan_to_num(numbers["not_yet_due"]) > 0], [0, 1, 2, 3], 4)
    numbers["due"] = numbers["denominator"] + numbers["missing"]
    repeated = np.repeat(np.arange(len(lines)), stand.flat.size)
    return {
        **{name: _number(column, SCHEMA.field(name).type) for name, column in numbers.items()},
        "status": _taken(["shown", "not_applicable", "no_data", "not_yet_due", "zero"], status),
        **{name: _taken([getattr(line, name) for line in lines], repeated)
           for name in ("statistic", "category", "unit", "method")},
    }  # fmt: skip


def _ids(metric: Metric, lines: Sequence[Line], stand: Standing) -> pa.Array:
    """`<metric>.<version>/<statistic>[:<category>]/<kind>-<period>/<basis>[/<dimension>=<code>…]`."""
    said = [line.statistic if line.category is None else f"{line.statistic}:{line.category}" for line in lines]
    own = _taken(
        [f"{metric.id}.{metric.version}/{each}" for each in said], np.repeat(np.arange(len(lines)), stand.flat.size)
    )
    return _joined(own, pa.concat_arrays([stand.ids] * len(lines)))


def _place_ids(places: Places, groups: Array, periods: Array, bases: Array) -> pa.Array:
    when = [f"/{each.kind}-{each.name}/{basis}" for each in places.periods for basis in places.bases]
    whom = ["".join(f"/{name}={code}" for name, code in zip(g.grouping, g.codes, strict=True)) for g in places.groups]
    return _joined(_taken(when, periods * len(places.bases) + bases), _taken(whom, groups))


def _joined(first: pa.Array, second: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(first, second, pa.scalar("", _WORD))


def _together(columns: Sequence[Array | None], stand: Standing) -> Array:
    """One column of all lines; NaN where a line has none."""
    none = np.full(stand.flat.size, np.nan)
    return np.concatenate([none if column is None else column[stand.flat].astype(np.float64) for column in columns])


def _number(column: Array, kind: pa.DataType) -> pa.Array:
    unknown = np.isnan(column)
    return pa.array(np.where(unknown, 0, column).astype(np.int64) if kind == _WHOLE else column, kind, mask=unknown)


def _same(word: str, size: int) -> pa.Array:
    return pa.repeat(pa.scalar(word, _WORD), size)


def _taken(words: Sequence[str | None], places: Array) -> pa.Array:
    return pa.array(words, _WORD).take(pa.array(places))


def _chosen(flags: Sequence[bool], places: Array) -> pa.Array:
    return pa.array(np.asarray(flags, dtype=np.bool_)[places])
