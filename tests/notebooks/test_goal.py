"""The notebook on the goal says what the report says, and shows nothing hidden."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import duckdb
import pytest
from opened import GOAL, Run

GROUPS_SHOWN = 13
"""Two genders in six age bands, and the total; groups with nobody in them are left out."""


def test_the_table_is_the_protected_figures(run: Run, database: Path) -> None:
    _, defined = run(GOAL)
    with duckdb.connect(str(database), read_only=True) as connection:
        counts = connection.execute(
            "select numerator, denominator from protected.figure where metric = 'moved_on' and basis = 'finished' "
            "and period = '2025' and insats_id is null and municipality is null and status <> 'zero' "
            "and (gender is null) = (age_group is null)"
        ).fetchall()
    assert len(defined["table"]) == len(counts) == GROUPS_SHOWN
    shown = [text.partition(" (")[0] for text in defined["table"]["Gick vidare"]]
    assert sorted(shown) == sorted(".." if yes is None else f"{yes} av {known}" for yes, known in counts)


def test_statements_are_the_published_ones(run: Run, project: Path) -> None:
    _, defined = run(GOAL, basis="finished", period=("year", "2026"), grouping=("gender",))
    published = (project / "reports" / "2026-Q3" / "report.html").read_text(encoding="utf-8")
    total = defined["sentences"][-1]
    for sentence in ("Målet 70\N{NO-BREAK SPACE}% nåddes.", "Deltagarna är för få för att avgöra"):
        assert sentence in total
        assert sentence in published


@pytest.mark.parametrize("period", ["2025", "2026"])
@pytest.mark.parametrize("grouping", [("gender",), ("age_group",), ("gender", "age_group")])
@pytest.mark.parametrize("basis", ["finished", "completed"])
def test_no_hidden_number_in_any_choice(run: Run, basis: str, grouping: tuple[str, ...], period: str) -> None:
    _, defined = run(GOAL, basis=basis, period=("year", period), grouping=grouping)
    figures = defined["shown"]
    assert figures
    for figure, row, sentence in zip(figures, defined["table"].values, defined["sentences"], strict=True):
        if figure.status == "hidden":
            assert {figure.numerator, figure.denominator, figure.missing, figure.excluded, figure.value} == {None}
            assert (figure.target_reached, figure.certainty, set(row[1:])) == (None, None, {".."})
            assert sentence.endswith("** Redovisas inte, för att skydda små grupper.")
    drawn = [text.get_text() for text in defined["plot"].axes[0].get_yticklabels()]
    assert len(drawn) == sum(figure.status == "shown" for figure in figures)


def test_the_sample_has_hidden_groups_to_hide(run: Run) -> None:
    _, defined = run(GOAL)
    assert any(figure.status == "hidden" for figure in defined["shown"])


def test_without_people_of_both_gender_and_age_it_starts_where_a_group_is_shown(
    run: Run, books: dict[str, ModuleType]
) -> None:
    _, defined = run(GOAL)
    figures = defined["figures"].copy()
    figures.loc[figures.gender.notna() & figures.age_group.notna(), "status"] = "zero"
    figures.loc[figures.gender.notna() & (figures.period == figures.period.max()), "status"] = "hidden"
    _, again = books[GOAL].app.run(defs={"figures": figures})
    assert again["grouping"].value == ("gender",)
    assert any(figure.status == "shown" and figure.gender for figure in again["shown"])


def test_counted_another_way_it_is_another_share_with_its_own_bounds(run: Run) -> None:
    _, defined = run(GOAL, beside=["moved_on", "work_or_study"])
    ways = defined["counted_ways"]
    assert list(ways["Mått"].unique()) == ["Gick vidare", "Arbetar eller studerar"]
    assert len(set(ways["Utfall"])) == len(ways) == 4
    assert all("95\N{NO-BREAK SPACE}%-intervall" in text for text in ways["Utfall"])
