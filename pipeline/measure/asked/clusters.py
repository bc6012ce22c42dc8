"""Metrics that are counted together: what they read of a participation makes few patterns, and these are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.measure.asked.glimpse import Glimpse
from pipeline.measure.asked.populations import BASES
from pipeline.measure.asked.told_by import told_by
from pipeline.vocabulary.metric_kinds import columns_of
from pipeline.vocabulary.metrics import Among, Metric

REASON = "exit_reason"


@dataclass(frozen=True)
class Cluster:
    """Columns of derived.answer, and the metrics of one population that read them."""

    number: int
    population: Among
    columns: tuple[str, ...]
    metrics: tuple[Metric, ...]

    @property
    def word(self) -> str:
        """The column of asked_answer that tells the patterns apart."""
        return f"pattern_{self.number}"

    @property
    def has_reasons(self) -> bool:
        """Whether it holds why participations ended, for those outside the basis."""
        return REASON in self.columns and len(BASES[self.population]) > 1


def clusters_of(metrics: Sequence[Metric], seen: Glimpse | None) -> tuple[Cluster, ...]:
    """Every metric in one cluster of its population; in one for all where rows are few and nothing was looked at."""
    found: list[Cluster] = []
    for population in dict.fromkeys(metric.population for metric in metrics):
        own = [metric for metric in metrics if metric.population == population]
        for columns, together in _together(own, seen, _first_columns(population)):
            found.append(Cluster(len(found), population, columns, together))
    return tuple(found)


def _first_columns(population: Among) -> tuple[str, ...]:
    return (REASON,) if len(BASES[population]) > 1 else ()


def _together(
    metrics: Sequence[Metric], seen: Glimpse | None, first: tuple[str, ...]
) -> list[tuple[tuple[str, ...], tuple[Metric, ...]]]:
    """Columns and metrics of each cluster: as many as make few patterns."""
    found: list[tuple[tuple[str, ...], tuple[Metric, ...]]] = [(first, ())]
    for metric in metrics:
        columns = tuple(dict.fromkeys(columns_of(metric.kind)))
        # The latest first: metrics of one subject stand together, and what they read goes together.
        for place, (others, together) in reversed(list(enumerate(found))):
            wider = tuple(dict.fromkeys((*others, *columns)))
            if seen is None or not set(told_by(columns)) - set(told_by(others)) or seen.are_few(wider):
                found[place] = wider, (*together, metric)
                break
        else:
            found.append((columns, (metric,)))
    return found
