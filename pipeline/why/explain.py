"""Finds everything behind one figure, and counts it a second time from the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.interface import LocalFigures
from pipeline.measure.asked.populations import CONDITIONS, QUARTERS
from pipeline.vocabulary.dimensions import DIMENSIONS
from pipeline.vocabulary.errors import FigureUnknown
from pipeline.vocabulary.groups import OTHER
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.periods import Quarter, ReportPeriod
from pipeline.vocabulary.sql import identifier, literal, read_sql
from pipeline.why.figure_id import FigureId
from pipeline.why.saying import saying


@dataclass(frozen=True)
class RowBehind:
    """A delivered row that the figure rests on, and what the metric says of it. For the analyst's own eyes."""

    file: str
    row: int
    says: str


@dataclass(frozen=True)
class Delivered:
    """A delivery with rows behind the figure."""

    file: str
    received_on: date
    rows: int


@dataclass(frozen=True)
class Why:
    """One figure taken apart. `counted`: the figure's row as LocalFigures gives it, unprotected.

    `says`: how many participations the metric says each word of; `left_out`: how many are outside the basis, by reason.
    """

    id: str
    figure: FigureId
    metric: Metric
    counted: Mapping[str, Any]
    sql: str
    says: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int], ...]
    deliveries: tuple[Delivered, ...]
    rows: tuple[RowBehind, ...]


def explain(base: LocalFigures, text: str) -> Why:
    """Everything behind the figure of that id. Raises FigureIdNotUnderstood or FigureUnknown."""
    figure = FigureId.parse(text)
    metric = _metric(base, text, figure)
    counted = _counted(base, text, figure)
    sql = _sql(metric, figure, _span(base, figure))
    found = base.connection.execute(sql).fetchall()
    inside = [row for row in found if row[-1]]
    files = Counter((file, received_on) for file, received_on, *_ in inside)
    return Why(
        id=text,
        figure=figure,
        metric=metric,
        counted=counted,
        sql=sql,
        says=tuple(sorted(Counter(says for *_, says, _, _ in inside).items())),
        left_out=tuple(sorted(Counter(reason for *_, reason, is_inside in found if not is_inside).items())),
        deliveries=tuple(Delivered(file, day, rows) for (file, day), rows in sorted(files.items())),
        rows=tuple(RowBehind(file, row, says) for file, _, row, says, *_ in inside),
    )


def _metric(base: LocalFigures, text: str, figure: FigureId) -> Metric:
    metric = next((each for each in base.definitions.all_metrics if each.id == figure.metric), None)
    if metric is None:
        raise FigureUnknown(
            id=text,
            why_sv=f"Det finns inget mått ”{figure.metric}”. Kopiera id:t ur figures.csv.",
            why_en=f"There is no metric “{figure.metric}”. Copy the id from figures.csv.",
        )
    if metric.version != figure.version:
        raise FigureUnknown(
            id=text,
            why_sv=f"Måttet har ändrats: det är nu version {metric.version}. Se den äldre siffran i den rapport "
            "där den publicerades.",
            why_en=f"The metric has changed: it is now version {metric.version}. See the older figure in the "
            "report that published it.",
        )
    return metric


def _counted(base: LocalFigures, text: str, figure: FigureId) -> Mapping[str, Any]:
    frame = base.figures(figure.metric, [name for name, _ in figure.groups], figure.asked_period, figure.basis)
    rows = frame[frame["figure_id"] == text]
    if rows.empty:
        raise FigureUnknown(
            id=text,
            why_sv="Måttet finns, men inte med den statistiken, gruppen eller basen i den perioden. "
            "Kopiera id:t ur figures.csv.",
            why_en="The metric exists, but not with that statistic, group or basis in that period. "
            "Copy the id from figures.csv.",
        )
    return dict(rows.iloc[0])


def _span(base: LocalFigures, figure: FigureId) -> tuple[int, int]:
    """The first and last quarter that the figure counts, as indexes; a year that is not over ends where data do."""
    period = ReportPeriod.parse(figure.period)
    last = min(period.last_quarter, base.ground.last).index
    if figure.period_kind == "rolling":
        return last - 3, last
    if figure.period_kind == "since":
        return Quarter(1, 1).index, last
    return period.first_quarter.index, last


def _sql(metric: Metric, figure: FigureId, span: tuple[int, int]) -> str:
    """One row per participation that the figure is about, runnable as it stands against the database."""
    return read_sql(
        __file__,
        "row_behind",
        says=saying(metric.kind),
        counts="is_completed" if figure.basis == "completed" else "true",
        population=CONDITIONS[metric.population],
        quarter=QUARTERS[metric.population],
        first=str(span[0]),
        last=str(span[1]),
        groups="".join(f"\n  and {_is_in(name, code)}" for name, code in figure.groups),
    )


def _is_in(name: str, code: str) -> str:
    dimension = next(each for each in DIMENSIONS if each.name == name)
    column = f"answer.{identifier(dimension.column)}"
    if not dimension.is_many:
        return f"{column} = {literal(code)}"
    return f"len({column}) = 0" if code == OTHER else f"list_contains({column}, {literal(code)})"
