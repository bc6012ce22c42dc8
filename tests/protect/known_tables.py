"""Small tables with known answers: their levels, their counts, and the rules they are protected by."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from pipeline.protect.crossed import Dimension, Tables, system_of
from pipeline.protect.rules import Rules
from pipeline.protect.system import System


@dataclass(frozen=True)
class Known:
    tables: Tables
    counts: np.ndarray
    rules: Rules

    @property
    def system(self) -> System:
        return system_of(self.tables, self.counts, self.rules)


def both_margins(rows: tuple[str, ...], columns: tuple[str, ...]) -> Tables:
    crossed = tuple(itertools.product(("all", "leaf"), repeat=2))
    return Tables((Dimension.plain(rows), Dimension.plain(columns)), crossed)


WORK = ("annet", "arbeid", "soshjelp", "trygd")
_REGIONS = {
    "A": (11, 11, 55, 36), "B": (7, 1, 29, 18), "C": (5, 8, 35, 25), "D": (13, 2, 17, 13),
    "E": (9, 14, 63, 52), "F": (12, 9, 24, 22), "G": (6, 4, 22, 8), "H": (9, 3, 38, 15),
}  # fmt: skip
# SSBtools' z1 (statisticsnorway/ssb-ssbtools, MIT): counts of at most three are sensitive.
Z1 = Known(
    both_margins(tuple(_REGIONS), WORK), np.array(list(_REGIONS.values())), Rules(4, empty_groups_shown=False)
)  # fmt: skip

_DIVIDED_TWICE = Dimension(
    tuple("ABIJKLMN"),
    (
        ("all", ("all",) * 8),
        ("county", tuple("11112222")),
        ("size", tuple("sssssbbs")),
        ("leaf", tuple("ABIJKLMN")),
    ),
)
# After sdcTable's test of linked tables: eight numbers, two divisions of the same regions.
LINKED = Known(
    Tables((_DIVIDED_TWICE,), (("all",), ("county",), ("size",), ("leaf",))),
    np.array([2, 2, 8, 8, 3, 3, 3, 7]),
    Rules(4, empty_groups_shown=False),
)
CYCLE = Known(both_margins(("1", "2"), ("1", "2")), np.array([[1, 2], [3, 4]]), Rules(5, empty_groups_shown=False))
