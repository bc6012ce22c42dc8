"""Insatser beside each other without ranks: what chance allows each, with the mix of people evened out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from pipeline.interface.evened import evened_out
from pipeline.interface.frames import from_rows
from pipeline.statistics.funnel import common_share, funnel_limits, overdispersion
from pipeline.statistics.many import chance_of_false_alarm, expected_false_alarms
from pipeline.statistics.shrink import Shrinkage, fitted, shrunk
from pipeline.vocabulary.errors import QuestionRefused
from pipeline.vocabulary.metric_kinds import Share

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures

LEAST_FOR_FLAG = 10
_LIMITS = ("low_998", "low_95", "high_95", "high_998")
COLUMNS = (
    "metric", "period_kind", "period", "basis", "insats_id", "numerator", "denominator", "missing", "value", "target",
    *(f"target_{name}" for name in _LIMITS), "common", *(f"common_{name}" for name in _LIMITS), "outside_95",
    "flagged", "standardised", "standardised_low", "standardised_high", "z", "shrunken", "shrunken_low",
    "shrunken_high", "figure_id",
)  # fmt: skip


def funnel_frame(base: LocalFigures, metric: str, period: str, basis: str) -> pd.DataFrame:
    """One row per insats, in the order of their ids. `flagged`: outside the 99.8 % limits of the common share.

    Fewer than ten known are never flagged. attrs: `comparisons`, `expected_outside_95`, `expected_flagged`,
    `chance_of_any_flag` by chance alone, `overdispersion`, `pooling`. Raises QuestionRefused for what is no share.
    """
    if not isinstance(base.metric(metric).kind, Share):
        raise QuestionRefused(
            what_sv=f"Måttet {metric} är ingen andel, och bara andelar jämförs mellan insatser. "
            "Välj ett mått som är en andel.",
            what_en=f"The metric {metric} is no share, and only shares are compared between insatser. "
            "Choose a metric that is a share.",
        )
    figures = base.figures(metric, ["insats_id"], period, basis)
    own = figures[figures["statistic"] == "share"]
    if own[["period_kind", "period"]].drop_duplicates().shape[0] != 1:
        raise QuestionRefused(what_sv="Välj en period.", what_en="Choose one period.")
    rows = own.to_dict("records")
    known = [(int(row["numerator"]), int(row["denominator"])) for row in rows if row["denominator"] > 0]
    if not known:
        return from_rows([{name: row.get(name) for name in COLUMNS} for row in rows], COLUMNS)
    common, spread = common_share(known), fitted(known)
    evened = evened_out(base, metric, period, basis, common)
    frame = from_rows([_row(row, common, spread, evened.get(row["insats_id"], {})) for row in rows], COLUMNS)
    compared = sum(n >= LEAST_FOR_FLAG for _, n in known)
    frame.attrs |= {
        "comparisons": compared,
        "expected_outside_95": expected_false_alarms(compared, 0.95),
        "expected_flagged": expected_false_alarms(compared, 0.998),
        "chance_of_any_flag": chance_of_false_alarm(compared, 0.998),
        "overdispersion": overdispersion(known, common).spread if 0 < common < 1 else "no_variation",
        "pooling": spread.pooling,
    }
    return frame


def _row(row: dict[str, Any], common: float, spread: Shrinkage, evened: dict[str, float | None]) -> dict[str, Any]:
    found = {name: row.get(name) for name in COLUMNS} | {"common": common} | evened
    trials = int(row["denominator"])
    if not trials:
        return found
    group = int(row["numerator"]), trials
    for name, level in (("target", row["target"]), ("common", common)):
        if level is not None and 0 < level < 1:
            limits = funnel_limits(trials, level)
            found |= {f"{name}_{limit}": value for limit, value in zip(_LIMITS, limits, strict=True)}
    if 0 < common < 1:
        share = row["value"]
        found["outside_95"] = not found["common_low_95"] <= share <= found["common_high_95"]
        found["flagged"] = trials >= LEAST_FOR_FLAG and not found["common_low_998"] <= share <= found["common_high_998"]
    if spread.prior is None:
        return found | {"shrunken": spread.common}
    at, low, high = shrunk(group, spread.prior)
    return found | {"shrunken": at, "shrunken_low": low, "shrunken_high": high}
