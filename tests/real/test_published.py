"""Reports on real files are published with their proof, or not at all: the audit found nothing in these."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports import report_on


@pytest.mark.parametrize("name", ["hmis_demo", "help_rct", "stroke_rtw"])
def test_a_report_on_real_people_has_its_proof(tmp_path: Path, name: str) -> None:
    proof = json.loads((report_on(name, tmp_path) / "protection.json").read_text(encoding="utf-8"))
    assert proof["passed"] is True
    assert proof["counts"]["shown"] > 0
