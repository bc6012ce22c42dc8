"""One report on the sample, shared by the tests that only look at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from running import Run, utfall


@dataclass(frozen=True)
class Made:
    run: Run
    folder: Path

    @property
    def report(self) -> Path:
        return self.folder / "reports" / "2026-Q3"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("analyst")
    return Made(utfall("report", cwd=folder), folder)
