"""What the person at the keyboard asked for, settled before anything runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import Language, PeriodNotOver, PeriodWithoutData
from pipeline.vocabulary.open_data import NOWHERE, OpenDataPlace
from pipeline.vocabulary.periods import ReportPeriod, last_whole_quarter
from pipeline.vocabulary.population import Population
from pipeline.vocabulary.release import Municipality

Progress = Callable[[str, str], None]
"""Told the station's name, and what it is at."""


@dataclass(frozen=True)
class Order:
    """One report. `period` None = the last whole quarter in the data; `as_of` None = everything received.

    `contact`: whom a sender asks about a receipt, as the förbund has written it; None where it has not. `comments`:
    the folder of the insatser's own comments, a folder in it for each year; None = there are none. `is_draft`: nothing
    is given out: the report is marked and lies apart.
    """

    association: str
    municipalities: tuple[Municipality, ...]
    is_sample: bool
    deliveries: Path
    definitions: Definitions
    database: Path
    out: Path
    period: ReportPeriod | None
    as_of: date | None
    language: Language
    today: date
    contact: str | None = None
    comments: Path | None = None
    is_draft: bool = False
    open_data: OpenDataPlace = NOWHERE


def period_of(order: Order, population: Population) -> ReportPeriod:
    """The period to report on, never one that is not over.

    A quarter is over when a delivery has been received on or after its last day. A year that is not over
    is reported up to its last whole quarter, and says so. Raises PeriodNotOver or PeriodWithoutData.
    """
    last_whole = last_whole_quarter(population.known_to)
    if order.period is None:
        if population.first_exit > last_whole:
            raise PeriodNotOver(period=population.first_exit, known_to=population.known_to)
        return ReportPeriod.parse(str(min(population.last_exit, last_whole)))
    asked = order.period
    if (asked.kind == "quarter" and asked.last_quarter > last_whole) or asked.first_quarter > last_whole:
        raise PeriodNotOver(period=asked.name, known_to=population.known_to)
    if asked.last_quarter < population.first_exit:
        raise PeriodWithoutData(period=asked.name, first=population.first_exit)
    return ReportPeriod(asked.name, asked.kind, asked.first_quarter, min(asked.last_quarter, last_whole))
