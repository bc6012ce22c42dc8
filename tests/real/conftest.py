"""One report on each of the real folders, for all tests that look at it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from made_once import Once

from reports import report_on


@pytest.fixture(scope="session")
def reported(once: Once) -> Callable[[str], Path]:
    """The report on a real folder; two folders above it lies the database, named as the real one."""

    @cache
    def report(name: str) -> Path:
        return Path(once(name, lambda folder: str(report_on(name, folder)))[1])

    return report
