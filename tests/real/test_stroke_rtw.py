"""Back to work after stroke: the figures counted by hand when the file was fetched, and its contradictions found."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import open_database
from reports import one


@pytest.fixture(scope="module")
def report(reported: Callable[[str], Path]) -> Path:
    return reported("stroke_rtw")


def test_those_who_completed_the_rehabilitation(report: Path) -> None:
    # The completed are published for everyone together only; by insats they are asked for.
    with open_database(report.parents[1] / "stroke_rtw.duckdb") as base:
        asked = base.figures("work_or_study", ["insats_id"], "since", "completed")
    row = asked[(asked["statistic"] == "share") & (asked["insats_id"] == "ESSVR")].iloc[0]
    assert row["denominator"] == 379
    assert round(100 * row["value"], 1) == 92.3


def test_usual_care(report: Path) -> None:
    row = one(report, metric="work_or_study", basis="finished", insats_id="Usual Care")
    assert round(100 * float(row["value"]), 1) == 63.1


def test_every_contradiction_is_a_finding(report: Path) -> None:
    with (report.parents[1] / "stroke_rtw.findings.csv").open(encoding="utf-8-sig") as file:
        rules = Counter(row["regel"] for row in csv.DictReader(file, delimiter=";"))
    assert rules["stroke-returned-without-date"] == 23
    assert rules["stroke-date-without-return"] == 33
