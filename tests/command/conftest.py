"""One report on the sample, shared by the tests that only look at it."""

from __future__ import annotations

import pytest
from running import Made, utfall_anew


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("analyst")
    return Made(utfall_anew("report", cwd=folder), folder)
