"""English titles and alt texts say what the Swedish do, which are computed again from figures.csv."""

from __future__ import annotations

import csv
import io
import re

import invented
import pytest
from hypothesis import given
from second_alts import filled_with, whole_year
from second_english import ALTS, alt_in_english, title_in_english
from second_titles import Sure, second_titles
from second_titles_counts import counted_titles
from test_layout import CASES
from test_titles_again import charts, planned

from pipeline.publish.open_data import figures_csv
from pipeline.vocabulary.release import Release


def wrong_english(release: Release, said: dict[str, tuple[str, str]]) -> list[str]:
    """The charts whose English title or alt text is another. `said`: title and alt text by chart."""
    rows = list(csv.DictReader(io.StringIO(figures_csv(release))))
    again = second_titles(rows, release.definitions, Sure(counts_missing=False)) | counted_titles(rows, release)
    faults = []
    for chart, (title, alt) in said.items():
        facts = filled_with(again[chart], rows, whole_year(rows))
        if title != title_in_english(again[chart]) or alt != alt_in_english(chart, title, facts):
            faults.append(f"{chart}: {title} / {again[chart]}")
    return faults


def said_by(release: Release) -> dict[str, tuple[str, str]]:
    return {block.chart.id: (block.chart.title, block.chart.alt) for block in charts(release)}


@pytest.mark.parametrize("case", CASES)
def test_awkward_releases_say_the_same_in_english(case: str) -> None:
    release = CASES[case]("en")
    assert wrong_english(release, said_by(release)) == []


@given(planned)
def test_generated_releases_say_the_same_in_english(insatser: list[tuple[int, float]]) -> None:
    planned_insatser = tuple((f"i{n}", f"Insats {n}", *each) for n, each in enumerate(insatser))
    release = invented.release("en", insatser=planned_insatser)
    assert wrong_english(release, said_by(release)) == []


def test_one_more_or_another_way_is_found() -> None:
    release = invented.release("en")
    said = said_by(release)
    assert set(said) == set(ALTS) and wrong_english(release, said) == []
    for chart, (title, alt) in said.items():
        wrong = re.sub(
            r"2025|Reliably|No |Fewer|More|Men|Outside|one ", lambda found: f"{found[0]} not", title, count=1
        )
        assert wrong != title, chart
        assert wrong_english(release, {chart: (wrong, alt)}), chart
        assert wrong_english(release, {chart: (title, alt.replace("chart", "picture", 1))}), chart


def test_a_title_that_the_book_has_not_is_a_fault() -> None:
    with pytest.raises(KeyError):
        title_in_english("Tack vare insatsen har fler arbete")
