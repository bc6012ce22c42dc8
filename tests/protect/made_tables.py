"""Random tables of two to four dimensions, linked by their margins."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import strategies as st

from pipeline.protect.crossed import Dimension, Tables

LEAST = 3


def plain(name: str, size: int) -> Dimension:
    return Dimension.plain(f"{name}{i}" for i in range(size))


@st.composite
def instances(draw: st.DrawFn) -> tuple[Tables, np.ndarray]:
    """Skewed counts, so that some groups are tiny, some empty and some all alike; margins linked in pairs or whole."""
    sizes = draw(st.lists(st.integers(2, 3), min_size=1, max_size=3))
    dimensions = [plain("abc"[i], size) for i, size in enumerate(sizes)]
    if draw(st.booleans()):
        leaves = ("p", "q", "r", "s")
        halves = ("half", ("1", "1", "2", "2"))
        dimensions[0] = Dimension(leaves, (("all", ("all",) * 4), halves, ("leaf", leaves)))
    outcome = draw(st.booleans())
    dimensions.append(plain("o", 2))
    levels = [[name for name, _ in dimension.levels] for dimension in dimensions]
    every = list(itertools.product(*levels))
    pairs = [each for each in every if sum(level != "all" for level in each[:-1]) <= 2]
    shape = [len(dimension.leaves) for dimension in dimensions]
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    mean = draw(st.sampled_from([0.6, 2.0, 8.0]))
    counts = rng.poisson(mean * rng.gamma(0.5, 2.0, shape))
    return Tables(tuple(dimensions), tuple(pairs), outcome), counts


def known_below_by_rounding() -> tuple[Tables, np.ndarray]:
    """Found by ten thousand: a group that everyone knows is at least 2, where the solver says 1.99999985."""
    halves = (("all", ("all",) * 4), ("half", ("1", "1", "2", "2")), ("leaf", ("p", "q", "r", "s")))
    dimensions = (Dimension(("p", "q", "r", "s"), halves), plain("b", 2), plain("c", 3), plain("o", 2))
    levels = [[name for name, _ in dimension.levels] for dimension in dimensions]
    pairs = [each for each in itertools.product(*levels) if sum(level != "all" for level in each[:-1]) <= 2]
    counts = np.zeros((4, 2, 3, 2), dtype=np.int64)
    counts[0, 0], counts[0, 1, 1, 0], counts[0, 1, 2, 0] = [[1, 1], [0, 1], [1, 1]], 4, 1
    counts[1, 0], counts[1, 1] = [[1, 0], [2, 0], [0, 0]], [[5, 1], [0, 1], [0, 1]]
    counts[2, 0, 0], counts[2, 1] = [3, 2], [[0, 3], [0, 0], [0, 1]]
    counts[3, 0, 0, 1], counts[3, 0, 2, 0] = 2, 1
    return Tables(dimensions, tuple(pairs), True), counts
