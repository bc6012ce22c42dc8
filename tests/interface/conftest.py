"""The sample as an evaluator opens it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import open_database
from pipeline.interface import LocalFigures


@pytest.fixture(scope="session")
def sample_database(sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's database, closed."""
    sample.analyst.connection.execute("force checkpoint")
    copy = tmp_path_factory.mktemp("opened") / "utfall.duckdb"
    shutil.copyfile(sample.analyst.order.database, copy)
    return copy


@pytest.fixture(scope="session")
def base(sample_database: Path) -> Iterator[LocalFigures]:
    with open_database(sample_database) as opened:
        yield opened
