"""Frames that list what is there: metrics, responses, duties, money."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd

from pipeline.interface.frames import from_rows, marked
from pipeline.measure.duties import duties
from pipeline.measure.money import money
from pipeline.statistics.at_once import wilson_of_each
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.metric_kinds import kind_name
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    from pipeline.interface.chosen import Period
    from pipeline.interface.opened import LocalFigures

_METRIC = (
    "metric", "definition_version", "short", "kind", "label", "question", "numerator", "denominator", "population",
    "as_of", "unit", "better", "target", "not_for", "source", "author", "checker", "next_review", "is_overdue",
    "is_published",
)  # fmt: skip


def metric_frame(definitions: Definitions) -> pd.DataFrame:
    """One row per metric, its words in Swedish."""
    rows = [
        {
            **{name: getattr(metric, name) for name in ("short", "population", "as_of", "better", "source", "author",
                                                         "checker", "next_review", "is_published")},
            **{name: getattr(metric, name).sv for name in ("label", "question", "numerator", "denominator", "not_for")},
            "metric": metric.id,
            "definition_version": metric.version,
            "kind": kind_name(metric.kind),
            "unit": metric.unit.sv if metric.unit else None,
            "target": float(metric.target) if metric.target else None,
            "is_overdue": metric.next_review < date.today(),
        }
        for metric in definitions.all_metrics
    ]  # fmt: skip
    return from_rows(rows, _METRIC)


def response_frame(base: LocalFigures, metric: str, period: Period, basis: str | None) -> pd.DataFrame:
    """Due = answered + lost; those not yet due are beside. The response has Wilson's interval."""
    groupings: tuple[list[str], ...] = ([], ["gender"], ["age_group"], ["gender", "age_group"])
    figures = base.figures_by(metric, groupings, period, basis)
    first = figures["statistic"].iloc[0] if len(figures) else ""
    own = figures[figures["statistic"] == first].drop_duplicates(
        ["period_kind", "period", "basis", "gender", "age_group"]
    )
    frame = own[["metric", "period_kind", "period", "basis", "gender", "age_group", "due", "not_yet_due"]].copy()
    frame["answered"], frame["lost"] = own["denominator"], own["missing"]
    low, high = wilson_of_each(frame["answered"].to_numpy(float), frame["due"].to_numpy(float))
    frame["response"] = (frame["answered"].astype(float) / frame["due"].astype(float)).where(frame["due"] > 0)
    frame["ci_low"], frame["ci_high"], frame["protection"] = low, high, own["protection"]
    return marked(frame.reset_index(drop=True))


def delivery_frame(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per delivery."""
    found = connection.execute(read_sql(__file__, "deliveries"))
    columns = [name for name, *_ in found.description or ()]
    return from_rows([dict(zip(columns, row, strict=True)) for row in found.fetchall()], columns)


def duty_frame(connection: duckdb.DuckDBPyConnection, definitions: Definitions, as_of: date) -> pd.DataFrame:
    """One row per duty and part."""
    rows = [_plain(asdict(each)) for each in duties(connection, as_of, definitions.duties)]
    return from_rows(rows, tuple(rows[0]) if rows else ("duty",))


def money_frame(connection: duckdb.DuckDBPyConnection, definitions: Definitions, year: int) -> pd.DataFrame:
    """One row per measure and insats or kind of insats."""
    rows = [_plain(asdict(each)) for each in money(connection, year, definitions.money)]
    return from_rows(rows, tuple(rows[0]) if rows else ("measure",))


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Labels become their Swedish words."""
    return {
        name: value["sv"] if isinstance(value, dict) and set(value) == {"sv", "en"} else
        value.sv if isinstance(value, Label) else value
        for name, value in row.items()
    }  # fmt: skip
