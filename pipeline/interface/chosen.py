"""Which periods somebody means, from the words they write."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from pipeline.measure.periods import MeasuredPeriod
from pipeline.vocabulary.errors import PeriodNotOver, PeriodNotUnderstood
from pipeline.vocabulary.periods import Quarter, ReportPeriod

KINDS = ("quarter", "year", "rolling", "since")
Period = str | Sequence[str] | None


def chosen(period: Period, last: Quarter, known_to: date) -> Callable[[MeasuredPeriod], bool]:
    """Whether a measured period is among those meant.

    None = all. "2026" a year, "2026-Q3" a quarter, "rolling 2026-Q3" the four quarters that end with it,
    "since 2026-Q3" all up to it, and "quarter", "year", "rolling" or "since" every one of its kind; or a list of
    these. Raises PeriodNotUnderstood, or PeriodNotOver for one that begins after the last whole quarter.
    """
    if period is None:
        return lambda _: True
    words = [period] if isinstance(period, str) else list(period)
    kinds = {word for word in words if word in KINDS}
    named = {_named(word, last, known_to) for word in words if word not in KINDS}
    return lambda each: each.kind in kinds or (each.kind, each.name) in named


def _named(word: str, last: Quarter, known_to: date) -> tuple[str, str]:
    found = re.fullmatch(r"(rolling|since)\s+(.+)", word.strip())
    span = ReportPeriod.parse(found.group(2) if found else word)
    if found and span.kind != "quarter":
        raise PeriodNotUnderstood(text=word)
    is_over = span.last_quarter <= last if span.kind == "quarter" else span.first_quarter <= last
    if not is_over:
        raise PeriodNotOver(period=span.name, known_to=known_to)
    return found.group(1) if found else span.kind, span.name
