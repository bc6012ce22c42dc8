"""The metric that docs/utoka.md shows, and no code beside it, is counted again as all others are."""

from __future__ import annotations

import re
import shutil
from itertools import cycle
from pathlib import Path
from typing import Any

import asked_comparison
import definitions_as_written
import pytest
from comparison import differences, oracle_figures

from pipeline.vocabulary.definitions import SCHEMAS, read_definitions

NAME = "good_work_ability"
RATED = ("8", "7,5", "10", "", "0", "11", "åtta", "8,0")
"""Also what the column cannot hold, and what is no number."""


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """All definitions and the one that the page shows, as the program and as the oracle read them."""
    page = (SCHEMAS.parent / "docs" / "utoka.md").read_text(encoding="utf-8")
    [text] = re.findall(r"^```yaml\n(metric: .*?)^```", page, re.MULTILINE | re.DOTALL)
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    (tmp_path / "schemas" / "metrics" / f"{NAME}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(definitions_as_written, "SCHEMAS", tmp_path / "schemas")
    definitions_as_written.metrics.cache_clear()
    yield read_definitions(schemas=tmp_path / "schemas")
    definitions_as_written.metrics.cache_clear()


@pytest.fixture
def loaded(analyst: Any, shown: Any, participation: Any) -> Any:
    analyst.change(definitions=shown)
    genders, reasons = cycle(("kvinna", "man")), cycle(("enligt plan", "enligt plan", "flytt"))
    rows = [
        participation(
            number, work_ability_after=rated, gender=next(genders), exit_reason=next(reasons),
            birth_year=str(1960 + number), work_after="ja", study_after="nej", further_rehab_after="nej",
        )
        for number, rated in enumerate(RATED * 5, start=1)
    ]  # fmt: skip
    analyst.deliver_rows("2026-07-05/deltaganden.csv", rows)
    analyst.load()
    return analyst


def test_what_is_published_is_counted_again(loaded: Any) -> None:
    oracle = oracle_figures(loaded.order.deliveries, loaded.order.today)
    year = oracle[NAME, "year", "2026", "finished", (None, None, None, None)]
    assert (year.numerator, year.denominator, year.missing) == (15, 25, 15)
    assert differences(oracle, loaded.rows) == []


def test_what_can_be_asked_is_counted_again(loaded: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    counts = asked_comparison.counts

    def noted(*given: Any) -> Any:
        found = counts(*given)
        heard.extend(place for place in found if place[0] == NAME)
        return found

    monkeypatch.setattr(asked_comparison, "counts", noted)
    assert asked_comparison.differences(loaded, [("gender",)]) == []
    assert len(heard) > 10


def test_a_column_of_its_own_making_must_be_written_by_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    import by_definition

    monkeypatch.setattr(by_definition, "metrics", lambda: {"new": {"counts": "days_in_insats"}})
    with pytest.raises(KeyError, match="days_in_insats"):
        by_definition.say("new")
