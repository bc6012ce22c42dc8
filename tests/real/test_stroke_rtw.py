"""Back to work after stroke: the figures counted by hand when the file was fetched, and its contradictions found."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from reports import counts, one, report_on


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return report_on("stroke_rtw", tmp_path_factory.mktemp("stroke"))


def test_those_who_completed_the_rehabilitation(report: Path) -> None:
    row = one(report, metric="work_or_study", basis="completed", insats_id="ESSVR")
    assert counts(row)[1] == 379
    assert round(100 * float(row["value"]), 1) == 92.3


def test_usual_care(report: Path) -> None:
    row = one(report, metric="work_or_study", basis="finished", insats_id="Usual Care")
    assert round(100 * float(row["value"]), 1) == 63.1


def test_every_contradiction_is_a_finding(report: Path) -> None:
    with (report.parents[1] / "stroke_rtw.findings.csv").open(encoding="utf-8-sig") as file:
        rules = Counter(row["regel"] for row in csv.DictReader(file, delimiter=";"))
    assert rules["stroke-returned-without-date"] == 23
    assert rules["stroke-date-without-return"] == 33
