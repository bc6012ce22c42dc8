"""A year that has been given out, counted again with what came later: everyone together, metric by metric."""

from __future__ import annotations

from dataclasses import dataclass

FILE = "revision.csv"


@dataclass(frozen=True)
class Counted:
    """How many are counted, of how many whose outcome is known. Participations."""

    numerator: int
    denominator: int


@dataclass(frozen=True)
class Revised:
    """A metric as it was counted for what was given out, and as it is now.

    `people`: whose participations came, went or changed since. `is_out`: whether any release shows the year's metric.
    """

    metric: str
    version: int
    given_out: Counted
    now: Counted
    people: int
    is_out: bool


@dataclass(frozen=True)
class ProtectedRevision:
    """A metric of a revision that may be published.

    `given_out` is None where no release shows it; `now` then too, and where the difference would tell of the late ones.

    Made by `pipeline.protect` and nowhere else.
    """

    metric: str
    version: int
    given_out: Counted | None
    now: Counted | None
