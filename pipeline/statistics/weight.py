"""Would the share be another if those who answered were like those who were asked: response weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

MOST = 5.0
"""No answer counts for more people than this."""


@dataclass(frozen=True)
class Cell:
    """One kind of people, merged by the caller until large enough: how many were due, answered, and said yes."""

    due: int
    answered: int
    successes: int

    def __post_init__(self) -> None:
        if not 0 <= self.successes <= self.answered <= self.due:
            raise ValueError("successes are among the answered, and the answered among those due")
        if self.due and not self.answered:
            raise ValueError("nobody answered in a cell: merge it with its neighbour")


@dataclass(frozen=True)
class WeightedShare:
    """The weighted share, how far it moved from the plain one, and of how many even answers it is worth."""

    share: float
    moved: float
    effective: float
    capped: int


def response_weight(cell: Cell, most: float = MOST) -> float:
    """How many of those due each answer stands for: due/answered, at most `most`. Raises ValueError for an empty cell.

    Little 1986, International Statistical Review 54:139. Of ten asked, four answered:

    >>> response_weight(Cell(10, 4, 3))
    2.5
    """
    if cell.due == 0:
        raise ValueError("nobody was due in a cell")
    return min(most, cell.due / cell.answered)


def weighted_share(cells: Sequence[Cell], most: float = MOST) -> WeightedShare:
    """The share weighted by one over the response within cells: Σ w x / Σ w n, with (Σw)²/Σw² as effective number.

    `capped` is how many answers had their weight cut. It cannot mend missing that depends on the outcome. Raises
    ValueError if nobody answered. Little 1986; Kish 1965, Survey Sampling, for the effective number. Half of
    the one cell and all of the other answered, so that ten answers count double:

    >>> weighted_share([Cell(20, 10, 8), Cell(20, 20, 8)])
    WeightedShare(share=0.6, moved=0.06666666666666665, effective=26.666666666666668, capped=0)
    """
    used = [cell for cell in cells if cell.due]
    if not used:
        raise ValueError("nobody answered")
    weights = [response_weight(cell, most) for cell in used]
    both = list(zip(weights, used, strict=True))
    total = fsum(weight * cell.answered for weight, cell in both)
    share = fsum(weight * cell.successes for weight, cell in both) / total
    plain = sum(cell.successes for cell in used) / sum(cell.answered for cell in used)
    effective = total**2 / fsum(weight**2 * cell.answered for weight, cell in both)
    return WeightedShare(share, share - plain, effective, sum(c.answered for c in used if c.due > most * c.answered))
