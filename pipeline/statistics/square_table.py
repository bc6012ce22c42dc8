"""Have people moved between more than two states: tests of a square table, states before by states after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Table = Sequence[Sequence[int]]
"""People by state before (rows) and state after (columns), the same states in the same order."""


@dataclass(frozen=True)
class TableTest:
    """A chi-square with its degrees of freedom. Nobody moved: 0 with 0 degrees, and p = 1."""

    statistic: float
    degrees: int
    p: float


def stuart_maxwell(table: Table) -> TableTest:
    """Test whether the states are as common after as before, in the same people.

    d'V⁻¹d with d the differences of the margins and V their covariance if there is none. States that nobody left or
    came to are dropped, and states between which nobody moved are tested apart and added: V would be singular.
    Raises ValueError for a table that is not square, has a negative count or nobody in it. Stuart 1955,
    Biometrika 42:412 (vision of 7477 women); Maxwell 1970, British Journal of Psychiatry 116:651.

    >>> round(stuart_maxwell([[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]])
    ...       .statistic, 3)
    11.957
    """
    _demand_square(table)
    groups = _joined_states(table)
    return _judged(sum(_homogeneity(table, group) for group in groups), sum(len(group) - 1 for group in groups))


def bhapkar(table: Table) -> TableTest:
    """As `stuart_maxwell`, with the covariance as observed: W/(1 − W/n) with W that statistic and n the people.

    Bhapkar 1966, Journal of the American Statistical Association 61:228; the identity in Keefe 1982, Biometrika
    69:683. Raises ValueError as there, and where everyone moved one way, which leaves no variance.

    >>> round(bhapkar([[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]])
    ...       .statistic, 3)
    11.976
    """
    under_none = stuart_maxwell(table)
    left = 1 - under_none.statistic / sum(map(sum, table))
    if left < 1e-9:
        raise ValueError("everyone moved the same way: there is no variance to judge by")
    return _judged(under_none.statistic / left, under_none.degrees)


def bowker(table: Table) -> TableTest:
    """Test of symmetry: for every two states, whether as many went one way as the other.

    Σ (n_ij − n_ji)²/(n_ij + n_ji) over the pairs of states between which somebody moved, one degree for each.
    Raises ValueError as `stuart_maxwell`. Bowker 1948, Journal of the American Statistical Association 43:572.

    >>> round(bowker([[1520, 266, 124, 66], [234, 1512, 432, 78], [117, 362, 1772, 205], [36, 82, 179, 492]])
    ...       .statistic, 3)
    19.107
    """
    _demand_square(table)
    pairs = [(table[i][j], table[j][i]) for i in range(len(table)) for j in range(i)]
    moved = [(there, back) for there, back in pairs if there + back]
    return _judged(sum((there - back) ** 2 / (there + back) for there, back in moved), len(moved))


def _demand_square(table: Table) -> None:
    if any(len(row) != len(table) for row in table):
        raise ValueError("a table of states before and after is square")
    if any(count < 0 for row in table for count in row):
        raise ValueError("fewer than nobody in a cell")
    if not any(map(any, table)):
        raise ValueError("nobody in the table")


def _joined_states(table: Table) -> list[list[int]]:
    """The states in groups between which somebody moved; a state that nobody left or came to is in none."""
    left, groups = set(range(len(table))), []
    while left:
        group, reached = [], [min(left)]
        while reached:
            state = reached.pop()
            if state in left:
                left.remove(state)
                group.append(state)
                reached += [other for other in left if table[state][other] or table[other][state]]
        groups.append(sorted(group))
    return [group for group in groups if len(group) > 1]


def _homogeneity(table: Table, states: list[int]) -> float:
    from numpy import array
    from statsmodels.stats.contingency_tables import SquareTable

    part = [[table[before][after] for after in states] for before in states]
    # Left to itself it writes a half into every empty cell, which changes the answer.
    return float(SquareTable(array(part), shift_zeros=False).homogeneity(method="stuart_maxwell").statistic)


def _judged(statistic: float, degrees: int) -> TableTest:
    from scipy.stats import chi2

    return TableTest(statistic, degrees, float(chi2.sf(statistic, degrees)) if degrees else 1.0)
