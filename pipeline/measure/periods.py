"""Which periods are measured, and which of them a report holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.vocabulary.disclosure import Released
from pipeline.vocabulary.figures import Basis, GroupKind
from pipeline.vocabulary.periods import PeriodKind, Quarter, ReportPeriod

QUARTERS_ROLLING = 4


@dataclass(frozen=True)
class MeasuredPeriod:
    """A span of whole quarters under the name it is published by."""

    kind: PeriodKind
    name: str
    first: Quarter
    last: Quarter


def measured_periods(first: Quarter, report: ReportPeriod) -> tuple[MeasuredPeriod, ...]:
    """Every quarter, year and rolling twelve months from the first exit up to the report's end.

    The report's own year ends with the report's last quarter. Rolling twelve months start where four
    whole quarters lie in the data.
    """
    quarters = [Quarter.at(index) for index in range(first.index, report.last_quarter.index + 1)]
    years = sorted({quarter.year for quarter in quarters})
    return (
        *(MeasuredPeriod("quarter", str(quarter), quarter, quarter) for quarter in quarters),
        *(
            MeasuredPeriod("year", str(year), Quarter(year, 1), min(Quarter(year, 4), report.last_quarter))
            for year in years
        ),
        *(
            MeasuredPeriod("rolling", str(last), Quarter.at(last.index - QUARTERS_ROLLING + 1), last)
            for last in quarters[QUARTERS_ROLLING - 1 :]
        ),
    )


def main_period(periods: Sequence[MeasuredPeriod], report: ReportPeriod) -> MeasuredPeriod:
    """What a report is about: the twelve months that end with its quarter where there are so many, else its year."""
    own = {(each.kind, each.name): each for each in periods}
    twelve_months = own.get(("rolling", report.name)) if report.kind == "quarter" else None
    return twelve_months or own["year", str(report.year)]


def in_report(period: MeasuredPeriod, main: MeasuredPeriod, group: GroupKind, basis: Basis, released: Released) -> bool:
    """Whether a report holds a kind of group in a period: what is released, and no twelve months but its own."""
    if period.kind == "rolling" and period != main:
        return False
    return released.holds(group, basis, period == main)
