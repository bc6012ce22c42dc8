"""What the tests of the audit share."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_reports import SAFE, write_report


@pytest.fixture
def safe(tmp_path: Path) -> Path:
    return write_report(tmp_path / "2026-Q3", SAFE, "<p>Utfall: 60 av 100 (60 %).</p>")
