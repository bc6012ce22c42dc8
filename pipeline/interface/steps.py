"""From the rows of the database to one share, step by step: each step is part of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pipeline.interface.frames import from_rows
from pipeline.interface.span import one_period
from pipeline.vocabulary.errors import QuestionRefused
from pipeline.vocabulary.metric_kinds import Share

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures

COLUMNS = ("step", "label", "participations")


def steps(base: LocalFigures, metric: str, period: str) -> pd.DataFrame:
    """Five rows: accepted, finished in the period, asked about, known, counted.

    For a metric of those who finished. Raises QuestionRefused for another, or as `figures` does.
    """
    asked = base.metric(metric)
    if not isinstance(asked.kind, Share) or asked.population != "finished":
        raise QuestionRefused(
            what_sv=f"Måttet {metric} är ingen andel av avslutade. Välj ett som är det, som moved_on.",
            what_en=f"The metric {metric} is no share of those who finished. Choose one that is, as moved_on.",
        )
    span = one_period(base, period)
    name = period if span.kind in ("rolling", "since") else span.name
    figures = base.figures([metric, "finished"], period=name, basis="finished")
    share = figures[(figures["metric"] == metric) & (figures["statistic"] == "share")].iloc[0]
    finished = figures[figures["metric"] == "finished"].iloc[0]
    accepted = base.connection.execute("select count(*)::bigint from derived.participation").fetchone()
    known, missing = int(share["denominator"]), int(share["missing"])
    counts = (
        ("accepted", "Godkända deltaganden i databasen", accepted[0] if accepted else 0),
        ("finished", f"Avslutade i perioden ({span.first}–{span.last})", int(finished["value"])),
        ("asked", "Måttet frågar om", known + missing),
        ("known", f"Känt utfall: {asked.denominator.sv}", known),
        ("counted", f"Räknas: {asked.numerator.sv}", int(share["numerator"])),
    )
    return from_rows([dict(zip(COLUMNS, row, strict=True)) for row in counts], COLUMNS)
