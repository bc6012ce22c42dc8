"""Which periods are measured, and which of them a report holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.vocabulary.disclosure import Part, Released
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


def measured_periods(
    first: Quarter, report: ReportPeriod, given_out: Quarter | None = None
) -> tuple[MeasuredPeriod, ...]:
    """Every quarter, year and rolling twelve months from the first exit up to the report's end.

    The report's own year ends with the report's last quarter. Rolling twelve months start where four
    whole quarters lie in the data. `given_out`: the last quarter of what has been given out; where it comes after the
    report, the quarters up to it are measured too, for what the two have in common.
    """
    quarters = [Quarter.at(index) for index in range(first.index, report.last_quarter.index + 1)]
    years = sorted({quarter.year for quarter in quarters})
    return (
        *(MeasuredPeriod("quarter", str(quarter), quarter, quarter) for quarter in quarters),
        *(
            MeasuredPeriod("year", str(year), Quarter(year, 1), min(Quarter(year, 4), report.last_quarter))
            for year in years
        ),
        *(MeasuredPeriod("quarter", str(quarter), quarter, quarter) for quarter in _after(report, given_out)),
        *(
            MeasuredPeriod("rolling", str(last), Quarter.at(last.index - QUARTERS_ROLLING + 1), last)
            for last in quarters[QUARTERS_ROLLING - 1 :]
        ),
    )


def _after(report: ReportPeriod, given_out: Quarter | None) -> Iterator[Quarter]:
    last = report.last_quarter.index
    return (Quarter.at(index) for index in range(last + 1, given_out.index + 1 if given_out else last + 1))


def parts_of(period: MeasuredPeriod, report: ReportPeriod) -> tuple[Part, ...]:
    """The parts of a report that a period is; none of twelve months but its own, or of what comes after it."""
    if period.last > report.last_quarter:
        return ()
    if period.kind == "rolling":
        return ("twelve_months",) if report.kind == "quarter" and period.name == report.name else ()
    parts: tuple[Part, ...] = ("other",)
    if period.kind == "year" and period.name == str(report.year):
        parts = (*parts, "year")
    if period.kind == "year" and period.name == str(report.latest_whole_year):
        parts = (*parts, "whole_year")
    return parts


def in_report(period: MeasuredPeriod, report: ReportPeriod, group: GroupKind, basis: Basis, released: Released) -> bool:
    """Whether a report holds a kind of group in a period: only what is released."""
    return any(released.holds(group, basis, part) for part in parts_of(period, report))
