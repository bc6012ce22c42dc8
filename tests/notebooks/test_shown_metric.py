"""The metric that docs/utoka.md shows can be chosen in a notebook, and asked for, with no code beside it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from opened import OWN_QUESTION, Run

from pipeline.interface import opened as interface
from pipeline.vocabulary.definitions import SCHEMAS, read_definitions


def test_it_can_be_chosen_and_asked_for(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (SCHEMAS.parent / "docs" / "utoka.md").read_text(encoding="utf-8")
    [text] = re.findall(r"^```yaml\n(metric: .*?)^```", page, re.MULTILINE | re.DOTALL)
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    (tmp_path / "schemas" / "metrics" / "in_rehabilitation.yaml").write_text(text, encoding="utf-8")
    more = read_definitions(schemas=tmp_path / "schemas")
    monkeypatch.setattr(interface, "read_definitions", lambda: more)
    _, defined = run(OWN_QUESTION)
    assert defined["out_metric"].options["M-E Fortsatt rehabilitering"] == "in_rehabilitation"
