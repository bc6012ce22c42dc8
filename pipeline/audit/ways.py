"""A table of ways between public support before and at exit: its counts follow from three shown figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.audit.figures_file import PublishedRow
from pipeline.audit.findings import Finding
from pipeline.audit.surfaces import Table
from pipeline.audit.table_leaks import count_of

_HEADS = (("Med vid avslut", "Utan vid avslut", "Alla"), ("With at exit", "Without at exit", "All"))
_BEFORE, _AFTER, _LEFT = "public_support_before", "public_support_after", "left_public_support"

Ways = tuple[int, int, int, int]
"""Kept, left, gained, never had."""


def wrong_ways(tables: Sequence[Table], rows: Sequence[PublishedRow], least: int) -> Iterable[Finding]:
    """Tables of ways that no shown figures give, or where fewer than `least` people went one of them."""
    allowed = {_with_sums(ways) for ways in _ways(rows) if not any(0 < way < least for way in ways)}
    for table in tables:
        heads = table.rows[0]
        for names in _HEADS:
            if set(names) <= set(heads):
                places = [heads.index(name) for name in names]
                counts = tuple(count_of(row[place]) for row in table.rows[1:] for place in places)
                if counts not in allowed:
                    yield Finding("leak", f"{table.name}: {names[0]}", table.file)


def _with_sums(ways: Ways) -> tuple[int | None, ...]:
    kept, left, gained, never = ways
    return kept, left, kept + left, gained, never, gained + never, kept + gained, left + never, sum(ways)


def _ways(rows: Sequence[PublishedRow]) -> Iterable[Ways]:
    found = {(row.metric, _whose(row)): row for row in rows}
    for whose in {_whose(row) for row in rows if row.metric == _LEFT}:
        three = [found.get((metric, whose)) for metric in (_BEFORE, _AFTER, _LEFT)]
        before, after, left = (row.count("numerator") if row else None for row in three)
        known = three[0].count("denominator") if three[0] else None
        if before is not None and after is not None and left is not None and known is not None:
            kept = before - left
            gained = after - kept
            yield kept, left, gained, known - before - gained


def _whose(row: PublishedRow) -> tuple[object, ...]:
    return row.period_kind, row.quarters, row.basis, row.group
