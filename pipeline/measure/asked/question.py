"""What somebody asks for, held against what can be answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.dimensions import NAMES
from pipeline.vocabulary.errors import QuestionRefused
from pipeline.vocabulary.metrics import Metric

MOST_CROSSED = 2

Grouping = tuple[str, ...]
"""The dimensions that are crossed, in the order of DIMENSIONS; empty = everyone together."""


@dataclass(frozen=True)
class Question:
    """Which metrics, by which groupings. All are counted together, in a few statements."""

    metrics: tuple[Metric, ...]
    groupings: tuple[Grouping, ...]


def ask(definitions: Definitions, metrics: Sequence[str], groupings: Sequence[Sequence[str]]) -> Question:
    """The question, once it can be answered. Raises QuestionRefused with the reason."""
    known = {metric.id: metric for metric in definitions.all_metrics}
    for name in metrics:
        if name not in known:
            _refuse(f"Måttet ”{name}” finns inte. Välj bland: ", f"There is no metric “{name}”. Choose from: ", known)
    return Question(
        tuple(known[name] for name in dict.fromkeys(metrics)),
        tuple(dict.fromkeys(_grouping(tuple(dimensions)) for dimensions in groupings)),
    )


def _grouping(dimensions: tuple[str, ...]) -> Grouping:
    for name in dimensions:
        if name not in NAMES:
            _refuse(
                f"Det går inte att gruppera på ”{name}”. Välj bland: ",
                f"Cannot group by “{name}”. Choose from: ",
                NAMES,
            )
    if len(set(dimensions)) > MOST_CROSSED:
        raise QuestionRefused(
            what_sv="Välj högst två indelningar: med fler blir grupperna så små att siffrorna inte säger något.",
            what_en="Choose at most two dimensions: with more, groups get so small that figures say nothing.",
        )
    return tuple(name for name in NAMES if name in dimensions)


def _refuse(sv: str, en: str, choices: Sequence[str] | dict[str, Metric]) -> None:
    listed = ", ".join(choices)
    raise QuestionRefused(what_sv=f"{sv}{listed}.", what_en=f"{en}{listed}.")
