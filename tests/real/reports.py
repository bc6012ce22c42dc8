"""Reports on real files that nobody here wrote, through a layout file alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
LAYOUTS = Path(__file__).parent / "layouts"

Figures = list[dict[str, str]]


def report_on(name: str, folder: Path) -> Path:
    """Report on one of the real folders into `folder`; skipped aloud where the files are not beside the project."""
    if not (DATA / name).is_dir():
        pytest.skip(f"the real files {name} are not beside this clone")
    database = folder / f"{name}.duckdb"
    code = main(
        ["report", "--deliveries", str(DATA / name), "--layouts", str(LAYOUTS), "--database", str(database),
         "--out", str(folder / "reports")]
    )  # fmt: skip
    assert code == 0
    return next((folder / "reports").iterdir())


def figures(report: Path, **wanted: str) -> Figures:
    """The figures of a report that match, everything not named being all."""
    blank = {"gender": "", "age_group": "", "insats_id": "", "municipality": "", "period_kind": "year"}
    with (report / "figures.csv").open(encoding="utf-8") as file:
        return [
            row for row in csv.DictReader(file) if all(row[name] == value for name, value in (blank | wanted).items())
        ]


def one(report: Path, **wanted: str) -> dict[str, str]:
    found = figures(report, **wanted)
    assert len(found) == 1
    return found[0]


def counts(row: dict[str, str]) -> tuple[int, int]:
    return int(row["numerator"]), int(row["denominator"])
