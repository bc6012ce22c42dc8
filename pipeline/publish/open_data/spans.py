"""Which days the figures of a release are about."""

from __future__ import annotations

from datetime import date

from pipeline.publish.edition import Edition
from pipeline.publish.wording.periods import Span
from pipeline.vocabulary.periods import PeriodKind, ReportPeriod


def span_of(edition: Edition, kind: PeriodKind, period: str) -> Span:
    """The span of a figure's period. The report's own year may be no further than its period."""
    last = ReportPeriod.parse(period).last_quarter
    if kind == "rolling":
        return Span.rolling(last)
    return Span.quarter(last) if kind == "quarter" else Span.year(min(last, edition.release.period.last_quarter))


def days_told_of(edition: Edition) -> tuple[date, date]:
    """From the first day that any figure is about to the last day of the report's period."""
    periods = {(figure.key.period_kind, figure.key.period) for figure in edition.release.figures}
    firsts = [span_of(edition, kind, period).first.first_day for kind, period in periods]
    return min(firsts, default=edition.release.period.first_quarter.first_day), edition.release.period.last_day
