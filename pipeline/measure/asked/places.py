"""Every place a figure can stand in: each group of each grouping, each period, each basis."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.measure.asked.question import Grouping
from pipeline.measure.periods import MeasuredPeriod

Codes = tuple[str, ...]


@dataclass(frozen=True)
class AskedGroup:
    """One group of a grouping: a code for each of its dimensions, in the same order."""

    grouping: Grouping
    codes: Codes

    def code(self, dimension: str) -> str | None:
        """The group's code in a dimension; None = all."""
        return dict(zip(self.grouping, self.codes, strict=True)).get(dimension)


@dataclass(frozen=True)
class Places:
    """The axes that every count has: groups × periods × bases."""

    groups: tuple[AskedGroup, ...]
    periods: tuple[MeasuredPeriod, ...]
    bases: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int, int]:
        return len(self.groups), len(self.periods), len(self.bases)
