"""Paired tests and intervals on real people, worked out a second time from the raw file by statsmodels and scipy."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from scipy.stats import binom, binomtest
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from pipeline import open_database
from pipeline.interface import LocalFigures
from pipeline.vocabulary.definitions import read_definitions
from reports import DATA, LAYOUTS

Interviews = dict[str, dict[str, dict[str, str]]]


@pytest.fixture(scope="module")
def base(reported: Callable[[str], Path]) -> Iterator[LocalFigures]:
    with open_database(reported("help_rct").parents[1] / "help_rct.duckdb", read_definitions(LAYOUTS)) as opened:
        yield opened


@pytest.fixture(scope="module")
def interviews(base: LocalFigures) -> Interviews:
    """Every person's interviews by month, as the file has them."""
    found: Interviews = {}
    path: Path = next((DATA / "help_rct").glob("*.csv"))
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["ID"], {})[row["TIME"]] = row
    return found


def pairs(interviews: Interviews, column: str) -> list[tuple[float, float]]:
    both = [(each["0"][column], each["24"][column]) for each in interviews.values() if "0" in each and "24" in each]
    return [(float(before), float(after)) for before, after in both if "NA" not in (before, after) and before and after]


def statistic(base: LocalFigures, metric: str, name: str) -> dict[str, object]:
    frame = base.figures(metric, period="2001", basis="finished")
    [row] = frame[frame["statistic"] == name].to_dict("records")
    return row


def test_support_before_and_after(base: LocalFigures, interviews: Interviews) -> None:
    both = pairs(interviews, "GOV_SUPP")
    table = [[sum(each == (came, went) for each in both) for went in (1.0, 0.0)] for came in (1.0, 0.0)]
    (kept, lost), (gained, never) = table
    counted = {
        name: statistic(base, "public_support", name)["numerator"] for name in ("kept", "lost", "gained", "never")
    }
    assert counted == {"kept": kept, "lost": lost, "gained": gained, "never": never}
    found = statistic(base, "public_support", "difference")
    exact = mcnemar(table, exact=True).pvalue
    # mid-p = exact less the probability of what was seen, where the two differ (Fagerland et al. 2013)
    assert lost != gained
    assert found["p_value"] == pytest.approx(exact - binom.pmf(min(lost, gained), lost + gained, 0.5), abs=1e-9)
    before, after = kept + lost, kept + gained
    # Less support is better: before less after. The pairs make it surer than two groups of strangers would be.
    assert found["value"] == pytest.approx((before - after) / len(both))
    low, high = confint_proportions_2indep(before, len(both), after, len(both), method="newcomb", compare="diff")
    assert low < found["ci_low"] < found["value"] < found["ci_high"] < high
    for name, count in (("before", before), ("after", after)):
        row = statistic(base, "public_support", name)
        wilson = proportion_confint(count, len(both), method="wilson")
        assert (row["ci_low"], row["ci_high"]) == pytest.approx(wilson, abs=1e-9)


def test_health_better_and_worse(base: LocalFigures, interviews: Interviews) -> None:
    both = pairs(interviews, "B1")
    better, worse = sum(after < before for before, after in both), sum(after > before for before, after in both)
    assert (better, worse, len(both)) == (103, 74, 277)
    net = statistic(base, "self_rated_health", "net")
    assert (net["numerator"], net["denominator"]) == (29, 277)
    assert net["p_value"] == pytest.approx(binomtest(better, better + worse, 0.5).pvalue, abs=1e-9)
    assert net["ci_low"] < 29 / 277 < net["ci_high"]
    # The net is sure exactly where the sign test says so.
    assert (net["ci_low"] > 0) == (net["p_value"] < 0.05)
