"""Which periods are measured, and which of them a report holds."""

from __future__ import annotations

from dataclasses import dataclass

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


def in_report(period: MeasuredPeriod, report: ReportPeriod, is_total: bool) -> bool:
    """Whether a report shows the period: its own ones for every group, earlier quarters and years for the total."""
    if period.kind == "year":
        return is_total or period.name == str(report.year)
    if period.kind == "quarter":
        return is_total or (report.kind == "quarter" and period.name == report.name)
    return report.kind == "quarter" and period.name == report.name
