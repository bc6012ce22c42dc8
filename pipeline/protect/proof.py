"""The proof against subtraction: whether what is shown determines a sensitive cell, by linear algebra."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.protect.complement import Search, cheapest, settle
from pipeline.protect.plan import Flags, Plan, Whole
from pipeline.vocabulary.errors import ProtectionNotProved

Reals = npt.NDArray[np.float64]
NOTHING = 1e-9
"""Sums have whole coefficients, so a part that is not zero is far larger than rounding."""


def sums_of_places(plan: Plan) -> Whole:
    """One row per published sum, one column per place: rows times counts are zero."""
    rows, own = plan.members[plan.published_sums], plan.weights[plan.published_sums]
    return _spread(rows, own, len(plan.terms) + 1)[:, : len(plan.places)]


def cells_of_places(plan: Plan, cells: Flags) -> Whole:
    """One row per chosen cell, one column per place: rows times counts are the cell."""
    return _spread(plan.terms[cells], plan.signs[cells], len(plan.places) + 1)[:, :-1]


def _spread(columns: Whole, values: Whole, width: int) -> Whole:
    matrix = np.zeros((len(columns), width), dtype=np.int64)
    matrix[np.arange(len(columns))[:, None], columns] = values
    return matrix


def prove(search: Search, hidden: Flags) -> Flags:
    """Hide more until no sensitive cell is determined. Raises ProtectionNotProved where nothing is left to hide."""
    plan = search.family.plan
    sums, cells = sums_of_places(plan), cells_of_places(plan, search.sensitive)
    while True:
        hidden = settle(search, hidden)
        rest = leftovers(sums, cells, hidden)
        known = (abs(rest[:, hidden]) < NOTHING).all(axis=1)
        if not known.any():
            return hidden
        # A cell is mended by hiding what it is worked out from.
        used = (abs(rest[known]) > NOTHING).sum(axis=0) * ~(hidden | search.family.empty)
        chosen = cheapest(search, used)
        if chosen is None:
            raise ProtectionNotProved(what=search.family.name)
        hidden = hidden.copy()
        hidden[chosen] = True


def leftovers(sums: Whole, cells: Whole, hidden: Flags) -> Reals:
    """What remains of each cell, by place, once the closest combination of sums is taken from its hidden places.

    Nothing hidden remains: the cell can be worked out, from the shown places that remain. Else it moves with some
    change of the hidden counts that no sum notices, and cannot be.
    """
    rest = cells.astype(np.float64)
    for rows in parts_of(sums[:, hidden] != 0):
        places = np.flatnonzero(sums[rows].any(axis=0))
        unknown = hidden[places]
        touched = np.flatnonzero(cells[:, places[unknown]].any(axis=1))
        part = sums[np.ix_(rows, places)].astype(np.float64)
        rest[np.ix_(touched, places)] -= _closest(part[:, unknown], rest[np.ix_(touched, places[unknown])]) @ part
    return rest


def _closest(sums: Reals, wanted: Reals) -> Reals:
    """For each wanted row the combination of sums nearest to it (least squares, by the sums' own product)."""
    values, vectors = np.linalg.eigh(sums @ sums.T)
    kept = values > NOTHING
    return np.asarray(((wanted @ sums.T) @ vectors[:, kept] / values[kept]) @ vectors[:, kept].T)


def parts_of(unknown: Flags) -> list[Whole]:
    """The sums, in parts that share no hidden place. Small systems are quick, and need no second thread."""
    label = np.arange(len(unknown))
    while True:
        of_place = np.where(unknown, label[:, None], len(label)).min(axis=0, initial=len(label))
        joined = np.minimum(label, np.where(unknown, of_place, len(label)).min(axis=1, initial=len(label)))
        if (joined == label).all():
            break
        label = joined
    return [np.flatnonzero((label == each) & unknown.any(axis=1)) for each in np.unique(label[unknown.any(axis=1)])]
