"""All metrics together: those of `schemas/metrics/`, and a förbund's own beside them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary.columns import TABLES, Table
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.metric_file import read_metric
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.own_metrics import demand_different_columns


@dataclass(frozen=True)
class MetricSet:
    """The metrics in order; the files of the published ones; and name and SHA-256 of a förbund's own files."""

    metrics: tuple[Metric, ...]
    published_files: tuple[Path, ...]
    own_files: tuple[tuple[str, str], ...]


def read_metrics(shipped: Path, own: Path | None, tables: tuple[Table, ...]) -> MetricSet:
    """Read both folders; `own` need not be there. Raises DefinitionFault, also where two metrics do not go together."""
    participation, own_files = tables[TABLES.index("participation")], _yaml_files(own)
    _all_end_in_yaml(own)
    files = [*_yaml_files(shipped), *own_files]
    metrics = sorted((read_metric(path, participation) for path in files), key=lambda metric: metric.order)
    _named_once(metrics)
    demand_different_columns(metrics)
    _targets_have_metrics(tables, metrics)
    published = {metric.id for metric in metrics if metric.is_published}
    return MetricSet(
        tuple(metrics),
        tuple(path for path in files if path.stem in published),
        tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in own_files),
    )


def _yaml_files(folder: Path | None) -> list[Path]:
    return sorted(folder.glob("*.yaml")) if folder else []


def _all_end_in_yaml(folder: Path | None) -> None:
    """A file that ends otherwise would be passed over in silence."""
    for path in sorted(folder.glob("*.yml")) if folder else ():
        raise DefinitionFault(
            file=path.name, line=1,
            what_sv=f"filen ska heta {path.stem}.yaml, annars läses den inte.",
            what_en=f"the file is to be called {path.stem}.yaml, or it is not read.",
        )  # fmt: skip


def _named_once(metrics: Sequence[Metric]) -> None:
    """A förbund's own metric takes no other's place: the figures of both would have one name."""
    shorts: dict[str, str] = {}
    for each in sorted(metrics, key=lambda metric: metric.own is not None):
        other = shorts.setdefault(each.short, each.id)
        if other != each.id and each.own is not None:
            raise DefinitionFault(
                file=f"{each.id}.yaml", line=1,
                what_sv=f"”{each.short}” heter redan måttet {other}. Välj något annat under ”short”.",
                what_en=f"“{each.short}” is what the metric {other} is called. Choose another under “short”.",
            )  # fmt: skip
    seen = Counter(metric.id for metric in metrics)
    for name, times in seen.items():
        if times > 1:
            raise DefinitionFault(
                file=f"{name}.yaml", line=1,
                what_sv=f"måttet {name} finns redan. Välj ett annat namn, under ”metric” och på filen.",
                what_en=f"the metric {name} is there already. Choose another name, under “metric” and of the file.",
            )  # fmt: skip


def _targets_have_metrics(tables: tuple[Table, ...], metrics: Sequence[Metric]) -> None:
    """An insats's own target takes the place of a metric's: the metric must be there and have one."""
    with_target = {metric.id for metric in metrics if metric.target is not None}
    for table in tables:
        for column in table.columns:
            if column.target_for is not None and column.target_for not in with_target:
                raise DefinitionFault(
                    file=f"{table.name}.yaml", line=1,
                    what_sv=f"”target_for” under {column.name} nämner inget mått med ett mål.",
                    what_en=f"“target_for” of {column.name} names no metric that has a target.",
                )  # fmt: skip
