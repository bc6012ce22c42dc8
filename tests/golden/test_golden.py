"""The sample's figures and findings as text, so that a change of any of them is seen in review.

Whether they are right is the oracle's business; this only says that they have not moved. After an
intended change: UTFALL_GOLDEN=write make test ARGS=tests/golden, and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.__main__ import main

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden")
    code = main(["report", "--database", str(folder / "sample.duckdb"), "--out", str(folder / "reports")])
    assert code == 0
    return folder


def test_figures_for_everyone_by_gender_and_by_insats(folder: Path) -> None:
    lines = (folder / "reports" / "2026-Q3" / "figures.csv").read_text(encoding="utf-8").splitlines()
    compare("figures.csv", [lines[0], *(line for line in lines[1:] if is_kept(line))])


def test_findings(folder: Path) -> None:
    compare("findings.csv", (folder / "sample.findings.csv").read_text(encoding="utf-8-sig").splitlines())


def is_kept(line: str) -> bool:
    """Twelve months, and groups of the year so far: everyone, a gender or an insats."""
    _, _, kind, period, _, _, age, _, municipality, *_ = line.split(",")
    return (kind == "rolling" or period == "2026") and not age and not municipality


def compare(name: str, lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    if os.environ.get("UTFALL_GOLDEN") == "write":
        (HERE / name).write_text(text, encoding="utf-8")
    assert (HERE / name).read_text(encoding="utf-8") == text
