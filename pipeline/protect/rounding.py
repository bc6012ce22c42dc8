"""Small-count rounding: few people become 0 or the base, and every published sum is a sum of what they became.

After Langsrud & Heldal 2018 (Privacy in Statistical Databases) and their R package SmallCountRounding. What becomes the
base is picked by the best flip of one or of two while any brings the sums nearer, so no random number is needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.protect.system import NotOneSystem

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class InnerCount:
    """One combination of everything a table is broken down by: how many are counted there, and how many people."""

    key: str
    count: int
    people: int


@dataclass(frozen=True)
class PublishedSum:
    """A published count: which inner counts it adds up, and how much it matters that it comes out near."""

    key: str
    inner: tuple[str, ...]
    weight: int = 1


@dataclass(frozen=True)
class Rounded:
    """`counts`: every inner count as it may be added up. `changed`: which may have become another.

    `reach`: how far the farthest published sum came from the truth. It says something of the truth, so it stays here.
    """

    counts: Mapping[str, int]
    changed: frozenset[str]
    reach: int


def round_small_counts(inner: Iterable[InnerCount], sums: Iterable[PublishedSum], base: int) -> Rounded:
    """Round every inner count of fewer than `base` people that enters a sum of fewer than `base`.

    A sum that becomes small by the rounding has its inner counts rounded too, until none is left. The same counts and
    sums give the same answer in any order. Raises NotOneSystem where a sum names an inner count that is not there.
    """
    own = sorted(inner, key=lambda each: hashlib.sha256(each.key.encode()).digest())
    published = sorted(sums, key=lambda each: each.key)
    counts = np.array([each.count for each in own], dtype=np.int64)
    people = np.array([each.people for each in own], dtype=np.int64)
    adds = _matrix(own, published)
    weights = np.array([each.weight for each in published], dtype=np.int64)
    few = (people > 0) & (people < base)
    changed = few & _inside(adds, _is_small(adds @ people, base))
    while True:
        became = counts.copy()
        became[changed] = base * _raised(adds[:, changed], weights, counts[changed], base)
        more = few & _inside(adds, _is_small(adds @ became, base)) & ~changed
        if not more.any():
            break
        changed |= more
    return Rounded(
        counts={each.key: int(count) for each, count in zip(own, became, strict=True)},
        changed=frozenset(own[at].key for at in np.flatnonzero(changed)),
        reach=int(np.abs(adds @ (became - counts)).max(initial=0)),
    )


def _matrix(inner: Sequence[InnerCount], sums: Sequence[PublishedSum]) -> Whole:
    """Sums by inner counts: 1 where the sum holds the count."""
    place = {each.key: at for at, each in enumerate(inner)}
    matrix = np.zeros((len(sums), len(inner)), dtype=np.int64)
    for row, each in enumerate(sums):
        for key in each.inner:
            if key not in place:
                raise NotOneSystem(key)
            matrix[row, place[key]] = 1
    return matrix


def _is_small(sums: Whole, base: int) -> Flags:
    return np.asarray((sums > 0) & (sums < base))


def _inside(adds: Whole, sums: Flags) -> Flags:
    """Which inner counts enter any of the sums."""
    return np.asarray(adds[sums].any(axis=0))


def _raised(adds: Whole, weights: Whole, counts: Whole, base: int) -> Whole:
    """1 for each count that becomes the base, 0 for each that becomes 0: the sums as near the truth as they get.

    Near is the weighted sum of squared differences. Starts with none raised, then takes the best flip of one or of two,
    the first in order where several are as good, until none is better. All in whole numbers, so it ends.
    """
    raised = np.zeros(len(counts), dtype=np.int64)
    weighted = adds * weights[:, None]
    overlap = weighted.T @ adds * base
    while len(counts):
        # The differences of the sums that each enters, and what any flip or two would add to them when squared.
        away = 2 * (weighted.T @ (adds @ (counts - base * raised)))
        own = np.diag(overlap)
        sign = 1 - 2 * raised
        flips = own - sign * away
        pairs = flips[:, None] + flips[None, :] + 2 * overlap * np.outer(sign, sign)
        np.fill_diagonal(pairs, flips)
        first, second = divmod(int(np.argmin(pairs)), len(counts))
        if pairs[first, second] >= 0:
            break
        for at in {first, second}:
            raised[at] = 1 - raised[at]
    return raised
