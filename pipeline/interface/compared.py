"""Two groups side by side, and whether their difference is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pipeline.interface.frames import from_rows
from pipeline.statistics.difference import newcombe
from pipeline.vocabulary.errors import QuestionRefused
from pipeline.vocabulary.metric_kinds import Paired, Share

if TYPE_CHECKING:
    from pipeline.interface.chosen import Period
    from pipeline.interface.opened import LocalFigures

COLUMNS = (
    "metric", "period_kind", "period", "basis", "dimension", "first", "second", "numerator_first", "denominator_first",
    "missing_first", "value_first", "numerator_second", "denominator_second", "missing_second", "value_second",
    "difference", "ci_low", "ci_high", "bound_low", "bound_high", "is_sure", "says", "says_en", "method",
)  # fmt: skip
_WORDS = {
    True: ("säker skillnad", "a sure difference"),
    False: ("ingen säker skillnad", "no sure difference"),
    None: ("kan inte jämföras: ingen med känt utfall", "cannot be compared: nobody with a known outcome"),
}


def compare_groups(
    base: LocalFigures, metric: str, dimension: str, first: str, second: str, period: Period, basis: str
) -> pd.DataFrame:
    """One row per period. An interval that covers 0: no difference is sure; it is not said that there is none.

    `bound_low`, `bound_high`: the difference if all missing in one group had had the outcome and none in the other.
    """
    figures = base.figures(metric, [dimension], period, basis)
    statistic = {Share: "share", Paired: "after"}.get(type(base.metric(metric).kind))
    if statistic is None:
        raise QuestionRefused(
            what_sv=f"Måttet {metric} är ingen andel: två grupper jämförs bara på andelar. "
            "Välj ett mått som är en andel.",
            what_en=f"The metric {metric} is no share: two groups are compared on shares only. "
            "Choose a metric that is a share.",
        )
    figures = figures[figures["statistic"] == statistic]
    for group in (first, second):
        # The codes that definitions and registers name: a group may also be words that somebody wrote of a person.
        there = ", ".join(base.ground.codes[dimension])
        if group not in set(figures[dimension]):
            raise QuestionRefused(
                what_sv=f"Gruppen ”{group}” finns inte i {dimension}. Välj bland: {there}.",
                what_en=f"There is no group “{group}” in {dimension}. Choose from: {there}.",
            )
    sides = [
        {tuple(row[name] for name in ("period_kind", "period")): row for row in figures.to_dict("records")
         if row[dimension] == group}
        for group in (first, second)
    ]  # fmt: skip
    rows = []
    for place, one in sides[0].items():
        other = sides[1][place]
        rows.append(
            {"metric": metric, "period_kind": place[0], "period": place[1], "basis": basis, "dimension": dimension,
             "first": first, "second": second, **_side(one, "first"), **_side(other, "second"),
             **_difference(_pair(one), _pair(other)), "bound_low": one["bound_low"] - other["bound_high"],
             "bound_high": one["bound_high"] - other["bound_low"]}
        )  # fmt: skip
    return from_rows(rows, COLUMNS)


def _pair(row: dict[str, object]) -> tuple[int, int]:
    return int(str(row["numerator"])), int(str(row["denominator"]))


def _side(row: dict[str, object], name: str) -> dict[str, object]:
    return {f"{column}_{name}": row[column] for column in ("numerator", "denominator", "missing", "value")}


def _difference(first: tuple[int, int], second: tuple[int, int]) -> dict[str, object]:
    if not (first[1] and second[1]):
        says, says_en = _WORDS[None]
        return {"is_sure": None, "says": says, "says_en": says_en, "method": "Newcombe 1998"}
    low, high = newcombe(first, second)
    is_sure = low > 0 or high < 0
    says, says_en = _WORDS[is_sure]
    return {
        "difference": first[0] / first[1] - second[0] / second[1], "ci_low": low, "ci_high": high,
        "is_sure": is_sure, "says": says, "says_en": says_en, "method": "Newcombe 1998",
    }  # fmt: skip
