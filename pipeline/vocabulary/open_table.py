"""An open table: one metric by one or two breakdowns, with every margin, rounded so that small counts do not show."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.vocabulary.figures import Group
from pipeline.vocabulary.periods import PeriodKind, Quarter

FOLDER, TABLE = "tables", "table.csv"
"""Where open tables lie, below the reports."""
ANSWERS = ("yes", "no", "missing")
"""What the innermost counts are of: they add up to everyone the metric asks about."""

Codes = tuple[str, ...]
Inner = tuple[Codes, str]
"""A code for each breakdown, and an answer."""


@dataclass(frozen=True)
class OpenTable:
    """`dimensions`: the breakdowns, in the order of figures.csv; `codes`: the groups of each. Only rounded `counts`."""

    metric: str
    version: int
    period_kind: PeriodKind
    period: str
    first: Quarter
    last: Quarter
    dimensions: tuple[str, ...]
    codes: tuple[Codes, ...]
    base: int
    counts: Mapping[Inner, int]

    @property
    def name(self) -> str:
        """What its folder is called: the same question gives the same name."""
        return f"{self.metric}-{self.period_kind}-{self.period}-{'-'.join(self.dimensions)}"

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every group that has a row: everyone, each margin, each combination."""
        choices = itertools.product(*((None, *codes) for codes in self.codes))
        return tuple(Group(**dict(zip(self.dimensions, each, strict=True))) for each in choices)

    def total(self, group: Group, answers: Iterable[str]) -> int:
        return sum(self.counts[inner] for inner in self.inner_of(group, answers))

    def is_exact(self, group: Group, answers: Iterable[str]) -> bool:
        """Whether nothing in the total can have been changed: that anyone can tell, since only 0 and the base can."""
        return all(self.counts[inner] not in (0, self.base) for inner in self.inner_of(group, answers))

    def inner_of(self, group: Group, answers: Iterable[str]) -> tuple[Inner, ...]:
        """The innermost counts that a total adds up."""
        asked = (getattr(group, name) for name in self.dimensions)
        choices = (own if code is None else (code,) for own, code in zip(self.codes, asked, strict=True))
        return tuple(itertools.product(itertools.product(*choices), tuple(answers)))
