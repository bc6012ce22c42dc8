"""Asks of many sums at once how wide their intervals are, with as few questions to the solver as will do.

Every answer of the solver is a whole table that fits what was published. It speaks for all sums, not only for the one
that was asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.audit.attack import Attacker
from pipeline.audit.puzzle import NEARLY_NOTHING, Inner, Interval


@dataclass(frozen=True)
class Demand:
    """A sum that must be able to be as little as `low` and as much as `high`.

    `whole`: the known outcomes of which it counts a part, if any; how many there are everyone may know.
    """

    name: str
    inner: frozenset[Inner]
    low: float
    high: float
    whole: frozenset[Inner] | None = None


class Survey:
    """The widest limits seen of each demand. Where they meet the demand nothing more is asked; else they are exact."""

    def __init__(self, attacker: Attacker, demands: Sequence[Demand]) -> None:
        self.attacker = attacker
        self.demands = tuple(demands)
        self.tables: list[np.ndarray] = []
        self._sums = attacker.matrix(each.inner for each in demands)
        self._low = np.full(len(demands), np.inf)
        self._high = np.full(len(demands), -np.inf)
        self._wanted_low = np.array([each.low for each in demands])
        self._wanted_high = np.array([each.high for each in demands])
        self._ask_all_at_once()
        for at in range(len(demands)):
            self._ask(at, is_most=True)
        for at in range(len(demands)):
            self._ask(at, is_most=False)

    def interval(self, at: int) -> Interval:
        return Interval(float(self._low[at]), float(self._high[at]))

    def misses(self, at: int) -> bool:
        """Whether the interval is narrower than demanded."""
        return not (self.reaches(at, True) and self.reaches(at, False))

    def reaches(self, at: int, is_most: bool) -> bool:
        """Whether one side of a demand is seen to be as far out as it must be."""
        if is_most:
            return bool(self._high[at] >= self._wanted_high[at] - NEARLY_NOTHING)
        return bool(self._low[at] <= self._wanted_low[at] + NEARLY_NOTHING)

    def _ask_all_at_once(self, rounds: int = 12) -> None:
        """Every sum that is not yet wide enough, together: a few tables settle most of them."""
        for is_most in (True, False):
            left = len(self.demands) + 1
            for _ in range(rounds):
                open_now = [at for at in range(len(self.demands)) if not self.reaches(at, is_most)]
                if not open_now or len(open_now) >= left:
                    break
                left = len(open_now)
                everyone: frozenset[Inner] = frozenset().union(*(self.demands[at].inner for at in open_now))
                self._take(self.attacker.most(everyone) if is_most else self.attacker.least(everyone))

    def _ask(self, at: int, is_most: bool) -> None:
        if self.reaches(at, is_most):
            return
        inner = self.demands[at].inner
        wanted = self._wanted_high[at] if is_most else self._wanted_low[at]
        if self.attacker.shows(inner, wanted, is_most):
            self._take(0.0)
            return
        found = self.attacker.most(inner) if is_most else self.attacker.least(inner)
        self._take(found)
        if is_most:
            self._high[at] = max(self._high[at], found)
        else:
            self._low[at] = min(self._low[at], found)

    def _take(self, found: float) -> None:
        if not np.isfinite(found):
            return
        table = self.attacker.table
        self.tables.append(table)
        sums = self._sums @ table
        self._low = np.minimum(self._low, sums)
        self._high = np.maximum(self._high, sums)
