"""An attacker on crossed tables: another formulation (inner counts) and another caller of a solver."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog

from pipeline.protect.crossed import Place, Tables


def flags(tables: Tables, place: Place) -> np.ndarray:
    shape = [len(dimension.leaves) for dimension in tables.dimensions]
    found = np.zeros(shape)
    for where in np.ndindex(*shape):
        blocks = (dict(d.levels)[level][i] for d, (level, _), i in zip(tables.dimensions, place, where, strict=True))
        found[where] = all(own == block for own, (_, block) in zip(blocks, place, strict=True))
    return found.ravel()


def interval(
    tables: Tables, counts: np.ndarray, hidden: set[Place], target: Place, least: dict[Place, float]
) -> tuple[float, float]:
    """The lowest and highest value of one cell, from every shown cell and what is known of the hidden ones."""
    inner = counts.ravel().astype(float)
    shown = [flags(tables, place) for place in tables.places() if place not in hidden]
    bounded = [place for place in hidden if least.get(place, 0) > 0]
    more = {}
    if bounded:
        more = {"A_ub": np.array([-flags(tables, place) for place in bounded]), "b_ub": [-least[p] for p in bounded]}
    if shown:
        more |= {"A_eq": np.array(shown), "b_eq": np.array(shown) @ inner}
    wanted = flags(tables, target)
    ends = []
    for sign in (1, -1):
        found = linprog(sign * wanted, bounds=(0, inner.sum() + 1000), method="highs", **more)
        assert found.status == 0, found.message
        ends.append(sign * found.fun)
    return ends[0], ends[1]
