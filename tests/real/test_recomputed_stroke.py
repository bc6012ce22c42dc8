"""Back to work after stroke again from the raw file: shares and their difference by statsmodels."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from recomputed import statistic
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from pipeline import open_database
from pipeline.interface import LocalFigures
from pipeline.vocabulary.definitions import read_definitions
from reports import DATA, LAYOUTS


@pytest.fixture(scope="module")
def base(reported: Callable[[str], Path]) -> Iterator[LocalFigures]:
    with open_database(reported("stroke_rtw").parents[1] / "stroke_rtw.duckdb", read_definitions(LAYOUTS)) as opened:
        yield opened


def returned(**wanted: str) -> tuple[int, int]:
    """How many are back at work, of how many whose answer is known, among those who match in the raw file."""
    with (DATA / "stroke_rtw" / "stroke_rtw.csv").open(encoding="utf-8") as file:
        own = [row for row in csv.DictReader(file) if all(row[name] == value for name, value in wanted.items())]
    known = [row["rtw_flg"] for row in own if row["rtw_flg"] in ("0", "1") and row["exit_assessment_dte"]]
    return known.count("1"), len(known)


@pytest.mark.parametrize("group", ["ESSVR", "Usual Care"])
def test_shares_of_both_groups(base: LocalFigures, group: str) -> None:
    back, known = returned(alloc=group)
    row = statistic(base, "work_or_study", "share", ("insats_id",), insats_id=group)
    assert (row["numerator"], row["denominator"]) == (back, known)
    assert (row["ci_low"], row["ci_high"]) == pytest.approx(proportion_confint(back, known, method="wilson"), abs=1e-9)


@pytest.mark.parametrize(("sex", "gender", "per_cent"), [("Female", "kvinna", 89.1), ("Male", "man", 94.0)])
def test_women_and_men_who_completed(base: LocalFigures, sex: str, gender: str, per_cent: float) -> None:
    back, known = returned(alloc="ESSVR", essvr_complete_flg="1", sex=sex)
    row = statistic(base, "work_or_study", "share", ("gender", "insats_id"), insats_id="ESSVR", gender=gender,
                    basis="completed")  # fmt: skip
    assert (row["numerator"], row["denominator"]) == (back, known)
    assert round(100 * row["value"], 1) == per_cent
    assert (row["ci_low"], row["ci_high"]) == pytest.approx(proportion_confint(back, known, method="wilson"), abs=1e-9)


def test_the_difference_between_the_groups(base: LocalFigures) -> None:
    (first, of_first), (second, of_second) = returned(alloc="ESSVR"), returned(alloc="Usual Care")
    [row] = base.compare("work_or_study", "insats_id", "ESSVR", "Usual Care", "since").to_dict("records")
    assert row["difference"] == pytest.approx(first / of_first - second / of_second)
    newcombe = confint_proportions_2indep(first, of_first, second, of_second, method="newcomb", compare="diff")
    assert (row["ci_low"], row["ci_high"]) == pytest.approx(newcombe, abs=1e-9)
    assert row["is_sure"]
