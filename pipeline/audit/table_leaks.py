"""Printed tables against the shown figures, and a page's tables against the workbook's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from pipeline.audit.findings import Finding
from pipeline.audit.surfaces import Table

HIDDEN = ".."
_COUNT_HEADS = ("Avslutade", "Finished", "Antal", "Number", "Av", "Of", "Känt utfall", "Known outcome",
                "Uppgift saknas", "Not recorded", "Undantagna", "Left out")  # fmt: skip
_PAIRS = (("Antal", "Av"), ("Number", "Of"))
_TRIPLES = (("Känt utfall", "Uppgift saknas", "Undantagna"), ("Known outcome", "Not recorded", "Left out"))
_SUMS = (("Avslutade", "Känt utfall", "Uppgift saknas"), ("Finished", "Known outcome", "Not recorded"))
"""The first is the sum of the others, and shown only where they are."""
_DECIMAL_SHARE = re.compile(r"\d[.,]\d+\s?%")
_GAPS = re.compile(r"[\s\u00a0\u202f]|(?<=\d),(?=\d{3}(?!\d))")
"""What stands between thousands, in Swedish and in English."""


def in_table(
    table: Table, pairs: Collection[tuple[int | None, ...]], triples: Collection[tuple[int | None, ...]]
) -> Iterable[Finding]:
    """Rows whose counts are those of no shown figure, and shares printed with decimals."""
    heads = table.rows[0]
    for names in _PAIRS:
        yield from _not_among(table, heads, names, pairs)
    for triple in _TRIPLES:
        yield from _not_among(table, heads, triple, triples)
    for total, *parts in _SUMS:
        yield from _not_among(table, heads, parts, {triple[:2] for triple in triples})
        yield from _not_the_sum(table, heads, (total, *parts))
    for row in table.rows[1:]:
        if any(_DECIMAL_SHARE.fullmatch(cell.strip()) for cell in row):
            yield Finding("decimal", f"{table.name}: {row[0]}", table.file)


def _not_among(
    table: Table, heads: tuple[str, ...], names: Sequence[str], allowed: Collection[tuple[int | None, ...]]
) -> Iterable[Finding]:
    if not set(names) <= set(heads):
        return
    places = [heads.index(name) for name in names]
    for row in table.rows[1:]:
        if len(row) <= max(places):
            continue
        counts = tuple(count_of(row[place]) for place in places)
        # A part may be hidden beside a shown one: what is shown must then fit some figure that hides the same.
        if any(count is not None for count in counts) and counts not in allowed:
            yield Finding("leak", f"{table.name}: {' '.join(row[: places[0]])}", table.file)


def _not_the_sum(table: Table, heads: tuple[str, ...], names: tuple[str, ...]) -> Iterable[Finding]:
    if not set(names) <= set(heads):
        return
    places = [heads.index(name) for name in names]
    for row in table.rows[1:]:
        total, *parts = (count_of(row[place]) if place < len(row) else None for place in places)
        known = [part for part in parts if part is not None]
        if total is not None and (len(known) < len(parts) or total != sum(known)):
            yield Finding("leak", f"{table.name}: {row[0]}, {names[0]}", table.file)


def twins(tables: Sequence[Table]) -> Iterable[Finding]:
    """A table of the page and the same table of the workbook: the same rows, and the same cells hidden."""
    pages: dict[tuple[tuple[str, ...], ...], list[Table]] = {}
    for table in (table for table in tables if table.file.endswith(".html")):
        pages.setdefault(_frame(table), []).append(table)
    for table in (table for table in tables if table.file.endswith(".xlsx")):
        alike = pages.get(_frame(table))
        if not alike:
            continue
        # Two insatser of one name have tables that look alike; both files list them in the same order.
        twin = alike.pop(0)
        places = [(table.rows[0].index(head), twin.rows[0].index(head)) for head in _COUNT_HEADS
                  if head in table.rows[0] and head in twin.rows[0]]  # fmt: skip
        for ours, theirs in zip(table.rows[1:], twin.rows[1:], strict=False):
            for one, other in places:
                if count_of(ours[one]) != count_of(theirs[other]):
                    cell = f"{table.name}: {ours[0]}, {table.rows[0][one]}"
                    is_hidden = HIDDEN in (ours[one], theirs[other])
                    yield Finding("two_ways" if is_hidden else "two_values", cell, f"{table.file}, {twin.file}")


def _frame(table: Table) -> tuple[tuple[str, ...], ...]:
    """A table is known by its first heading and whatever stands before the first count in its rows."""
    heads = table.rows[0]
    first = min((heads.index(head) for head in _COUNT_HEADS if head in heads), default=1)
    return tuple(row[:first] for row in table.rows)


def count_of(text: str) -> int | None:
    """The count in a cell; None where it holds none."""
    bare = _GAPS.sub("", text)
    return int(bare) if bare.isdigit() else None
