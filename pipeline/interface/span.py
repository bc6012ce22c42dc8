"""The one period that somebody means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.interface.chosen import KINDS, chosen
from pipeline.interface.ground import first_quarter
from pipeline.measure.periods import MeasuredPeriod, measured_periods
from pipeline.vocabulary.errors import PeriodNotUnderstood, PeriodWithoutData
from pipeline.vocabulary.periods import ReportPeriod

if TYPE_CHECKING:
    from pipeline.interface.opened import LocalFigures


def one_period(base: LocalFigures, period: str) -> MeasuredPeriod:
    """The period with its first and last quarter. Raises PeriodNotUnderstood, PeriodNotOver or PeriodWithoutData."""
    last, first = base.ground.last, first_quarter(base.connection)
    if period in KINDS:
        raise PeriodNotUnderstood(text=period)
    is_chosen = chosen(period, last, base.known_to)
    found = tuple(filter(is_chosen, measured_periods(first, ReportPeriod(str(last), "quarter", last, last))))
    if len(found) != 1:
        raise PeriodWithoutData(period=period, first=first)
    return found[0]
