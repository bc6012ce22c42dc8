"""The shape of the house: six stations in the order of travel, and one that makes what may be published."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from repository import PIPELINE, ROOT, STATIONS, calls_in, tracked

IN_TURN = {"prove": "protect"}
"""Protection is reached through what lets the auditor try it, since a station may not call another."""
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "manager", "misc"}


def test_the_flow_calls_the_stations_in_order() -> None:
    tree = ast.parse((PIPELINE / "flow.py").read_text(encoding="utf-8"))
    steps = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}

    def way(step: str) -> list[str]:
        """The stations that a step of the flow calls, itself or through other steps."""
        return [
            station
            for name in calls_in(steps[step])
            for station in (way(name) if name in steps else [IN_TURN.get(name, name)])
            if station in STATIONS
        ]

    assert tuple(way("report")) == STATIONS


def test_a_listing_of_the_folder_shows_the_way() -> None:
    folders = sorted(path.parent.name for path in PIPELINE.glob("*/__init__.py"))
    assert tuple(name for name in folders if name in STATIONS) == STATIONS
    assert set(folders) == {
        *STATIONS,
        "arguments",
        "audit",
        "comments",
        "desk",
        "doctor",
        "forget",
        "given_out",
        "handbook",
        "interface",
        "new_project",
        "propose",
        "reference",
        "sample",
        "statistics",
        "sus",
        "vocabulary",
        "why",
        "workbook",
    }


def _python_files() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py"]


def test_only_protect_makes_protected_figures() -> None:
    makers = {
        path.relative_to(ROOT).as_posix()
        for path in _python_files()
        if path.is_relative_to(PIPELINE) or path.is_relative_to(ROOT / "notebooks")
        if "ProtectedFigure" in calls_in(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert makers
    assert all(maker.startswith("pipeline/protect/") for maker in makers), makers


def test_a_figure_made_elsewhere_would_be_seen() -> None:
    assert "ProtectedFigure" in calls_in(ast.parse("x = figures.ProtectedFigure(key=1)"))


def test_modules_are_named_for_what_they_do() -> None:
    vague = [path for path in _python_files() if SAYS_NOTHING & set(path.stem.lower().split("_"))]
    assert vague == []


@pytest.mark.parametrize("path", sorted(PIPELINE.rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
