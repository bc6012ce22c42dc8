"""The committed sample has something for every verdict: surely over the goal, surely under it, and neither."""

from __future__ import annotations

from collections import Counter
from functools import cache

from statsmodels.stats.proportion import proportion_confint

from pipeline.sample import SAMPLE_PARTICIPATIONS, SAMPLE_SEED
from pipeline.sample.assumptions import read_assumptions
from pipeline.sample.messy import messy_files
from pipeline.sample.rows import Cells
from pipeline.sample.sheets import Sheet

GOAL = 0.70
ANSWERS = ("work_after", "study_after", "further_rehab_after")


@cache
def finished() -> dict[str, list[Cells]]:
    """By file, the finished participations of the newest deliveries that are not set aside."""
    files = messy_files(read_assumptions(), SAMPLE_PARTICIPATIONS, SAMPLE_SEED)
    newest = {file.path[11:]: file for file in files if isinstance(file, Sheet) and file.path >= "2026-10-05"}
    return {
        name: [
            row.cells for row in file.rows
            if row.cells["exit_date"] and row.cells["exit_reason"] != "felregistrering"
            and (row.fault is None or row.fault.happens == "warn")
        ]
        for name, file in newest.items()
    }  # fmt: skip


def interval(rows: list[Cells]) -> tuple[float, float]:
    """Wilson's 95 % interval for the share that moved on in the last rolling twelve months."""
    known = [row for row in rows if row["exit_date"] >= "2025-10-01" and all(row[answer] for answer in ANSWERS)]
    moved_on = sum(any(row[answer] in ("ja", "yes") for answer in ANSWERS) for row in known)
    low, high = proportion_confint(moved_on, len(known), method="wilson")
    return float(low), float(high)


def test_some_are_surely_over_some_surely_under_and_some_cannot_be_told() -> None:
    intervals = [interval(rows) for rows in finished().values()]
    assert len(intervals) == 9
    assert sum(low >= GOAL for low, _ in intervals) >= 2
    assert sum(high < GOAL for _, high in intervals) >= 2
    assert sum(low < GOAL <= high for low, high in intervals) >= 3


def test_sizes_are_those_of_real_insatser() -> None:
    assert all(25 <= len(rows) <= 150 for rows in finished().values())
    places = Counter(row["municipality"] for rows in finished().values() for row in rows)
    assert min(places, key=lambda code: places[code]) == "1060"


def test_protection_has_work_to_do_in_every_insats() -> None:
    for rows in finished().values():
        cells = Counter((row["gender"], (int(row["start_date"][:4]) - int(row["birth_year"])) // 10) for row in rows)
        assert min(cells.values()) < 5
