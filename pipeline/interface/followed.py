"""A metric quarter by quarter: how much it varies by itself, and what in it is worth a look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from pipeline.interface.frames import from_rows
from pipeline.statistics.runs import chance_of_run, least_run, signals
from pipeline.statistics.trend import Chart, chart_of_shares
from pipeline.vocabulary.errors import QuestionRefused
from pipeline.vocabulary.metric_kinds import Share

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures

COLUMNS = (
    "metric", "definition_version", "period", "basis", "numerator", "denominator", "value", "centre", "limit_low",
    "limit_high", "chart", "signals", "series_break", "figure_id",
)  # fmt: skip


def series_frame(base: LocalFigures, metric: str, by: Sequence[str], group: Sequence[str], basis: str) -> pd.DataFrame:
    """One row per quarter. Quarters with nobody known have no point; a changed definition starts a new series.

    `signals` names the rules that spoke of a point: worth a look, no verdict. attrs: `chance_of_run`, how often a run
    as long as the rule asks for appears where nothing has changed. Raises QuestionRefused.
    """
    if not isinstance(base.metric(metric).kind, Share):
        raise QuestionRefused(
            what_sv=f"Måttet {metric} är ingen andel, och bara andelar följs kvartal för kvartal. "
            "Välj ett mått som är en andel.",
            what_en=f"The metric {metric} is no share, and only shares are followed quarter by quarter. "
            "Choose a metric that is a share.",
        )
    figures = base.figures(metric, by, "quarter", basis)
    own = figures[figures["statistic"] == "share"]
    for dimension, code in zip(by, group, strict=True):
        own = own[own[dimension] == code]
    rows = own.sort_values("period").to_dict("records")
    frame_rows, longest = [], 0
    for part in _unbroken(rows):
        points = [row for row in part if row["denominator"] > 0]
        said = _said(points)
        longest = max(longest, len(points))
        frame_rows += [{**row, **said.get(row["period"], {"signals": ""})} for row in part]
    frame = from_rows([{name: row.get(name) for name in COLUMNS} for row in frame_rows], COLUMNS)
    if longest:
        frame.attrs["chance_of_run"] = chance_of_run(longest, least_run(longest))
    return frame


def _unbroken(rows: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    parts: list[list[dict[str, Any]]] = [[]]
    for row in rows:
        if row["series_break"] and parts[-1]:
            parts.append([])
        parts[-1].append(row)
    return parts


def _said(points: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    if not points:
        return {}
    chart: Chart = chart_of_shares([(int(row["numerator"]), int(row["denominator"])) for row in points])
    spoken: dict[int, list[str]] = {}
    for signal in signals(chart):
        for place in range(signal.first, signal.last + 1):
            spoken.setdefault(place, []).append(signal.rule)
    return {
        row["period"]: {
            "centre": chart.centre, "chart": chart.kind,
            "limit_low": chart.low[place] if chart.low else None,
            "limit_high": chart.high[place] if chart.high else None,
            "signals": ", ".join(dict.fromkeys(spoken.get(place, []))),
        }
        for place, row in enumerate(points)
    }  # fmt: skip
