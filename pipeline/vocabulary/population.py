"""Whom the figures can be about: what derive gives and measure takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.vocabulary.periods import Quarter
from pipeline.vocabulary.release import Insats, Municipality


@dataclass(frozen=True)
class Population:
    """Insatser and municipalities to group by, and how far the data reach.

    `first_exit` and `last_exit` are the first and last quarter with a finished participation, `known_to`
    the day of the newest delivery that counts. `basis` is one word for everything the derived tables rest
    on: the same word means the same rows.
    """

    insatser: tuple[Insats, ...]
    municipalities: tuple[Municipality, ...]
    first_exit: Quarter
    last_exit: Quarter
    known_to: date
    basis: str
