"""What an outsider has before him: published numbers as sums of inner counts that nobody published.

Method: ../../docs/rojandekontroll.md. The inner-count form (X z = y) is chosen because the protector uses another.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import inf

Inner = Hashable
"""One combination of everything that any table is broken down by, with so many people in it."""


@dataclass(frozen=True)
class Cell:
    """One published place: the inner counts it adds up, and the limits that its print gives.

    A shown count has low = high; a hidden one has what the legend admits; a rounded one what rounding leaves.
    """

    name: str
    inner: frozenset[Inner]
    low: float
    high: float = inf
    is_hidden: bool = False

    @property
    def is_known(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True)
class Tie:
    """A linear statement about sums of inner counts: low ≤ Σ factor · Σ inner ≤ high."""

    terms: tuple[tuple[float, frozenset[Inner]], ...]
    low: float
    high: float


@dataclass(frozen=True)
class Puzzle:
    """Everything published together, as one system."""

    cells: tuple[Cell, ...]
    ties: tuple[Tie, ...] = ()

    @property
    def hidden(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.is_hidden)


@dataclass(frozen=True)
class Interval:
    """The tightest limits that follow from everything published. `whole` are those of whole numbers of people."""

    low: float
    high: float

    @property
    def whole(self) -> tuple[float, float]:
        return (_up(self.low), _down(self.high))

    @property
    def is_exact(self) -> bool:
        """Whether only one whole number is left.

        >>> Interval(9.775, 10.005).is_exact
        True
        """
        low, high = self.whole
        return high - low < NEARLY_NOTHING


NEARLY_NOTHING = 1e-6


def _up(number: float) -> float:
    return number if number in (inf, -inf) else float(-int(-(number - NEARLY_NOTHING) // 1))


def _down(number: float) -> float:
    return number if number in (inf, -inf) else float((number + NEARLY_NOTHING) // 1)


def shown(name: str, inner: Iterable[Inner], value: float) -> Cell:
    """A printed number."""
    return Cell(name, frozenset(inner), value, value)


def hidden(name: str, inner: Iterable[Inner], least: float = 0) -> Cell:
    """A withheld number; `least` is what the legend admits: 1 where an empty group would stand as 0."""
    return Cell(name, frozenset(inner), least, inf, is_hidden=True)


def rounded(name: str, inner: Iterable[Inner], value: float, reach: float) -> Cell:
    """A number that may be off by `reach` either way."""
    return Cell(name, frozenset(inner), max(0, value - reach), value + reach)


def percent(part: frozenset[Inner], whole: frozenset[Inner], printed: float, decimals: int = 0) -> tuple[Tie, ...]:
    """A printed per cent, rounded half up: (2p−1)·n ≤ 200·x < (2p+1)·n, with p in its last decimal.

    Linear even where x and n are hidden. The strict side is a whole number below, so −1 holds for people.
    """
    scale = 10**decimals
    last = round(printed * scale)
    twice = 200.0 * scale
    return (
        Tie(((twice, part), (-(2.0 * last - 1), whole)), 0, inf),
        Tie(((twice, part), (-(2.0 * last + 1), whole)), -inf, -1),
    )


def mean(name: str, inner: Iterable[Inner], printed: float, people: int, unit: float = 0.1) -> Cell:
    """A printed mean of a known number of people is a sum within half a unit per person."""
    return Cell(name, frozenset(inner), (printed - unit / 2) * people, (printed + unit / 2) * people)
