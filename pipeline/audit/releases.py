"""This release and those before it: what is said twice must be said alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.audit.figures_file import PublishedFile, PublishedRow
from pipeline.audit.findings import Finding


def disagreements(current: PublishedFile, earlier: Sequence[PublishedFile]) -> tuple[Finding, ...]:
    """Figures that two releases, or two rows, give two values, or show in one and hide in the other."""
    found: set[Finding] = set()
    said: dict[object, tuple[PublishedRow, str]] = {}
    for file in (*earlier, current):
        for row in file.rows:
            before = said.setdefault(row.place, (row, file.name))
            found |= set(_between(row, file.name, *before))
    return tuple(sorted(found))


def _between(row: PublishedRow, file: str, before: PublishedRow, earlier: str) -> Iterable[Finding]:
    place = f"figures.csv ({earlier} → {file})"
    for name, value in row.counts:
        then = before.count(name)
        if value is not None and then is not None and value != then:
            yield Finding("two_values", f"{row.id} {name}", place)
        if (value is None) != (then is None):
            yield Finding("two_ways", f"{row.id} {name}", place)


def every_row(current: PublishedFile, earlier: Sequence[PublishedFile]) -> tuple[PublishedRow, ...]:
    """Each figure once, and the rows of this release first. What any release shows is shown."""
    rows: dict[object, PublishedRow] = {}
    for file in (current, *earlier):
        for row in file.rows:
            held = rows.get(row.place)
            if held is None or held.count("denominator") is None:
                rows[row.place] = row if held is None or row.count("denominator") is not None else held
    return tuple(rows.values())
