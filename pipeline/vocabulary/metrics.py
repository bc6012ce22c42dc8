"""What a metric counts, as declared in `schemas/metrics/*.yaml`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.disclosure import Released
from pipeline.vocabulary.metric_kinds import Kind, KindName, Share, counted_words

Better = Literal["higher", "lower", "neither"]
Among = Literal["finished", "started", "registered"]
AsOf = Literal["start", "exit", "start_and_exit", "stay", "after_exit"]
ANSWERS: dict[KindName, tuple[str, ...]] = {
    "share": ("yes", "no", "missing", "not_counted", "not_yet_due"),
    "paired": ("lost", "gained", "kept", "never", "missing"),
    "ordinal": ("better", "same", "worse", "missing"),
    "count": ("yes", "not_counted"),
}
"""What a metric can say of one person. For the other kinds: the category, the number, or missing."""


@dataclass(frozen=True)
class WorkedPerson:
    """A person made up to show the definition: what is recorded, and what the metric then says of them."""

    who: Label
    recorded: tuple[tuple[str, str], ...]
    answer: str
    why: Label


@dataclass(frozen=True)
class DefinitionChange:
    """From which day a version of the definition holds, and what is different. It breaks every series there."""

    version: int
    since: date
    what: Label


@dataclass(frozen=True)
class Metric:
    """One question about participations, and how it is counted.

    `population`: whom it is about: finished (by quarter of exit), started or registered (by quarter of the start).
    `family`: metrics that describe the same people and are protected together; only those are published, the
    others are for the local Python interface until protection covers them. `released`: in which parts of a report and
    of which groups, where it is less than disclosure.yaml says of all.
    `unit` is that of a number (points, days); shares and counts need none. `own`: what is counted, where the metric is
    published by its definition alone (own_metrics.py); its `kind` then is the column that holds the answer.
    """

    id: str
    version: int
    order: int
    short: str
    label: Label
    question: Label
    kind: Kind
    population: Among
    as_of: AsOf
    unit: Label | None
    numerator: Label
    denominator: Label
    family: str
    released: Released | None
    better: Better
    target: Fraction | None
    not_for: Label
    source: str
    author: str
    checker: str
    next_review: date
    changes: tuple[DefinitionChange, ...]
    worked: tuple[WorkedPerson, ...]
    own: Share | None = None

    @property
    def counted(self) -> Kind:
        """What the definition says is counted, in columns that were delivered or worked out."""
        return self.own or self.kind

    @property
    def is_published(self) -> bool:
        return bool(self.family)

    @property
    def has_answer(self) -> bool:
        """Whether its answer is a column of its own, which no other metric's is."""
        return self.own is not None or self.share.counts.column == self.id

    @property
    def share(self) -> Share:
        """What a share counts: every published metric is one. Raises TypeError for other kinds."""
        if not isinstance(self.kind, Share):
            raise TypeError(f"{self.id} is no share")
        return self.kind

    @property
    def counted_digest(self) -> str:
        """What is counted, as one word: it may not change while the version stays."""
        return hashlib.sha256(f"{counted_words(self.counted)} {self.population} {self.better}".encode()).hexdigest()[
            :16
        ]
