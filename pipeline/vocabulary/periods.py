"""Quarters, years and rolling twelve months, as values that know their first and last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pipeline.vocabulary.errors import PeriodNotUnderstood

PeriodKind = Literal["quarter", "year", "rolling", "since"]
"""`since`: from the first quarter in the data. Reports have the other three."""


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter. `index` counts quarters since year 0, so that neighbours differ by one."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def at(cls, index: int) -> Quarter:
        return cls(index // 4, index % 4 + 1)

    @property
    def index(self) -> int:
        return self.year * 4 + self.number - 1

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return Quarter.at(self.index + 1).first_day - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


@dataclass(frozen=True)
class ReportPeriod:
    """What a report is about: one quarter, or one year.

    The figures of a report count exits up to `last_quarter` only, so the year of a third-quarter
    report is January to September and says so.
    """

    name: str
    kind: Literal["quarter", "year"]
    first_quarter: Quarter
    last_quarter: Quarter

    @classmethod
    def parse(cls, text: str) -> ReportPeriod:
        """`2026-Q3` or `2026`; also `2026K3`, the Swedish way. Raises PeriodNotUnderstood."""
        found = re.fullmatch(r"((?:19|20)\d\d)(?:\s*-?\s*[QqKk]([1-4]))?", text.strip())
        if found is None:
            raise PeriodNotUnderstood(text=text)
        year = int(found.group(1))
        if found.group(2) is None:
            return cls(str(year), "year", Quarter(year, 1), Quarter(year, 4))
        quarter = Quarter(year, int(found.group(2)))
        return cls(str(quarter), "quarter", quarter, quarter)

    @property
    def last_day(self) -> date:
        return self.last_quarter.last_day

    @property
    def year(self) -> int:
        return self.last_quarter.year

    @property
    def latest_whole_year(self) -> int:
        """The latest year that is over by the end of the period."""
        return self.year if self.last_quarter.number == 4 else self.year - 1


def last_whole_quarter(known_to: date) -> Quarter:
    """The last quarter that is over when the data reach a day."""
    current = Quarter.of(known_to)
    return current if current.last_day == known_to else Quarter.at(current.index - 1)
