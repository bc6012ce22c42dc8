"""One report on the sample, shared by the tests that only look at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import SAMPLE, Made, utfall, utfall_anew


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("analyst")
    return Made(utfall_anew("report", cwd=folder), folder)


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A förbund of its own with the sample's deliveries: what it reports is given out."""
    folder = tmp_path_factory.mktemp("förbund")
    (folder / "utfall.toml").write_text(f'association = "Vår"\ndeliveries = "{SAMPLE.as_posix()}"\n', encoding="utf-8")
    return Made(utfall("report", cwd=folder), folder)


@pytest.fixture(scope="session")
def in_a_row(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A förbund of its own that has given out the second quarter, and then the third."""
    folder = tmp_path_factory.mktemp("i_rad")
    (folder / "utfall.toml").write_text(f'association = "Vår"\ndeliveries = "{SAMPLE.as_posix()}"\n', encoding="utf-8")
    for period in ("2026-Q2", "2026-Q3"):
        run = utfall("report", "--period", period, cwd=folder)
        assert run.code == 0, run.err
    return folder
