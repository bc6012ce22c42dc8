"""The metric that docs/utoka.md shows, and no code beside it, is counted again as all others are."""

from __future__ import annotations

import dataclasses
import re
import shutil
from pathlib import Path
from typing import Any

import asked_comparison
import definitions_as_written
import pytest

from pipeline.vocabulary.definitions import SCHEMAS, read_definitions


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """All definitions and the one that the page shows, as the program and as the oracle read them."""
    page = (SCHEMAS.parent / "docs" / "utoka.md").read_text(encoding="utf-8")
    [text] = re.findall(r"^```yaml\n(metric: .*?)^```", page, re.MULTILINE | re.DOTALL)
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    (tmp_path / "schemas" / "metrics" / "in_rehabilitation.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(definitions_as_written, "SCHEMAS", tmp_path / "schemas")
    definitions_as_written.metrics.cache_clear()
    yield read_definitions(schemas=tmp_path / "schemas")
    definitions_as_written.metrics.cache_clear()


def test_it_is_counted_again(sample: Any, shown: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample.analyst, "order", dataclasses.replace(sample.analyst.order, definitions=shown))
    heard = []
    counts = asked_comparison.counts

    def noted(*given: Any) -> Any:
        found = counts(*given)
        heard.extend(place for place in found if place[0] == "in_rehabilitation")
        return found

    monkeypatch.setattr(asked_comparison, "counts", noted)
    assert asked_comparison.differences(sample.analyst, [("gender",)]) == []
    assert len(heard) > 10


def test_a_column_of_its_own_making_must_be_written_by_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    import by_definition

    monkeypatch.setattr(by_definition, "metrics", lambda: {"new": {"counts": "days_in_insats"}})
    with pytest.raises(KeyError, match="days_in_insats"):
        by_definition.say("new")
