"""The intervals and tests of many groups at once: arrays in, arrays out, equal to the functions for one group."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.statistics.level import Z95

Numbers = npt.NDArray[np.float64]
Limits = tuple[Numbers, Numbers]
_HALVINGS = 60


def wilson_of_each(successes: npt.ArrayLike, trials: npt.ArrayLike, z: float = Z95) -> Limits:
    """`share.wilson` of every group, in [0, 1]. NaN for a group of nobody, which has no interval.

    >>> low, high = wilson_of_each([81, 0], [263, 0])
    >>> low.round(4), high.round(4)
    (array([0.2553,    nan]), array([0.3662,    nan]))
    """
    x, n = _floats(successes), _floats(trials)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = x / n
        spread = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
        centre, scale = share + z * z / (2 * n), 1 + z * z / n
        return np.minimum(share, np.maximum(0.0, (centre - spread) / scale)), np.maximum(
            share, np.minimum(1.0, (centre + spread) / scale)
        )


def tango_of_each(
    only_before: npt.ArrayLike, only_after: npt.ArrayLike, people: npt.ArrayLike, z: float = Z95
) -> Limits:
    """`paired.tango` of every group, in [-1, 1]. NaN for a group without pairs.

    >>> low, high = tango_of_each([1], [7], [21])
    >>> low.round(3), high.round(3)
    (array([-0.517]), array([-0.026]))
    """
    b, c, n = np.broadcast_arrays(_floats(only_before), _floats(only_after), _floats(people))
    has_pairs = n > 0
    low, high = np.full(n.shape, np.nan), np.full(n.shape, np.nan)
    own = b[has_pairs], c[has_pairs], n[has_pairs]
    low[has_pairs], high[has_pairs] = -_tango_upper(own[1], own[0], own[2], z), _tango_upper(*own, z)
    return low, high


def _tango_upper(b: Numbers, c: Numbers, n: Numbers, z: float) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        inside, outside = (b - c) / n, np.ones_like(n)
        for _ in range(_HALVINGS):
            at = (inside + outside) / 2
            linear, constant = -b - c + (2 * n - b + c) * at, -c * at * (1 - at)
            root = np.sqrt(np.maximum(0.0, linear * linear - 8 * n * constant))
            share = np.where(linear > 0, -2 * constant / (linear + root), (root - linear) / (4 * n))
            beyond = (b - c - n * at) ** 2 > z * z * n * (2 * share + at * (1 - at))
            inside, outside = np.where(beyond, inside, at), np.where(beyond, at, outside)
    return inside


def mid_p_of_each(only_before: npt.ArrayLike, only_after: npt.ArrayLike) -> Numbers:
    """McNemar's mid-p of every group, as `mcnemar.mcnemar` gives it; 1 where nobody changed.

    >>> mid_p_of_each([1, 3, 0], [7, 3, 0]).round(5)
    array([0.03906, 0.84375, 1.     ])
    """
    b, c = _floats(only_before), _floats(only_after)
    fewer, changed = np.minimum(b, c), b + c
    exact, last = 2 * _at_most(fewer, changed, 0.5), _just(fewer, changed, 0.5)
    # In a tie both tails hold the middle: the whole of it would be counted twice.
    return np.where(changed == 0, 1.0, np.where(b == c, 1 - last / 2, exact - last))


def sign_test_of_each(better: npt.ArrayLike, worse: npt.ArrayLike) -> Numbers:
    """The exact sign test of every group, as `ordinal.sign_test` gives it; 1 where nobody changed.

    >>> sign_test_of_each([8, 5, 0], [1, 5, 0]).round(4)
    array([0.0391, 1.    , 1.    ])
    """
    b, w = _floats(better), _floats(worse)
    return np.where(b + w == 0, 1.0, np.minimum(1.0, 2 * _at_most(np.minimum(b, w), b + w, 0.5)))


def exact_test_of_each(successes: npt.ArrayLike, trials: npt.ArrayLike, target: npt.ArrayLike) -> Numbers:
    """`share.exact_test` of every group; NaN for a group of nobody.

    All that is no likelier than what happened: its own tail, and of the other one what a search finds.

    >>> exact_test_of_each([682], [925], [0.75]).round(4)
    array([0.3825])
    """
    x, n, p = np.broadcast_arrays(_floats(successes), _floats(trials), _floats(target))
    happened = _just(x, n, p) * (1 + 1e-7)
    is_low = x < p * n
    # On the far side of the likeliest number, the first that is no likelier.
    near = np.where(is_low, np.ceil(p * n), 0.0)
    far = np.where(is_low, n + 1, np.floor(p * n) + 1)
    for _ in range(int(np.log2(max(2.0, n.max(initial=1.0)))) + 2):
        middle = np.floor((near + far) / 2)
        likelier = _just(middle, n, p) > happened
        near, far = (
            np.where((near < far) & (likelier == is_low), middle + 1, near),
            np.where((near < far) & (likelier != is_low), middle, far),
        )
    # `near` is now the first number of the far tail upwards, or one above the last of it downwards.
    both = np.where(is_low, _at_most(x, n, p) + _above(near - 1, n, p), _at_most(near - 1, n, p) + _above(x - 1, n, p))
    return np.where(n > 0, np.where(x == p * n, 1.0, np.minimum(1.0, both)), np.nan)


def mean_of_each(
    count: npt.ArrayLike, total: npt.ArrayLike, squares: npt.ArrayLike, level: float = 0.95
) -> tuple[Numbers, Numbers, Numbers]:
    """Mean and t-interval of every group from its sums, as `mean_change.mean_interval` gives them from the numbers.

    NaN limits for fewer than two, and where all are alike: then there is nothing to be unsure of or with. Student's
    sleep data (W12), from their sums:

    >>> [limit.round(4) for limit in mean_of_each([10], [15.8], [38.58])]
    [array([1.58]), array([0.7001]), array([2.4599])]
    """
    from scipy.special import stdtrit

    n, total_, squares_ = _floats(count), _floats(total), _floats(squares)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = total_ / n
        around = squares_ - n * mean * mean
        # What rounding leaves of equal numbers is no spread.
        variance = np.where(around > 1e-9 * np.maximum(1.0, squares_), around / (n - 1), np.nan)
        half = stdtrit(n - 1, (1 + level) / 2) * np.sqrt(variance / n)
        return mean, mean - half, mean + half


def median_ranks(count: npt.ArrayLike, level: float = 0.95) -> tuple[Any, Any]:
    """Which of the ordered numbers bound the median with at least the level: ranks from 1, 0 where none do.

    The order statistics of the sign test (Conover 1999, Practical Nonparametric Statistics, 3.2). Of six, the first
    and the last (96.9 %); five are too few.

    >>> low, high = median_ranks([5, 6, 20])
    >>> low.tolist(), high.tolist()
    ([0, 1, 6], [6, 6, 15])
    """
    n = np.asarray(count, dtype=np.int64)
    tail = (1 - level) / 2
    # The largest rank l with P(fewer than l below the median) within the tail.
    low, beyond = np.zeros_like(n), n + 1
    for _ in range(int(n.max(initial=1)).bit_length() + 1):
        middle = (low + beyond) // 2
        is_within = (middle == 0) | (_at_most(middle - 1.0, _floats(n), 0.5) <= tail)
        low, beyond = np.where(is_within, middle, low), np.where(is_within, beyond, middle)
    return low, n - low + 1


# The binomial distribution from scipy.special: scipy.stats takes a second to import, and checks every argument.


def _at_most(x: npt.ArrayLike, n: npt.ArrayLike, p: npt.ArrayLike) -> Numbers:
    """P(X <= x)."""
    from scipy.special import betainc

    x_, n_, p_ = np.broadcast_arrays(_floats(x), _floats(n), _floats(p))
    inside = (x_ >= 0) & (x_ < n_)
    found = betainc(np.where(inside, n_ - x_, 1), np.where(inside, x_ + 1, 1), 1 - p_)
    return np.where(inside, found, np.where(x_ < 0, 0.0, 1.0))


def _above(x: npt.ArrayLike, n: npt.ArrayLike, p: npt.ArrayLike) -> Numbers:
    """P(X > x), also where it is tiny."""
    from scipy.special import betainc

    x_, n_, p_ = np.broadcast_arrays(_floats(x), _floats(n), _floats(p))
    inside = (x_ >= 0) & (x_ < n_)
    found = betainc(np.where(inside, x_ + 1, 1), np.where(inside, n_ - x_, 1), p_)
    return np.where(inside, found, np.where(x_ < 0, 1.0, 0.0))


def _just(x: npt.ArrayLike, n: npt.ArrayLike, p: npt.ArrayLike) -> Numbers:
    """P(X = x)."""
    from scipy.special import gammaln, xlog1py, xlogy

    x_, n_, p_ = np.broadcast_arrays(_floats(x), _floats(n), _floats(p))
    inside = (x_ >= 0) & (x_ <= n_)
    k = np.where(inside, x_, 0)
    ways = gammaln(n_ + 1) - gammaln(k + 1) - gammaln(n_ - k + 1)
    return np.where(inside, np.exp(ways + xlogy(k, p_) + xlog1py(n_ - k, -p_)), 0.0)


def _floats(values: npt.ArrayLike) -> Numbers:
    return np.asarray(values, dtype=np.float64)
