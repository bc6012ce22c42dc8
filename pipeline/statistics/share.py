"""How sure is a share: intervals, an exact test against a target, and bounds for the missing."""

from __future__ import annotations

from math import sqrt

from pipeline.statistics.level import Z95


def demand_share(successes: int, trials: int) -> None:
    """Raise ValueError unless `successes` of `trials` is a share of somebody."""
    if trials <= 0:
        raise ValueError("a share of nobody has no value and no interval")
    if not 0 <= successes <= trials:
        raise ValueError("a share counts at least none and at most all")


def wilson(successes: int, trials: int, z: float = Z95) -> tuple[float, float]:
    """Lower and upper limit of Wilson's score interval, both in [0, 1]. Raises ValueError for no trials.

    Centre (p + z²/2n) / (1 + z²/n), half-width z √(p(1−p)/n + z²/4n²) / (1 + z²/n): Wilson 1927, in the
    form of Newcombe 1998, Statistics in Medicine 17:857, whose first example is

    >>> low, high = wilson(81, 263)
    >>> round(low, 4), round(high, 4)
    (0.2553, 0.3662)
    """
    demand_share(successes, trials)
    share = successes / trials
    spread = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    centre = share + z * z / (2 * trials)
    scale = 1 + z * z / trials
    # At the ends rounding could push a limit a hair past the share itself, or outside the possible.
    return min(share, max(0.0, (centre - spread) / scale)), max(share, min(1.0, (centre + spread) / scale))


def clopper_pearson(successes: int, trials: int, level: float = 0.95) -> tuple[float, float]:
    """Limits in [0, 1] that cover the true share at least `level` of the time. Raises ValueError for no trials.

    The shares at which so many or more, and so few or fewer, have a chance of (1 − level)/2 each, which are
    quantiles of beta distributions. Clopper and Pearson 1934, Biometrika 26:404; printed by Newcombe 1998,
    Statistics in Medicine 17:857.

    >>> low, high = clopper_pearson(81, 263)
    >>> round(low, 4), round(high, 4)
    (0.2527, 0.3676)
    """
    from scipy.stats import beta

    demand_share(successes, trials)
    tail, failures = (1 - level) / 2, trials - successes
    low = float(beta.ppf(tail, successes, failures + 1)) if successes else 0.0
    high = float(beta.ppf(1 - tail, successes + 1, failures)) if failures else 1.0
    return low, high


def exact_test(successes: int, trials: int, target: float) -> float:
    """The chance of a count no likelier than this one if the true share is `target` (both shares in [0, 1]).

    The exact two-sided binomial test: all counts that are no likelier are added up, which is not twice the
    one-sided chance. Raises ValueError for no trials or an impossible target. R's documentation of binom.test
    has Mendel's 682 of 925 against 3/4:

    >>> round(exact_test(682, 925, 0.75), 4)
    0.3825
    """
    from scipy.stats import binomtest

    demand_share(successes, trials)
    if not 0 <= target <= 1:
        raise ValueError("a target is a share")
    return float(binomtest(successes, trials, target).pvalue)


def bounds(successes: int, known: int, due: int) -> tuple[float, float]:
    """The share in [0, 1] if everyone unknown failed, and if everyone unknown succeeded; the truth lies between.

    x/N and (x + N − n)/N with x successes of n known and N due, who are those whose date has passed. Without
    missing both are x/n; with all missing they are 0 and 1. Raises ValueError if nobody is due or the counts
    contradict each other. Manski 1995, Identification Problems in the Social Sciences; 60 yes, 20 no and 20
    unknown give

    >>> bounds(60, 80, 100)
    (0.6, 0.8)
    """
    if due <= 0:
        raise ValueError("nobody is due")
    if not 0 <= successes <= known <= due:
        raise ValueError("successes are among the known, and the known among those due")
    return successes / due, (successes + due - known) / due
