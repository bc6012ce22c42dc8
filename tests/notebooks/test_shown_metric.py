"""The metric that docs/utoka.md shows can be chosen in a notebook, asked for and handed out, with no code beside it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from opened import GOAL, OWN_METRIC, OWN_QUESTION, Run

from pipeline.desk import find_place, way_out


def test_it_can_be_chosen_and_asked_for(run: Run) -> None:
    _, defined = run(OWN_QUESTION)
    assert defined["out_metric"].options["E-X God arbetsförmåga"] == OWN_METRIC
    _, defined = run(GOAL)
    assert OWN_METRIC in defined["out_metric"].options.values()


def test_its_figures_are_those_of_the_report(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UTFALL_PROJECT", str(project))
    with find_place(project).opened() as base:
        [row] = base.figures(OWN_METRIC, period="rolling 2026-Q3", basis="finished").to_dict("records")
    told = (project / "reports" / "2026-Q3" / "figures.csv").read_text(encoding="utf-8")
    [line] = [each for each in told.splitlines() if each.startswith(f"{OWN_METRIC},1,rolling,2026-Q3,finished,,,,,")]
    assert line.split(",")[9:11] == [str(row["numerator"]), str(row["denominator"])]


def test_it_is_handed_out_as_all_others(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UTFALL_PROJECT", str(project))
    place = dataclasses.replace(find_place(project), tables=tmp_path)
    outcome = way_out(place, OWN_METRIC, ["gender"], "2025")
    assert outcome.folder is not None and (outcome.folder / "table.csv").is_file(), outcome.said
