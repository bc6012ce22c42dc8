"""The one way out of a notebook: a rounded table that has been attacked, or the reason why not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline import explain, publishable
from pipeline.interface import LocalFigures
from pipeline.vocabulary.errors import QuestionRefused, TableNotProved


def test_a_table_of_large_groups_comes_out_rounded(base: LocalFigures, tmp_path: Path) -> None:
    frame = publishable(base, "moved_on", ["gender"], "2025", tmp_path)
    folder = frame.attrs["folder"]
    assert folder.parent == tmp_path and sorted(each.name for each in folder.iterdir()) == ["README.txt", "table.csv"]
    with (folder / "table.csv").open(encoding="utf-8") as file:
        written = [int(row["numerator"]) for row in csv.DictReader(file)]
    assert list(frame["numerator"]) == written
    assert frame.attrs["protection"] == "rounded" and frame.attrs["base"] == 5
    whole = frame[frame["gender"].isna()].iloc[0]
    assert whole["numerator"] == sum(frame[frame["gender"].notna()]["numerator"])


def test_a_single_name_is_one_breakdown(base: LocalFigures, tmp_path: Path) -> None:
    assert len(publishable(base, "begun_within_12", "gender", "2025", tmp_path)) > 2


@pytest.mark.parametrize(("metric", "by"), [("eq_vas", ["gender"]), ("moved_on", []), ("moved_on", ["education"])])
def test_what_cannot_be_tried_is_refused_with_the_reason(
    base: LocalFigures, tmp_path: Path, metric: str, by: list[str]
) -> None:
    with pytest.raises(QuestionRefused) as said:
        publishable(base, metric, by, "2025", tmp_path)
    assert str(said.value) and not list(tmp_path.iterdir())


def test_a_table_that_tells_of_someone_beside_another_is_refused(base: LocalFigures, tmp_path: Path) -> None:
    first = publishable(base, "moved_on", ["gender", "age_group"], "2025", tmp_path)
    with pytest.raises(TableNotProved) as said:
        publishable(base, "moved_on", ["gender", "insats_id"], "2025", tmp_path)
    assert "öppna tabeller bredvid" in str(said.value)
    assert list(tmp_path.iterdir()) == [first.attrs["folder"]]


def test_without_a_folder_it_lies_among_the_forbunds_reports(
    base: LocalFigures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    frame = publishable(base, "moved_on", ["gender"], "2025")
    assert frame.attrs["folder"].parent == tmp_path / "reports" / "tables"
    assert "Påhittade" in (frame.attrs["folder"] / "README.txt").read_text(encoding="utf-8")


def test_a_figure_is_explained(base: LocalFigures) -> None:
    found = explain(base, "moved_on.1/share/year-2025/finished/gender=kvinna")
    figure = base.figures("moved_on", by=["gender"], period="2025", basis="finished")
    assert dict(found.says)["yes"] == figure[figure["gender"] == "kvinna"]["numerator"].iloc[0]
