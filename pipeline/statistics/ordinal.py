"""How sure is a change on a scale of ordered answers, such as self-rated health, in the same people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.statistics.level import Z95
from pipeline.statistics.paired import tango

Alternative = Literal["two-sided", "greater", "less"]
_MOST_FOR_EXACT = 50


@dataclass(frozen=True)
class Directions:
    """How many of the same people are better, same and worse than before."""

    better: int
    same: int
    worse: int

    def __post_init__(self) -> None:
        if min(self.better, self.same, self.worse) < 0:
            raise ValueError("fewer than nobody")
        if self.people == 0:
            raise ValueError("no pairs")

    @property
    def people(self) -> int:
        return self.better + self.same + self.worse


@dataclass(frozen=True)
class RankTest:
    """A rank statistic and its p-value. `nobody_changed`: 0 and p = 1, decided without a test."""

    statistic: float
    p: float
    method: Literal["exact", "normal", "nobody_changed"]


def directions(differences: Sequence[float]) -> Directions:
    """Count differences (after less before, turned so that more is better). Raises ValueError for no pairs.

    >>> directions([1, 0, 0, -2, 1])
    Directions(better=2, same=2, worse=1)
    """
    better, worse = sum(each > 0 for each in differences), sum(each < 0 for each in differences)
    return Directions(better, len(differences) - better - worse, worse)


def net(found: Directions, z: float = Z95) -> tuple[float, float, float]:
    """The share better less the share worse, with Tango's lower and upper limit, all in [−1, 1].

    (better − worse)/n. An interval that covers 0: more may be better than worse, but the difference is not sure.
    Tango 1998, Statistics in Medicine 17:891; Agresti and Min 2005, Statistics in Medicine 24:729, have 16
    changes one way and 8 the other of 86:

    >>> [round(each, 3) for each in net(Directions(16, 62, 8))]
    [0.093, -0.02, 0.207]
    """
    low, high = tango(found.better, found.worse, found.people, z)
    return (found.better - found.worse) / found.people, low, high


def superiority(found: Directions) -> float:
    """The chance in [0, 1] that one is better after than before, the same counted half: (n₊ + n₀/2)/n.

    One half means no change on balance. Grissom and Kim 2012, Effect Sizes for Research; arithmetic:

    >>> superiority(Directions(2, 2, 1))
    0.6
    """
    return (found.better + found.same / 2) / found.people


def sign_test(found: Directions) -> float:
    """The exact two-sided chance of so uneven a split if better and worse were equally likely; 1 if nobody changed.

    The binomial test of n₊ of n₊ + n₋ against ½: Dixon and Mood 1946, Journal of the American Statistical
    Association 41:557. Arithmetic, 2 · (1 + 8)/2⁸:

    >>> round(sign_test(Directions(7, 0, 1)), 4)
    0.0703
    """
    from scipy.stats import binomtest

    changed = found.better + found.worse
    return float(binomtest(found.better, changed, 0.5).pvalue) if changed else 1.0


def wilcoxon_pratt(differences: Sequence[float], alternative: Alternative = "two-sided") -> RankTest:
    """Wilcoxon's signed rank test; zeros are ranked and then left out of the sums, as Pratt proposed.

    The sum of the ranks of positive differences, two-sided the smaller of the two sums. Exact where no two
    differences are of one size, none is zero and there are at most 50, otherwise by the normal distribution without
    correction: for few people or a coarse scale `sign_test` is enough. Raises ValueError for no pairs. Pratt
    1959, Journal of the American Statistical Association 54:655; Darwin's maize, in scipy's documentation:

    >>> found = wilcoxon_pratt([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75])
    >>> found.statistic, round(found.p, 5), found.method
    (24.0, 0.04126, 'exact')
    """
    from scipy.stats import wilcoxon

    if not differences:
        raise ValueError("no pairs")
    if not any(differences):
        return RankTest(0.0, 1.0, "nobody_changed")
    is_exact = _without_ties(differences) and len(differences) <= _MOST_FOR_EXACT
    found = wilcoxon(
        differences,
        zero_method="pratt",
        alternative=alternative,
        correction=False,
        # Named, since the library's own choice has changed between versions.
        method="exact" if is_exact else "asymptotic",
    )
    return RankTest(float(found.statistic), float(found.pvalue), "exact" if is_exact else "normal")


def _without_ties(differences: Sequence[float]) -> bool:
    sizes = {abs(each) for each in differences}
    return len(sizes) == len(differences) and 0 not in sizes
