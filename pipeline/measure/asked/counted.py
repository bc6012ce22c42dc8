"""The counts of one pass, at every place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.measure.asked.places import Places

Whole = npt.NDArray[np.int64]
Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Values:
    """How many have each value at each place: rows in order of place; `keys` are texts, for an amount numbers."""

    place: Whole
    keys: tuple[Array, ...]
    count: Whole


@dataclass(frozen=True)
class Counted:
    """Everything a pass counted. Arrays are flat, in the order of `places`: group, period, basis.

    `everyone`: those at the place; `excluded`: those finished outside the basis, in all and by reason.
    `counts`: by metric and name; `values`: by metric; `people`: by metric, distinct people.
    """

    places: Places
    everyone: Whole
    excluded: Whole
    reasons: Mapping[str, Whole]
    counts: Mapping[tuple[str, str], Array]
    values: Mapping[str, Values]
    people: Mapping[str, Whole]

    def of(self, metric: str, name: str) -> Array:
        return self.counts[metric, name]
