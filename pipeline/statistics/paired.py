"""How sure is the change of a yes or no in the same people, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from pipeline.statistics.level import Z95
from pipeline.statistics.share import wilson

_HALVINGS = 60


@dataclass(frozen=True)
class Pairs:
    """People asked twice: yes both times, only before, only after, neither time."""

    both: int
    only_before: int
    only_after: int
    neither: int

    def __post_init__(self) -> None:
        if min(self.both, self.only_before, self.only_after, self.neither) < 0:
            raise ValueError("fewer than nobody")
        if self.people == 0:
            raise ValueError("no pairs")

    @property
    def people(self) -> int:
        return self.both + self.only_before + self.only_after + self.neither

    @property
    def difference(self) -> float:
        """The share before less the share after: positive where a yes has become rarer."""
        return (self.only_before - self.only_after) / self.people

    @property
    def swapped(self) -> Pairs:
        """The same people with before and after exchanged."""
        return Pairs(self.both, self.only_after, self.only_before, self.neither)


def tango(only_before: int, only_after: int, people: int, z: float = Z95) -> tuple[float, float]:
    """Limits in [−1, 1] of the share before less the share after, in `people` pairs.

    The differences D at which the score (b − c − nD) / √(n(2q + D(1−D))) is ±z, where q is the likeliest share
    of `only_after` (c) under D. For something that should rise turn the sign and both limits. It needs only
    those who changed. Raises ValueError for no pairs. Tango 1998, Statistics in Medicine 17:891; airway
    hyper-responsiveness in Fagerland, Lydersen and Laake 2014, Statistics in Medicine 33:2850:

    >>> low, high = tango(1, 7, 21)
    >>> round(low, 3), round(high, 3)
    (-0.517, -0.026)
    """
    if people <= 0:
        raise ValueError("no pairs")
    if min(only_before, only_after) < 0 or only_before + only_after > people:
        raise ValueError("those who changed are among the pairs")
    high = _tango_upper(only_before, only_after, people, z)
    return -_tango_upper(only_after, only_before, people, z), high


def _tango_upper(b: int, c: int, n: int, z: float) -> float:
    """Halve between the difference itself, which is inside, and 1: the score falls all the way."""
    inside, outside = (b - c) / n, 1.0
    for _ in range(_HALVINGS):
        at = (inside + outside) / 2
        score_squared, variance = (b - c - n * at) ** 2, n * (2 * _tango_share(b, c, n, at) + at * (1 - at))
        if score_squared > z * z * variance:
            outside = at
        else:
            inside = at
    return inside


def _tango_share(b: int, c: int, n: int, difference: float) -> float:
    """The likeliest share of `only_after` under a difference: (√(B² − 4AC) − B) / 2A."""
    linear, constant = -b - c + (2 * n - b + c) * difference, -c * difference * (1 - difference)
    root = sqrt(max(0.0, linear * linear - 8 * n * constant))
    # Of two equal forms the one in which nothing cancels.
    return -2 * constant / (linear + root) if linear > 0 else (root - linear) / (4 * n)


def newcombe_paired(pairs: Pairs, z: float = Z95) -> tuple[float, float]:
    """Limits in [−1, 1] of the share before less the share after, from Wilson's limits of both shares.

    d − √(x² − 2φxy + y²) with x = p₁ − l₁ and y = u₂ − p₂, and the mirror image; φ is the correlation with
    ad − bc less n/2 where positive, but not below 0. Newcombe 1998, Statistics in Medicine 17:2635, method 10;
    example as in Fagerland, Lydersen and Laake 2014, Statistics in Medicine 33:2850:

    >>> low, high = newcombe_paired(Pairs(1, 1, 7, 12))
    >>> round(low, 3), round(high, 3)
    (-0.507, -0.026)
    """
    n = pairs.people
    before, after = pairs.both + pairs.only_before, pairs.both + pairs.only_after
    (low_1, high_1), (low_2, high_2) = wilson(before, n, z), wilson(after, n, z)
    phi = _correlation(pairs)
    down = _length(before / n - low_1, high_2 - after / n, phi)
    up = _length(high_1 - before / n, after / n - low_2, phi)
    return max(-1.0, pairs.difference - down), min(1.0, pairs.difference + up)


def _correlation(pairs: Pairs) -> float:
    a, b, c, d = pairs.both, pairs.only_before, pairs.only_after, pairs.neither
    root = sqrt((a + b) * (c + d) * (a + c) * (b + d))
    product: float = a * d - b * c
    if product > 0:
        product = max(0.0, product - pairs.people / 2)
    return product / root if root else 0.0


def _length(x: float, y: float, phi: float) -> float:
    return sqrt(max(0.0, x * x - 2 * phi * x * y + y * y))
