"""HELP, 470 people with up to five interviews each: the figures counted by hand when the file was fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import open_database
from pipeline.desk import Place, way_out
from reports import counts, figures, one


@pytest.fixture(scope="module")
def report(reported: Callable[[str], Path]) -> Path:
    return reported("help_rct")


def test_health_after_24_months(report: Path) -> None:
    found = [counts(one(report, metric=f"health_{way}", basis="finished")) for way in ("better", "same", "worse")]
    assert found == [(103, 277), (100, 277), (74, 277)]


def test_work_or_studies_after_24_months_by_gender(report: Path) -> None:
    assert counts(one(report, metric="work_or_study", basis="finished")) == (172, 277)
    shares = {
        gender: round(100 * float(one(report, metric="work_or_study", basis="finished", gender=gender)["value"]), 1)
        for gender in ("man", "kvinna")
    }
    assert shares == {"man": 61.0, "kvinna": 65.3}


def test_those_without_an_interview_are_missing_and_not_forgotten(report: Path) -> None:
    assert one(report, metric="work_or_study", basis="finished")["missing"] == "193"


def test_what_the_source_does_not_hold_is_no_data_and_not_nought(report: Path) -> None:
    moved_on = one(report, metric="moved_on", basis="finished")
    # Hidden: that nobody's outcome is known is an outcome of the small groups too, and the total would tell it.
    assert moved_on["status"] in ("no_data", "hidden")
    assert moved_on["value"] == ""
    with open_database(next(report.parents[1].glob("*.duckdb"))) as base:
        asked = base.figures("moved_on", period="2001", basis="finished")
    share = asked[asked["statistic"] == "share"].iloc[0]
    assert (share["status"], share["missing"]) == ("no_data", 470)


def test_women_and_men_of_50_and_over_are_hidden(report: Path) -> None:
    # Counted by hand: 4 women and 5 men.
    for gender in ("kvinna", "man"):
        for age in ("50-59", "60-65"):
            for row in figures(report, metric="work_or_study", gender=gender, age_group=age):
                assert row["status"] in ("hidden", "zero", "no_data")
                assert row["status"] != "hidden" or row["numerator"] == row["denominator"] == ""


def test_an_evaluator_takes_out_what_passes_and_is_told_why_the_rest_stays(report: Path, tmp_path: Path) -> None:
    database = next(report.parents[1].glob("*.duckdb"))
    place = Place("HELP", database, tmp_path / "reports" / "tables", is_sample=False)
    by_gender = way_out(place, "work_or_study", ["gender"], "2001")
    assert by_gender.frame is not None
    total = by_gender.frame[by_gender.frame["gender"].isna()].iloc[0]
    assert (total["numerator"], total["denominator"]) == (172, 277)
    by_age = way_out(place, "left_public_support", ["age_group"], "2001")
    assert by_age.frame is None and "går att räkna ut" in by_age.said
    assert [path.name for path in place.tables.iterdir()] == ["work_or_study-year-2001-gender"]


def test_women_and_men_are_compared_with_the_interval(report: Path) -> None:
    with open_database(next(report.parents[1].glob("*.duckdb"))) as base:
        [row] = base.compare("work_or_study", "gender", "kvinna", "man", "2001").to_dict("records")
        lifted = base.weighted("health_better", "2001").iloc[0]
    # 65.3 per cent of the women and 61.0 of the men, as was counted by hand.
    assert (row["numerator_first"], row["denominator_first"]) == (47, 72)
    assert (row["numerator_second"], row["denominator_second"]) == (125, 205)
    assert row["ci_low"] < 0 < row["ci_high"] and row["says"] == "ingen säker skillnad"
    assert (lifted["answered"], lifted["due"]) == (277, 470)
