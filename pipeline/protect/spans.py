"""Which quarters a period counts, which periods lie within others, and which add up to others."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.vocabulary.figures import FigureKey
from pipeline.vocabulary.periods import PeriodKind, Quarter, ReportPeriod


@dataclass(frozen=True, order=True)
class Span:
    """Quarters in a row, by `Quarter.index`, both ends included. Two periods with one span are one group of people."""

    first: int
    last: int

    @property
    def quarters(self) -> int:
        return self.last - self.first + 1

    def holds(self, other: Span) -> bool:
        """Whether the other is a real part of this one: then their difference can be worked out."""
        return self != other and self.first <= other.first and other.last <= self.last


@dataclass(frozen=True)
class SpanSum:
    """A published period that is worked out from others: whole = the sum of sign x part."""

    whole: Span
    parts: tuple[tuple[int, Span], ...]


def spans_of(keys: Iterable[FigureKey]) -> dict[tuple[PeriodKind, str], Span]:
    """The span of every period of a release. Its years count no exit after its last quarter."""
    periods = {(key.period_kind, key.period) for key in keys}
    ends = [ReportPeriod.parse(text).last_quarter.index for kind, text in periods if kind != "year"]
    last = max(ends, default=None)
    return {(kind, text): _span(kind, ReportPeriod.parse(text), last) for kind, text in periods}


def _span(kind: PeriodKind, period: ReportPeriod, last: int | None) -> Span:
    end = period.last_quarter.index
    if kind == "quarter":
        return Span(end, end)
    if kind == "rolling":
        return Span(end - 3, end)
    first = Quarter(period.year, 1).index
    return Span(first, end if last is None or last < first else min(end, last))


def nested(spans: Iterable[Span]) -> tuple[tuple[Span, Span], ...]:
    """Every pair (outer, inner) of periods where one lies within the other."""
    ordered = sorted(spans)
    return tuple((outer, inner) for outer in ordered for inner in ordered if outer.holds(inner))


def sums(spans: Iterable[Span]) -> tuple[SpanSum, ...]:
    """All that can be worked out about one period from others, as a smallest set of sums.

    A span is an edge between its first day and the day after its last, so sums are the cycles of a graph
    on a line: each edge that closes a cycle in the growing forest of shorter ones gives one sum.
    """
    edges: dict[int, list[tuple[int, int, Span]]] = {}
    found: list[SpanSum] = []
    for span in sorted(spans, key=lambda each: (each.quarters, each)):
        start, end = span.first, span.last + 1
        parts = _way(edges, start, end, None)
        if parts is None:
            edges.setdefault(start, []).append((end, 1, span))
            edges.setdefault(end, []).append((start, -1, span))
        else:
            found.append(SpanSum(span, parts))
    return tuple(found)


def atoms_of(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The pieces that every span is a whole number of: cut wherever any of them begins or ends.

    >>> [str(each) for each in atoms_of([Span(1, 4), Span(2, 5)])]
    ['Span(first=1, last=1)', 'Span(first=2, last=4)', 'Span(first=5, last=5)']
    """
    own = tuple(spans)
    cuts = sorted({each.first for each in own} | {each.last + 1 for each in own})
    pieces = (Span(first, after - 1) for first, after in itertools.pairwise(cuts))
    return tuple(piece for piece in pieces if any(each == piece or each.holds(piece) for each in own))


def _way(
    edges: dict[int, list[tuple[int, int, Span]]], here: int, goal: int, came_by: Span | None
) -> tuple[tuple[int, Span], ...] | None:
    if here == goal:
        return ()
    for there, sign, span in edges.get(here, []):
        rest = None if span == came_by else _way(edges, there, goal, span)
        if rest is not None:
            return ((sign, span), *rest)
    return None
