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
