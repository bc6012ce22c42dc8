"""What earlier releases have told: it can never be taken back, so every later release is protected beside it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.vocabulary.figures import FigureKey


@dataclass(frozen=True)
class PublishedCell:
    """One row of an earlier release, with what it counted then, also where it was hidden. Never leaves the database.

    `release`: which one. `data_version`: the deliveries it was counted from; the key has the version of the definition.
    Without the hidden counts nobody could say what the shown ones give away together with a later release.
    """

    release: str
    key: FigureKey
    is_shown: bool
    numerator: int
    denominator: int
    missing: int
    excluded: int
    data_version: str
