"""The tables of section 3: how many it takes to be surely over or under 70 %, and how often that is said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from scipy.stats import binom

from pipeline.measure.verdict import certainty, is_reached
from pipeline.statistics.share import wilson

GOAL = Fraction(7, 10)
SIZES = [5, 8, 9, 10, 15, 20, 30, 50, 100, 200]
OVER_FROM = [None, None, 9, 10, 14, 19, 26, 42, 79, 153]
UNDER_TO = [1, 3, 3, 4, 7, 9, 16, 28, 61, 127]
TAKES = list(zip(SIZES, OVER_FROM, UNDER_TO, strict=True))
OVER_AT_80 = [0, 0, 0.13, 0.11, 0.17, 0.07, 0.26, 0.31, 0.65, 0.91]
OVER_AT_90 = [0, 0, 0.39, 0.35, 0.55, 0.39, 0.82, 0.94, 1.00, 1.00]
UNDER_AT_60 = [0.09, 0.17, 0.10, 0.17, 0.21, 0.13, 0.29, 0.33, 0.62, 0.86]
MISSED_AT_70 = [0.47, 0.45, 0.54, 0.35, 0.48, 0.39, 0.41, 0.43, 0.45, 0.47]


def _over(n: int) -> list[int]:
    return [x for x in range(n + 1) if wilson(x, n)[0] >= 0.7]


def _under(n: int) -> list[int]:
    return [x for x in range(n + 1) if wilson(x, n)[1] < 0.7]


def _chance(counts: list[int], n: int, level: float) -> float:
    return float(sum(binom.pmf(x, n, level) for x in counts))


@pytest.mark.parametrize(("n", "over", "under"), TAKES)
def test_how_many_it_takes(n: int, over: int | None, under: int) -> None:
    """Section 3: smallest x for over, largest for under."""
    assert min(_over(n), default=None) == over
    assert max(_under(n)) == under


@pytest.mark.parametrize(("n", "over", "under"), [row for row in TAKES if row[1]])
def test_the_verdict_says_the_same_from_ten_on(n: int, over: int, under: int) -> None:
    """Section 3: fewer than 10 are not assessed, whatever the interval says."""
    said = [certainty(x, n, 0, n, GOAL) for x in range(n + 1)]
    if n < 10:
        assert set(said) == {"not_assessed"}
    else:
        assert (said.index("over"), len(said) - 1 - said[::-1].index("under")) == (over, under)


@pytest.mark.parametrize(("n", "chance"), list(zip(SIZES, OVER_AT_80, strict=True)))
def test_how_often_over_is_said_at_80(n: int, chance: float) -> None:
    """Section 3: P(over), true .80."""
    assert _chance(_over(n), n, 0.8) == pytest.approx(chance, abs=0.5e-2)


@pytest.mark.parametrize(("n", "chance"), list(zip(SIZES, OVER_AT_90, strict=True)))
def test_how_often_over_is_said_at_90(n: int, chance: float) -> None:
    """Section 3: P(over), true .90."""
    assert _chance(_over(n), n, 0.9) == pytest.approx(chance, abs=0.5e-2)


@pytest.mark.parametrize(("n", "chance"), list(zip(SIZES, UNDER_AT_60, strict=True)))
def test_how_often_under_is_said_at_60(n: int, chance: float) -> None:
    """Section 3: P(under), true .60."""
    assert _chance(_under(n), n, 0.6) == pytest.approx(chance, abs=0.5e-2)


@pytest.mark.parametrize(("n", "chance"), list(zip(SIZES, MISSED_AT_70, strict=True)))
def test_how_often_the_goal_is_missed_by_those_who_are_at_it(n: int, chance: float) -> None:
    """Section 3: P(x/n < .70), true .70."""
    missed = [x for x in range(n + 1) if not is_reached(x, n, GOAL)]
    assert _chance(missed, n, 0.7) == pytest.approx(chance, abs=0.5e-2)
