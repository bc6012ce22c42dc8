"""People who finished, and reports given out on them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.flow import Report, report
from pipeline.publish.manifest import manifest_json
from pipeline.publish.open_data import figures_csv
from pipeline.vocabulary.periods import ReportPeriod
from pipeline.vocabulary.release import Release

Rows = list[dict[str, str]]


@pytest.fixture
def people(participation: Callable[..., dict[str, str]]) -> Callable[..., Rows]:
    """So many who finished on a day, every third to work; numbered from `first`."""

    def made(first: int, number: int, exit_date: str) -> Rows:
        answers = {"study_after": "nej", "further_rehab_after": "nej", "gender": "kvinna", "birth_year": "1980"}
        return [
            participation(
                each, start_date="2024-06-01", exit_date=exit_date, work_after="nej" if each % 3 else "ja", **answers
            )
            for each in range(first, first + number)
        ]

    return made


@pytest.fixture(autouse=True)
def figures_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What binds are the figures: pages and charts are set by other tests, and take most of a report's time."""

    def write(release: Release, folder: Path, with_slides: bool) -> None:
        (folder / "figures.csv").write_text(figures_csv(release), encoding="utf-8", newline="")
        (folder / "manifest.json").write_text(manifest_json(release, {}), encoding="utf-8", newline="")

    monkeypatch.setattr("pipeline.flow.publish", write)


@pytest.fixture
def give_out(analyst) -> Callable[[str], Report]:
    def given(period: str) -> Report:
        analyst.change(period=ReportPeriod.parse(period))
        return report(analyst.connection, analyst.order, analyst._say)

    return given
