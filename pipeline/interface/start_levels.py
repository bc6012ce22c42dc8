"""Regression to the mean made visible: the same people grouped by where they started, and by where they ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from pipeline.interface.frames import from_rows
from pipeline.interface.span import one_period
from pipeline.statistics.level_of_change import level_of_change
from pipeline.vocabulary.errors import QuestionRefused
from pipeline.vocabulary.sql import identifier, read_sql

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures

LEVELS = ("low", "middle", "high")
COLUMNS = ("instrument", "period", "grouped_by", "level", "people", "mean_before", "mean_after", "mean_change")
LEAST = 30
"""Ten in each third: with fewer, the means of the thirds say little but chance."""


def start_levels(base: LocalFigures, instrument: str, period: str, basis: str = "finished") -> pd.DataFrame:
    """Six rows: thirds by the answer before, then thirds of the same people by the answer after.

    Equal answers are in the same third, so thirds may differ in size. attrs: `level_of_change`, the correlation of
    change with level (Oldham) and its interval, which no regression to the mean makes. Raises QuestionRefused for an
    instrument that is not there or has fewer than 30 pairs, or as `figures` does.
    """
    if instrument not in {each.id for each in base.definitions.instruments}:
        listed = ", ".join(each.id for each in base.definitions.instruments)
        raise QuestionRefused(
            what_sv=f"Instrumentet {instrument} finns inte. Välj bland: {listed}.",
            what_en=f"There is no instrument {instrument}. Choose from: {listed}.",
        )
    pairs = _pairs(base, instrument, period, basis)
    if len(pairs) < LEAST:
        raise QuestionRefused(
            what_sv=f"Färre än {LEAST} har svarat både före och efter: tredjedelar skulle mest visa slumpen. "
            "Välj en längre period.",
            what_en=f"Fewer than {LEAST} have answered both before and after: thirds would mostly show "
            "chance. Choose a longer period.",
        )
    rows = [
        {"instrument": instrument, "period": period, "grouped_by": moment, **third}
        for moment, column in (("before", 0), ("after", 1))
        for third in _thirds(pairs, column)
    ]
    frame = from_rows(rows, COLUMNS)
    frame.attrs["level_of_change"] = level_of_change(pairs[:, 0].tolist(), pairs[:, 1].tolist())
    return frame


def _pairs(base: LocalFigures, instrument: str, period: str, basis: str) -> np.ndarray:
    span = one_period(base, period)
    query = read_sql(
        __file__, "start_levels", before=identifier(f"{instrument}_before"), after=identifier(f"{instrument}_after"),
        basis="is_completed" if basis == "completed" else "true",
    )  # fmt: skip
    found = base.connection.execute(query, {"first": span.first.index, "last": span.last.index}).fetchnumpy()
    return np.column_stack([np.asarray(found[name], dtype=float) for name in ("before", "after")])


def _thirds(pairs: np.ndarray, column: int) -> list[dict[str, object]]:
    """The lowest, middle and highest third by one of the answers; a third without anybody has no means."""
    cuts = np.quantile(pairs[:, column], [1 / 3, 2 / 3])
    place = np.searchsorted(cuts, pairs[:, column], side="left")
    found = []
    for number, level in enumerate(LEVELS):
        own = pairs[place == number]
        means = {} if not len(own) else dict(zip(("mean_before", "mean_after"), own.mean(axis=0).tolist(), strict=True))
        change = {"mean_change": means["mean_after"] - means["mean_before"]} if means else {}
        found.append({"level": level, "people": len(own), **means, **change})
    return found
