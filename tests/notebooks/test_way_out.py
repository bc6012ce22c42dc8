"""The one way out of a notebook: what it writes has passed, what it refuses it says why, and never both."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.desk import Place, way_out, way_out_choices


@pytest.fixture
def place(database: Path, tmp_path: Path) -> Place:
    return Place("Prov", database, tmp_path / "reports" / "tables", is_sample=True)


def test_what_passes_is_written_and_shown_as_written(place: Place) -> None:
    outcome = way_out(place, "moved_on", ["gender"], "2025")
    assert outcome.frame is not None and outcome.folder is not None
    written = (outcome.folder / "table.csv").read_text(encoding="utf-8").splitlines()
    assert len(written) == len(outcome.frame) + 1 and len(outcome.frame) > 2
    assert list(outcome.frame["numerator"]) == [int(line.split(",")[-7]) for line in written[1:]]
    assert outcome.frame.attrs["protection"] == "rounded"
    assert "0 öppna tabeller" in outcome.said and "reports/tables/moved_on-year-2025-gender" in outcome.said
    assert str(place.tables) not in outcome.said
    assert list(outcome.shown.columns) == ["Kön", "Antal", "Av (känt utfall)", "Uppgift saknas"]
    assert list(outcome.shown["Kön"])[:3] == ["Alla", "Kvinnor", "Män"]
    assert list(outcome.shown["Antal"]) == list(outcome.frame["numerator"])
    assert "Påhittade uppgifter" in (outcome.folder / "README.txt").read_text(encoding="utf-8")


def test_the_next_is_tried_beside_the_first(place: Place) -> None:
    way_out(place, "moved_on", ["gender"], "2025")
    assert "1 öppna tabeller" in way_out(place, "moved_on", ["age_group"], "2025").said


def test_what_tells_too_much_is_refused_in_words_that_a_person_reads(place: Place) -> None:
    outcome = way_out(place, "moved_on", ["gender", "age_group"], "2025")
    assert outcome.shown is None and "utgivna rapporter" in outcome.said
    assert "åldersgrupp vid start: " in outcome.said and " år" in outcome.said
    # Nothing of what the audit calls its cells, and nothing that only a terminal has.
    assert not any(word in outcome.said for word in ("=", "--", "moved_on", "numerator", "age_group", ".yaml"))


def test_what_is_looked_at_is_what_is_offered_and_all_years_together_are_not(definitions) -> None:
    periods = {"Året 2025": "2025", "Året 2024": "2024", "Alla år": "since 2026-Q3"}
    for looked_at, offered in (("2024", "2024"), ("since 2026-Q3", "2025"), (None, "2025")):
        metric, by, period, _ = way_out_choices(definitions.metrics, periods, "health_better", "insats_id", looked_at)
        assert (metric.value, by.value, period.value) == ("health_better", ["insats_id"], offered)
        assert "since 2026-Q3" not in period.options.values()


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (("work_ability", ["gender"], "2025"), "publiceras inte"),
        (("moved_on", [], "2025"), "en eller två"),
        (("moved_on", ["education"], "2025"), "en eller två"),
        (("moved_on", ["gender"], "1999"), "1999"),
        (("no_metric", ["gender"], "2025"), "no_metric"),
    ],
)
def test_a_refusal_is_an_answer_with_its_reason_and_writes_nothing(place: Place, wish: tuple, reason: str) -> None:
    outcome = way_out(place, *wish)
    assert (outcome.frame, outcome.folder) == (None, None)
    assert reason in outcome.said
    assert not list(place.tables.rglob("*.csv"))
