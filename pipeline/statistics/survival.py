"""How long until something happens, when it has not happened to all yet and other ends compete."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

CENSORED = 0
"""The end of one whose follow-up stopped before anything happened."""
LEAST_AT_RISK = 10


Followed = tuple[Sequence[float], Sequence[bool]]
"""A group's times, and whether it happened then or the follow-up stopped."""


@dataclass(frozen=True)
class Step:
    """After the events at `time`: how many were at risk just before, the share without an end and of each end."""

    time: float
    at_risk: int
    free: float
    ended: tuple[float, ...]


@dataclass(frozen=True)
class Curve:
    """A step at every time at which something ended; `times` are everybody's in order, `kinds` the number of ends."""

    steps: tuple[Step, ...]
    times: tuple[float, ...]
    kinds: int

    def at(self, time: float) -> Step:
        """The shares at a time and how many were followed so long. At risk 0: nobody was, so print nothing."""
        at_risk = len(self.times) - bisect_left(self.times, time)
        passed = bisect_right([step.time for step in self.steps], time)
        if passed == 0:
            return Step(time, at_risk, 1.0, (0.0,) * self.kinds)
        last = self.steps[passed - 1]
        return Step(time, at_risk, last.free, last.ended)

    def trusted(self, least_at_risk: int = LEAST_AT_RISK) -> tuple[Step, ...]:
        """The steps while at least so many are at risk: what may be drawn."""
        return tuple(step for step in self.steps if step.at_risk >= least_at_risk)

    @property
    def median(self) -> float | None:
        """The first time at which at most half are without an end; None if that was not reached."""
        return next((step.time for step in self.steps if step.free <= 0.5 + 1e-12), None)


def aalen_johansen(times: Sequence[float], ends: Sequence[int]) -> Curve:
    """The share that has come to each end by each time, in [0, 1]: F_c(t) = Σ S(t−) d_c/n over the times up to t.

    `ends` are 0 for those whose follow-up stopped and 1, 2, … for what happened; those censored at a time are at risk
    at it, and all events of one time are taken together. Never 1 less Kaplan-Meier, which takes a competing end for a
    pause. Raises ValueError for nobody, times below 0 or NaN, and unequal lengths. Aalen and Johansen 1978,
    Scandinavian Journal of Statistics 5:141; ten people by hand: at time 6, 17/36 are at end 1 and 13/60 at end 2.

    >>> step = aalen_johansen([1, 2, 2, 3, 4, 4, 5, 6, 6, 7], [1, 1, 2, 0, 1, 2, 0, 1, 0, 2]).at(6)
    >>> round(step.ended[0] * 36, 9), round(step.ended[1] * 60, 9)
    (17.0, 13.0)
    """
    followed = sorted(zip(times, ends, strict=True))
    _demand_followed(followed)
    kinds = max(1, max(ends))
    ordered = tuple(time for time, _ in followed)
    free, ended, steps = 1.0, [0.0] * kinds, []
    for time, happened in _events(followed).items():
        at_risk = len(ordered) - bisect_left(ordered, time)
        for end, count in happened.items():
            ended[end - 1] += free * count / at_risk
        free *= 1 - happened.total() / at_risk
        steps.append(Step(time, at_risk, free, tuple(ended)))
    return Curve(tuple(steps), ordered, kinds)


def kaplan_meier(times: Sequence[float], happened: Sequence[bool]) -> Curve:
    """The share without the event at each time: Π (1 − d/n). For one kind of end; competing ends need Aalen-Johansen.

    Raises ValueError as there. Kaplan and Meier 1958, Journal of the American Statistical Association 53:457; remission
    under 6-MP (Freireich et al. 1963, Blood 21:699), after the first three of 21 relapsed at week 6:

    >>> curve = kaplan_meier([6, 6, 6, 6] + [30] * 17, [True, True, True, False] + [False] * 17)
    >>> round(curve.at(6).free, 4)
    0.8571
    """
    return aalen_johansen(times, [1 if event else CENSORED for event in happened])


def log_rank(one: Followed, other: Followed) -> tuple[float, float]:
    """Chi-square with one degree of freedom, and p, of whether two groups' times differ; each is (times, happened).

    Raises ValueError for an empty group, unequal lengths, and where the groups cannot differ: nothing happened, or only
    when a group had left, or to all at once. Mantel 1966, Cancer Chemotherapy Reports 50:163;
    Freireich's trial (χ² 16.79) is in the tests. A small one:

    >>> chi_square, p = log_rank(([1, 2], [True, True]), ([3, 4], [True, True]))
    >>> round(chi_square, 3), round(p, 3)
    (2.882, 0.09)
    """
    from scipy.stats import CensoredData, logrank

    groups = []
    for times, happened in (one, other):
        _demand_followed(sorted(zip(times, map(int, happened), strict=True)))
        groups.append(CensoredData.right_censored(list(times), [not event for event in happened]))
    if not _can_differ(one, other):
        raise ValueError("nothing happened while both groups were followed")
    found = logrank(*groups)
    return float(found.statistic) ** 2, float(found.pvalue)


def _events(followed: Sequence[tuple[float, int]]) -> dict[float, Counter[int]]:
    """What happened at each time, in order of time."""
    events: dict[float, Counter[int]] = {}
    for time, end in followed:
        if end != CENSORED:
            events.setdefault(time, Counter())[end] += 1
    return events


def _can_differ(one: Followed, other: Followed) -> bool:
    times = [*zip(*one, strict=True), *zip(*other, strict=True)]
    last_of_both = min(max(one[0]), max(other[0]))
    happened = Counter(time for time, event in times if event and time <= last_of_both)
    ordered = sorted(time for time, _ in times)
    return any(count < len(ordered) - bisect_left(ordered, at) for at, count in happened.items())


def _demand_followed(followed: Sequence[tuple[float, int]]) -> None:
    if not followed:
        raise ValueError("nobody was followed")
    if not all(isfinite(time) and time >= 0 and end >= CENSORED for time, end in followed):
        raise ValueError("times are not below 0, and ends are 0, 1, 2 and so on")
