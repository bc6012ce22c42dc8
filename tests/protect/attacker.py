"""Someone who has every published row and wants one that is hidden.

Another formulation than the protector's, sharing no code with it: unknown are the inner counts of the full cross of
every dimension, and each row is a sum of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from made_people import AGES, GENDERS, INSATSER, LAST, Participation, Row

from pipeline.vocabulary.figures import FigureKey, ProtectedFigure

Numbers = npt.NDArray[np.float64]


def inner_cells() -> list[Participation]:
    quarters = range(LAST - 3, LAST + 1)
    crossed = itertools.product(GENDERS, AGES, INSATSER, quarters, (True, False))
    return [Participation(*each, ()) for each in crossed]


def key_of(row: Row, metric: str) -> FigureKey:
    return FigureKey(metric, 1, row.kind, row.period, row.basis, row.group)


class Attack:
    """What the shown rows tell about sums of inner counts."""

    def __init__(self, known_sums: Iterable[Numbers], known_empty: Iterable[Numbers]) -> None:
        self.cells = inner_cells()
        empty = np.zeros(len(self.cells), dtype=bool)
        for each in known_empty:
            empty |= each > 0
        self.possible = ~empty
        known = [each[self.possible] for each in known_sums]
        self.known = np.array([each for each in known if each.any()]).reshape(-1, int(self.possible.sum()))

    def tells(self, wanted: list[Numbers]) -> npt.NDArray[np.bool_]:
        """Whether each wanted sum follows: adding it to what is known leaves the rank as it is."""
        if not wanted:
            return np.zeros(0, dtype=bool)
        targets = np.array(wanted)[:, self.possible]
        if not len(self.known):
            return np.asarray(~targets.any(axis=1))
        _, sizes, rows = np.linalg.svd(self.known, full_matrices=False)
        space = rows[sizes > 1e-9]
        return np.asarray((abs(targets - targets @ space.T @ space) < 1e-8).all(axis=1))


def indicator(row: Row, cells: list[Participation], only: str = "counts") -> Numbers:
    """1 for every inner cell that the row counts (or that lies within its group, completed or not)."""
    return np.array([float(getattr(row, only)(cell)) for cell in cells])


def outcome_attack(rows: list[Row], metric: str, published: dict[FigureKey, ProtectedFigure]) -> Attack:
    """Attack on known outcomes and yes-answers of one metric."""
    cells = inner_cells()
    shown = [(row, published[key_of(row, metric)]) for row in rows if published[key_of(row, metric)].status != "hidden"]
    sums = [indicator(row, cells) for row, _ in shown]
    return Attack(sums, [each for each, (_, figure) in zip(sums, shown, strict=True) if not figure.denominator])


def size_attack(rows: list[Row], metrics: tuple[str, ...], published: dict[FigureKey, ProtectedFigure]) -> Attack:
    """Attack on group sizes: any metric's row prints known + missing, and a completed row the excluded beside it."""
    cells = inner_cells()
    sums: list[Numbers] = []
    empty: list[Numbers] = []
    for row, metric in itertools.product(rows, metrics):
        figure = published[key_of(row, metric)]
        if figure.status == "hidden":
            continue
        assert figure.denominator is not None and figure.missing is not None
        sums += [indicator(row, cells), indicator(row, cells, "within")]
        if figure.denominator + figure.missing == 0:
            empty.append(indicator(row, cells))
    return Attack(sums, empty)
