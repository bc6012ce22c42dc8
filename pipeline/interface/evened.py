"""How an insats would stand if its people were as mixed as everyone's: indirect standardisation over gender and age."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pipeline.measure.asked import Question, answer
from pipeline.statistics.standardise import Stratum, indirect, standardised_share

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures


def evened_out(
    base: LocalFigures, metric: str, period: str, basis: str, common: float
) -> dict[str, dict[str, float | None]]:
    """By insats: the common share times observed over expected, with limits and z. Each is part of the reference.

    The strata are three dimensions crossed, which nobody is shown: only their sums come out.
    """
    from pipeline.interface.chosen import chosen

    question = Question((base.metric(metric),), (("gender", "age_group", "insats_id"),))
    is_chosen = chosen(period, base.ground.last, base.known_to)
    table = answer(base.connection, question, base.ground, is_chosen).table.select(
        ["statistic", "basis", "gender", "age_group", "insats_id", "numerator", "denominator"]
    )
    strata: dict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in table.to_pylist():
        if row["statistic"] == "share" and row["basis"] == basis and row["denominator"]:
            strata[row["gender"], row["age_group"]][row["insats_id"]] = row["numerator"], row["denominator"]
    reference = {place: tuple(map(sum, zip(*own.values(), strict=True))) for place, own in strata.items()}
    return {
        insats: _of_one(insats, strata, reference, common)
        for insats in sorted({insats for own in strata.values() for insats in own})
    }


def _of_one(
    insats: str,
    strata: dict[tuple[str, str], dict[str, tuple[int, int]]],
    reference: dict[tuple[str, str], tuple[int, ...]],
    common: float,
) -> dict[str, float | None]:
    own = {place: groups[insats] for place, groups in strata.items() if insats in groups}
    if not any(reference[place][0] for place in own):
        # Nobody of their kind has the outcome anywhere: nothing is expected, and nothing can be held against it.
        return {}
    found = indirect(
        sum(successes for successes, _ in own.values()),
        [Stratum(people, *reference[place]) for place, (_, people) in own.items()],
    )
    return {
        "standardised": standardised_share(common, found.ratio),
        "standardised_low": standardised_share(common, found.low),
        "standardised_high": standardised_share(common, found.high),
        "z": found.z,
    }
