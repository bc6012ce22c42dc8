"""The homelessness export again from its raw files: pairs in plain Python, tests and limits by other packages."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest
from loaded_real import load_real
from recomputed import agrees, four_cells, statistic
from scipy.stats import binomtest

from pipeline.interface import LocalFigures
from pipeline.interface.ground import read_ground
from reports import DATA

ENTRY, EXIT = "1", "3"


@pytest.fixture(scope="module")
def base(module_analyst) -> LocalFigures:
    load_real(module_analyst, "hmis_demo")
    definitions = module_analyst.order.definitions
    return LocalFigures(module_analyst.connection, definitions, *read_ground(module_analyst.connection, definitions))


def rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / "hmis_demo" / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def before_and_after(file: str, column: str, known: tuple[str, ...]) -> list[tuple[str, str]]:
    """The first answer at entry and at exit of everyone who has left, where both are known."""
    left = {row["EnrollmentID"] for row in rows("Exit") if row["ExitDate"]}
    first: dict[tuple[str, str], str] = {}
    for row in rows(file):
        first.setdefault((row["EnrollmentID"], row["DataCollectionStage"]), row[column])
    both = [(first.get((each, ENTRY)), first.get((each, EXIT))) for each in left]
    return [(came, went) for came, went in both if came in known and went in known]


def test_work_before_and_after(base: LocalFigures) -> None:
    both = before_and_after("EmploymentEducation", "Employed", ("0", "1"))
    assert len(both) > 2785
    agrees(base, "work", four_cells([(came == "1", went == "1") for came, went in both]), more_is_better=True)


def test_support_before_and_after(base: LocalFigures) -> None:
    both = before_and_after("IncomeBenefits", "BenefitsFromAnySource", ("0", "1"))
    assert len(both) > 2789
    cells = four_cells([(came == "1", went == "1") for came, went in both])
    agrees(base, "public_support", cells, more_is_better=False)


def test_health_better_and_worse(base: LocalFigures) -> None:
    both = before_and_after("HealthAndDV", "GeneralHealthStatus", ("1", "2", "3", "4", "5"))
    better, worse = sum(went < came for came, went in both), sum(went > came for came, went in both)
    net = statistic(base, "self_rated_health", "net")
    assert (net["numerator"], net["denominator"]) == (better - worse, len(both))
    assert net["p_value"] == pytest.approx(binomtest(better, better + worse, 0.5).pvalue, abs=1e-9)
