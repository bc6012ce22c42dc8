"""Paired statistics by other packages than ours, for figures that were counted again from the raw files."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt

import pytest
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import binom, norm
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

from pipeline.interface import LocalFigures


@dataclass(frozen=True)
class FourCells:
    """People by yes or no before and after."""

    kept: int
    lost: int
    gained: int
    never: int

    @property
    def pairs(self) -> int:
        return self.kept + self.lost + self.gained + self.never


def four_cells(both: list[tuple[bool, bool]]) -> FourCells:
    return FourCells(*(both.count(cell) for cell in ((True, True), (True, False), (False, True), (False, False))))


def statistic(base: LocalFigures, metric: str, name: str, by: tuple[str, ...] = (), **group: str) -> dict[str, object]:
    """One statistic of all who finished, whenever that was."""
    frame = base.figures(metric, by=by, period="since", basis=group.pop("basis", "finished"))
    chosen = frame[frame["statistic"] == name]
    for column, code in group.items():
        chosen = chosen[chosen[column] == code]
    [row] = chosen.to_dict("records")
    return row


def agrees(base: LocalFigures, metric: str, cells: FourCells, more_is_better: bool) -> None:
    """Counts, Wilson's limits before and after, McNemar's mid-p and Tango's limits of the difference."""
    for name in ("kept", "lost", "gained", "never"):
        assert statistic(base, metric, name)["numerator"] == getattr(cells, name)
    for name, count in (("before", cells.kept + cells.lost), ("after", cells.kept + cells.gained)):
        row = statistic(base, metric, name)
        wilson = proportion_confint(count, cells.pairs, method="wilson")
        assert (row["ci_low"], row["ci_high"]) == pytest.approx(wilson, abs=1e-9)
    found = statistic(base, metric, "difference")
    up, down = (cells.gained, cells.lost) if more_is_better else (cells.lost, cells.gained)
    assert found["value"] == pytest.approx((up - down) / cells.pairs)
    assert found["p_value"] == pytest.approx(mid_p(cells), abs=1e-9)
    assert (found["ci_low"], found["ci_high"]) == pytest.approx(score_limits(up, down, cells.pairs), abs=1e-6)


def mid_p(cells: FourCells) -> float:
    """statsmodels' exact McNemar less the probability of what was seen (Fagerland et al. 2013)."""
    assert cells.lost != cells.gained
    exact = mcnemar([[cells.kept, cells.lost], [cells.gained, cells.never]], exact=True).pvalue
    return float(exact - binom.pmf(min(cells.lost, cells.gained), cells.lost + cells.gained, 0.5))


def score_limits(up: int, down: int, pairs: int) -> tuple[float, float]:
    """Where the score test of a paired difference just rejects: by scipy's optimiser and root finder."""
    limit, at = norm.ppf(0.975), (up - down) / pairs
    return (
        brentq(lambda value: _score(up, down, pairs, value) - limit, -1 + 1e-9, at),
        brentq(lambda value: _score(up, down, pairs, value) + limit, at, 1 - 1e-9),
    )


def _score(up: int, down: int, pairs: int, difference: float) -> float:
    def unlikeliness(only_down: float) -> float:
        only_up = only_down + difference
        same = 1 - only_up - only_down
        return -(up * log(only_up) + down * log(only_down) + (pairs - up - down) * log(same))

    least, most = max(0.0, -difference) + 1e-12, (1 - difference) / 2 - 1e-12
    only_down = minimize_scalar(unlikeliness, bounds=(least, most), method="bounded", options={"xatol": 1e-13}).x
    spread = sqrt(pairs * (2 * only_down + difference - difference**2))
    return (up - down - pairs * difference) / spread
