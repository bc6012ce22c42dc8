"""What earlier releases have told: it can never be taken back, so every later release is protected beside it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary.figures import Basis, Group


@dataclass(frozen=True)
class PublishedCell:
    """One row of an earlier release, with what it counted then, also where it was hidden. Never leaves the database.

    `release`: which one. `first_quarter` to `last_quarter`, by `Quarter.index`: the exits it counts, both included.
    Without the hidden counts nobody could say what the shown ones give away together with a later release.
    """

    release: str
    metric: str
    basis: Basis
    first_quarter: int
    last_quarter: int
    group: Group
    is_shown: bool
    numerator: int
    denominator: int
    missing: int
    excluded: int
