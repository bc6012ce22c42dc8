"""Reads figures.csv as an outsider would: the format is all that is known of how it was made."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.vocabulary.figures import ProtectedFigure
from pipeline.vocabulary.periods import Quarter, ReportPeriod

DIMENSIONS = ("gender", "age_group", "insats_id", "municipality")
COUNTS = ("numerator", "denominator", "missing", "excluded")
QUARTERS_ROLLING = 4

Group = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PublishedRow:
    """One row: which figure it is, and the counts it shows (None where the place is empty)."""

    id: str
    metric: str
    version: str
    period_kind: str
    period: str
    basis: str
    group: Group
    status: str
    counts: tuple[tuple[str, int | None], ...]
    value: str
    quarters: tuple[int, ...]

    def count(self, name: str) -> int | None:
        return dict(self.counts)[name]

    @property
    def place(self) -> tuple[str, str, tuple[int, ...], str, Group]:
        """What the figure is about: equal places in two releases must agree."""
        return (self.metric, self.version, self.quarters, self.basis, self.group)


@dataclass(frozen=True)
class PublishedFile:
    """One release: its rows, and the name of the folder it lies in."""

    name: str
    rows: tuple[PublishedRow, ...]


def read_figures_file(folder: Path, name: str | None = None) -> PublishedFile:
    """The figures.csv of a report's folder. Raises ValueError where it is not one, OSError where it cannot be read."""
    rows = read_figure_texts(folder)
    if not rows or "status" not in rows[0]:
        raise ValueError("figures.csv")
    end = _last_quarter(folder, rows)
    return PublishedFile(name or folder.name, tuple(_row(row, end) for row in rows))


def read_figure_texts(folder: Path) -> list[dict[str, str]]:
    """The rows of figures.csv as they stand. Raises OSError, and ValueError where it is no UTF-8."""
    text = (folder / "figures.csv").read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _last_quarter(folder: Path, rows: list[dict[str, str]]) -> Quarter:
    """The last quarter of the release: its year ends there."""
    manifest = folder / "manifest.json"
    if manifest.is_file():
        return ReportPeriod.parse(json.loads(manifest.read_text("utf-8"))["period"]).last_quarter
    return max(ReportPeriod.parse(row["period"]).last_quarter for row in rows if row["period_kind"] == "quarter")


def _row(row: dict[str, str], end: Quarter) -> PublishedRow:
    return PublishedRow(
        id=row["figure_id"],
        metric=row["metric"],
        version=row["definition_version"],
        period_kind=row["period_kind"],
        period=row["period"],
        basis=row["basis"],
        group=tuple((name, row[name]) for name in DIMENSIONS if row[name]),
        status=row["status"],
        counts=tuple((name, int(row[name]) if row[name] else None) for name in COUNTS),
        value=row["value"],
        quarters=_quarters(row["period_kind"], row["period"], end),
    )


def file_of(figures: Iterable[ProtectedFigure], name: str, end: Quarter) -> PublishedFile:
    """What figures.csv will say once these figures are written. `end`: the last quarter of the release."""
    return PublishedFile(name, tuple(_row_of(figure, end) for figure in figures))


def _row_of(figure: ProtectedFigure, end: Quarter) -> PublishedRow:
    key = figure.key
    return PublishedRow(
        id=key.id,
        metric=key.metric,
        version=str(key.definition_version),
        period_kind=key.period_kind,
        period=key.period,
        basis=key.basis,
        group=tuple((name, code) for name in DIMENSIONS if (code := getattr(key.group, name)) is not None),
        status=figure.status,
        counts=tuple((name, getattr(figure, name)) for name in COUNTS),
        value="" if figure.value is None else repr(figure.value),
        quarters=_quarters(key.period_kind, key.period, end),
    )


def _quarters(kind: str, name: str, end: Quarter) -> tuple[int, ...]:
    period = ReportPeriod.parse(name)
    last = min(period.last_quarter, end)
    first = Quarter.at(last.index - QUARTERS_ROLLING + 1) if kind == "rolling" else period.first_quarter
    return tuple(range(first.index, last.index + 1))
