"""The table of what has changed since last time: each number must follow from figures that are shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby

from pipeline.audit.figures_file import PublishedRow
from pipeline.audit.findings import Finding
from pipeline.audit.surfaces import Table

_HEADS = (
    ("Förra rapporten", "Tillkom", "Föll bort", "Nu", "Skillnad"),
    ("Last report", "Entered", "Left", "Now", "Difference"),
)
_MINUS = "\N{MINUS SIGN}"
Pair = tuple[int | None, int | None]


def runs_of_quarters(rows: Iterable[PublishedRow]) -> frozenset[Pair]:
    """Numerator and denominator of everyone over any quarters in a row, where each of them is shown."""
    everyone = [row for row in rows if row.period_kind == "quarter" and not row.group]
    found: set[Pair] = set()
    ordered = sorted(everyone, key=lambda row: (row.metric, row.basis, row.quarters))
    for _, own in groupby(ordered, key=lambda row: (row.metric, row.basis)):
        series = [(row.count("numerator"), row.count("denominator")) for row in own]
        for start in range(len(series)):
            above, below = 0, 0
            for numerator, denominator in series[start:]:
                if numerator is None or denominator is None:
                    break
                above, below = above + numerator, below + denominator
                found.add((above, below))
    return frozenset(found)


def in_change_table(table: Table, pairs: Collection[Pair], runs: Collection[Pair]) -> Iterable[Finding]:
    """Measures whose numbers do not follow from what is shown: two rows each, how many and of how many."""
    heads = next((each for each in _HEADS if set(each) <= set(table.rows[0])), None)
    if heads is None:
        return
    places = [table.rows[0].index(head) for head in heads]
    for name, own in groupby(table.rows[1:], key=lambda row: row[0]):
        counts = [tuple(_signed(row[place]) for place in places) for row in own]
        if all(number is None for row in counts for number in row):
            continue
        if not _follows(counts, pairs, runs):
            yield Finding("leak", f"{table.name}: {name}", table.file)


def _follows(counts: list[tuple[int | None, ...]], pairs: Collection[Pair], runs: Collection[Pair]) -> bool:
    if len(counts) != 2 or any(number is None for row in counts for number in row):
        return False
    adds_up = all(
        then + entered - left == now and now - then == difference  # type: ignore[operator]
        for then, entered, left, now, difference in counts
    )
    (_, entered, left, now, _), (_, of_entered, of_left, of_now, _) = counts
    known = {*pairs, *runs, (0, 0)}
    return adds_up and (now, of_now) in pairs and (entered, of_entered) in known and (left, of_left) in known


def _signed(text: str) -> int | None:
    bare = "".join(text.split()).replace(",", "").replace(_MINUS, "-")
    sign, digits = (-1, bare[1:]) if bare.startswith("-") else (1, bare.removeprefix("+"))
    return sign * int(digits) if digits.isdigit() else None
