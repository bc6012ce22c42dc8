"""The list of acceptance checks is whole: each row names its tests, and one that plants a fault, and both are there."""

from __future__ import annotations

import re

import pytest
from repository import ROOT

PAGE = ROOT / "docs" / "granskning-for-hand.md"
NUMBERS = [f"A{number}" for number in range(1, 16)]


def rows(page: str) -> dict[str, list[str]]:
    """The cells of each row of the list, by its number."""
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines()]
    return {cells[0]: cells[1:] for cells in found if re.fullmatch(r"A\d+", cells[0])}


def faults(page: str) -> list[str]:
    """Rows without a test, with a test that is not there, or without one that plants a fault."""
    listed = rows(page)
    missing = [number for number in NUMBERS if number not in listed]
    for number, (_, tests, planted, _) in listed.items():
        paths = [PAGE.parent / link for link in re.findall(r"\]\(([^)]+\.py)\)", tests)]
        sources = [path.read_text(encoding="utf-8") for path in paths if path.is_file()]
        # A look at a page and its spoilt pages lie side by side.
        sources += [each.read_text(encoding="utf-8") for path in paths for each in path.parent.glob("test_spoilt*.py")]
        name = planted.strip("`")
        if not paths or not all(path.is_file() for path in paths):
            missing.append(f"{number} tests")
        if not any(f"def {name}(" in source for source in sources):
            missing.append(f"{number} planted")
    return missing


def test_every_check_has_its_tests_and_a_planted_fault() -> None:
    assert faults(PAGE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("| A7 |", "| B7 |", ["A7"]),
        ("`test_the_lint_can_fail`", "", ["A4 planted"]),
        ("`test_the_lint_can_fail`", "`test_of_nothing`", ["A4 planted"]),
        ("(../tests/publish/test_layout.py)", "(../tests/publish/test_gone.py)", ["A4 tests", "A4 planted"]),
    ],
)
def test_a_row_without_a_planted_fault_is_found(old: str, new: str, found: list[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert old in page
    assert faults(page.replace(old, new)) == found
