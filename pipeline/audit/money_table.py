"""Amounts divided by people: each must follow from a cost and a count in its own row, or it tells the count."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from pipeline.audit.findings import Finding
from pipeline.audit.surfaces import Table
from pipeline.audit.table_leaks import count_of

_HEADS = (
    ("Kostnad, kronor", "Antal", "Kronor för varje", "Lägst, kronor", "Högst, kronor"),
    ("Cost, kronor", "Number", "Kronor for each", "Lowest, kronor", "Highest, kronor"),
)
_KRONOR = re.compile(r"(\d{1,3}(?:[ \u00a0\u202f,]\d{3})+|\d+)[ \u00a0]kronor\b")


def in_money_table(table: Table) -> Iterable[Finding]:
    """Rows whose amount is not its cost divided by its count, or stands where the count does not."""
    for row, (cost, count, each, low, high) in _amounts(table):
        if not cost or not count:
            is_sound = each is low is high is None
        else:
            is_sound = each == _rounded(cost, count) and low is not None and high is not None and low <= each <= high
            is_sound = is_sound or each is low is high is None
        if not is_sound:
            yield Finding("leak", f"{table.name}: {row[0]}", table.file)


def printed_kronor(tables: Iterable[Table]) -> frozenset[int]:
    """Every amount per person that a table shows; `in_money_table` has judged them."""
    return frozenset(amounts[2] for table in tables for _, amounts in _amounts(table) if amounts[2] is not None)


def without_kronor(text: str, printed: Collection[int]) -> str:
    """The text without the amounts that a table shows; any other amount is left in it."""
    return _KRONOR.sub(lambda found: " " if int(re.sub(r"\D", "", found[1])) in printed else found[0], text)


def _amounts(table: Table) -> Iterable[tuple[tuple[str, ...], tuple[int | None, ...]]]:
    """Each row with its cost, count, and the three amounts; nothing of a table that is no such."""
    heads = table.rows[0]
    for names in _HEADS:
        if not set(names) <= set(heads):
            continue
        places = [heads.index(name) for name in names]
        for row in table.rows[1:]:
            if len(row) > max(places):
                yield row, tuple(count_of(row[place]) for place in places)


def _rounded(cost: int, count: int) -> int:
    """Half up, to thousands from 10 000 and to hundreds from 1 000, in whole numbers alone."""
    step = 1000 if cost >= 10_000 * count else 100 if cost >= 1_000 * count else 1
    return max(1, (2 * cost + step * count) // (2 * step * count) * step)
