"""What is a small group's share likely to be, given how all groups vary: shrinkage towards the common share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log
from typing import Literal

from pipeline.statistics.share import demand_share

LEAST_GROUPS = 5
_POOLED_FROM = 1e6
"""A prior worth so many people leaves nothing of a group's own share."""

Share = tuple[int, int]
"""Successes and trials of one group."""
Pooling = Literal["groups_vary", "too_few_groups", "no_more_than_chance"]


@dataclass(frozen=True)
class Prior:
    """How the groups' true shares vary, as a beta distribution; the groups are as a + b people more at its mean."""

    a: float
    b: float

    @property
    def mean(self) -> float:
        return self.a / (self.a + self.b)


@dataclass(frozen=True)
class Shrinkage:
    """The prior of all groups, or why there is none and every group gets the common share (full pooling)."""

    pooling: Pooling
    common: float
    prior: Prior | None


def moment_prior(groups: Sequence[Share]) -> Prior | None:
    """The beta distribution with the mean and variance of the groups' shares; None where there is none.

    k = μ(1 − μ)/v − 1, a = μk, b = (1 − μ)k. None for v = 0 or v ≥ μ(1 − μ). A start for `fitted`: small groups' own
    chance is in v. Raises ValueError for fewer than two groups or a group of nobody. Gelman et al., Bayesian Data
    Analysis 3, chapter 5 (rat tumours; citation to be confirmed). Of shares 1/4 and 3/4, v is 1/8:

    >>> moment_prior([(1, 4), (3, 4)])
    Prior(a=0.5, b=0.5)
    """
    _demand_groups(groups)
    if len(groups) < 2:
        raise ValueError("one group does not vary")
    shares = sorted(successes / trials for successes, trials in groups)
    mean = fsum(shares) / len(shares)
    variance = fsum((share - mean) ** 2 for share in shares) / (len(shares) - 1)
    if shares[0] == shares[-1] or variance >= mean * (1 - mean):
        return None
    worth = mean * (1 - mean) / variance - 1
    return Prior(mean * worth, (1 - mean) * worth)


def fitted(groups: Sequence[Share]) -> Shrinkage:
    """The likeliest beta distribution of the groups' true shares, or full pooling with its reason.

    Maximises Σ[ln B(x + a, n − x + b) − ln B(a, b)] over ln a and ln b. Full pooling for fewer than 5 groups and where
    the groups vary no more than the binomial does. Raises ValueError for a group of nobody. The 70 groups of rats in
    Gelman et al., Bayesian Data Analysis 3, and package BayesGOF (2.3048, 14.0797) are in the tests.

    >>> fitted([(7, 10), (14, 20), (21, 30), (7, 10), (14, 20)]).pooling
    'no_more_than_chance'
    """
    _demand_groups(groups)
    common = sum(successes for successes, _ in groups) / sum(trials for _, trials in groups)
    if len(groups) < LEAST_GROUPS:
        return Shrinkage("too_few_groups", common, None)
    if _surplus(groups, common) <= 0:
        return Shrinkage("no_more_than_chance", common, None)
    prior = _likeliest(groups, moment_prior(groups) or Prior(common, 1 - common))
    if prior.a + prior.b > _POOLED_FROM:
        return Shrinkage("no_more_than_chance", common, None)
    return Shrinkage("groups_vary", prior.mean, prior)


def shrunk(group: Share, prior: Prior, level: float = 0.90) -> tuple[float, float, float]:
    """A group's share drawn towards the prior's mean, with lower and upper limit, all in [0, 1].

    (a + x)/(a + b + n), limits from Beta(a + x, b + n − x). They ignore that a and b are themselves estimates: say so.
    Raises ValueError if successes are not among trials; a group of nobody is at the prior's mean. Gelman et al.,
    Bayesian Data Analysis 3, chapter 5, 4 of 14 rats (citation to be confirmed):

    >>> round(shrunk((4, 14), Prior(1.4, 8.6))[0], 3)
    0.225
    """
    from scipy.stats import beta

    successes, trials = group
    if not 0 <= successes <= trials:
        raise ValueError("successes are among trials")
    a, b = prior.a + successes, prior.b + trials - successes
    tail = (1 - level) / 2
    return a / (a + b), float(beta.ppf(tail, a, b)), float(beta.ppf(1 - tail, a, b))


def _surplus(groups: Sequence[Share], common: float) -> float:
    """Above 0 where groups vary more than the binomial: the score at no variance (Tarone 1979, Biometrika 66:585)."""
    if common in (0, 1):
        return 0.0
    within = (x * (x - 1) / common + (n - x) * (n - x - 1) / (1 - common) - n * (n - 1) for x, n in sorted(groups))
    return fsum(within)


def _likeliest(groups: Sequence[Share], start: Prior) -> Prior:
    from numpy import array
    from scipy.optimize import minimize
    from scipy.special import betaln

    x, n = array(sorted(groups), dtype=float).T

    def unlikely(logs: tuple[float, float]) -> float:
        a, b = exp(logs[0]), exp(logs[1])
        return -float((betaln(x + a, n - x + b) - betaln(a, b)).sum())

    within = [(log(1e-6), log(1e9))] * 2
    found = minimize(unlikely, [log(start.a), log(start.b)], method="Nelder-Mead", bounds=within,
                     options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 4000, "maxfev": 8000})  # fmt: skip
    if not found.success:
        raise ValueError("no likeliest prior was found")
    return Prior(exp(found.x[0]), exp(found.x[1]))


def _demand_groups(groups: Sequence[Share]) -> None:
    if not groups:
        raise ValueError("no groups")
    for group in groups:
        demand_share(*group)
