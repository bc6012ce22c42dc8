"""Reports on real files are published with their proof, or not at all: the audit found nothing in these."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["hmis_demo", "help_rct", "stroke_rtw"])
def test_a_report_on_real_people_has_its_proof(reported: Callable[[str], Path], name: str) -> None:
    proof = json.loads((reported(name) / "protection.json").read_text(encoding="utf-8"))
    assert proof["passed"] is True
    assert proof["counts"]["shown"] > 0
