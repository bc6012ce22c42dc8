"""Would a share be another if those who answered were like those who should have: weights by gender and age."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from pipeline.interface.frames import from_rows
from pipeline.statistics.weight import Cell, weighted_share
from pipeline.vocabulary.errors import QuestionRefused
from pipeline.vocabulary.metric_kinds import Share

if TYPE_CHECKING:
    from pipeline.interface.chosen import Period
    from pipeline.interface.opened import LocalFigures

LEAST_ANSWERED = 5
"""Cells with fewer answers are put together with the next age group: one answer would stand for too many."""

Counts = tuple[int, int, int]
"""How many should have answered, answered, and said yes."""

COLUMNS = (
    "metric", "period_kind", "period", "basis", "due", "answered", "value", "weighted", "moved", "effective", "capped",
    "cells",
)  # fmt: skip


def weighted_frame(base: LocalFigures, metric: str, period: Period, basis: str) -> pd.DataFrame:
    """One row per period in which anybody answered: the share as it is, and weighted. Raises QuestionRefused."""
    if not isinstance(base.metric(metric).kind, Share):
        raise QuestionRefused(
            what_sv=f"Måttet {metric} är ingen andel, och bara andelar vägs om. Välj ett mått som är en andel.",
            what_en=f"The metric {metric} is no share, and only shares are weighted. Choose a metric that is a share.",
        )
    figures = base.figures(metric, ["gender", "age_group"], period, basis)
    periods: dict[tuple[str, str], dict[str, list[Counts]]] = defaultdict(lambda: defaultdict(list))
    for row in figures[figures["statistic"] == "share"].to_dict("records"):
        counts = int(row["due"]), int(row["denominator"]), int(row["numerator"])
        periods[row["period_kind"], row["period"]][row["gender"]].append(counts)
    rows = [
        {"metric": metric, "period_kind": kind, "period": name, "basis": basis, **_weighted(own)}
        for (kind, name), genders in periods.items()
        # Within a gender first, then what is left of genders with few.
        if (own := merged([counts for each in genders.values() for counts in merged(each)])) and own[0][1]
    ]
    return from_rows(rows, COLUMNS)


def merged(cells: Sequence[Counts]) -> list[Counts]:
    """Neighbours put together until each has enough answers; what is left at the end joins the last."""
    found: list[Counts] = []
    for cell in cells:
        if found and found[-1][1] < LEAST_ANSWERED:
            found[-1] = _both(found[-1], cell)
        else:
            found.append(cell)
    if len(found) > 1 and found[-1][1] < LEAST_ANSWERED:
        found[-2:] = [_both(found[-2], found[-1])]
    return found


def _both(one: Counts, other: Counts) -> Counts:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _weighted(counts: Sequence[Counts]) -> dict[str, Any]:
    cells = [Cell(*each) for each in counts]
    found = weighted_share(cells)
    return {
        "due": sum(cell.due for cell in cells),
        "answered": sum(cell.answered for cell in cells),
        "value": found.share - found.moved,
        "weighted": found.share,
        "moved": found.moved,
        "effective": found.effective,
        "capped": found.capped,
        "cells": len(cells),
    }
