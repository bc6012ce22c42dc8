"""The square table of a transition, with its two tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from pipeline.interface.frames import from_rows
from pipeline.measure.asked import BECAME
from pipeline.statistics.square_table import bowker, stuart_maxwell
from pipeline.vocabulary.errors import QuestionRefused
from pipeline.vocabulary.metric_kinds import Transition

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures

COLUMNS = ("metric", "period", "basis", "before", "after", "people", "of", "share", "missing", "figure_id")


def transition_frame(base: LocalFigures, metric: str, period: str, basis: str) -> pd.DataFrame:
    """One row per pair of categories. attrs: `homogeneity` (Stuart-Maxwell) and `symmetry` (Bowker), each with p.

    Raises QuestionRefused for a metric that is no transition, or a `period` that means several.
    """
    figures = base.figures(metric, (), period, basis)
    if not isinstance(base.metric(metric).kind, Transition):
        raise QuestionRefused(
            what_sv=f"Måttet {metric} är ingen övergång. Välj ett mått som är det, som support_transition.",
            what_en=f"The metric {metric} is no transition. Choose one that is, such as support_transition.",
        )
    own = figures[figures["statistic"] == "transition"]
    if own["period"].nunique() > 1:
        raise QuestionRefused(what_sv="Välj en period.", what_en="Choose one period.")
    rows = []
    # Where nobody is known there is one row without categories, and nothing to cross.
    for each in own[own["category"].notna()].to_dict("records"):
        before, after = each["category"].split(BECAME)
        rows.append(
            {"metric": metric, "period": each["period"], "basis": basis, "before": before, "after": after,
             "people": each["numerator"], "of": each["denominator"], "share": each["value"],
             "missing": each["missing"], "figure_id": each["figure_id"]}
        )  # fmt: skip
    frame = from_rows(rows, COLUMNS)
    states = list(dict.fromkeys(row["before"] for row in rows))
    people = {(row["before"], row["after"]): int(row["people"]) for row in rows}
    table = [[people[before, after] for after in states] for before in states]
    if any(map(any, table)):
        for name, test in (("homogeneity", stuart_maxwell(table)), ("symmetry", bowker(table))):
            frame.attrs[name] = {"statistic": test.statistic, "degrees": test.degrees, "p": test.p}
    return frame
