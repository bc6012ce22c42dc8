"""The same release gives the same bytes, whatever the clock, the time zone and the hash seed. And help stays fast."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import matplotlib
import pytest

from pipeline.publish.charts import draw
from pipeline.publish.document import Document

ROOT = Path(__file__).resolve().parents[2]
PUBLISH = (
    "import sys, pathlib, invented; from pipeline.publish import publish; "
    "publish(invented.release(), pathlib.Path(sys.argv[1]))"
)


def start(folder: Path, zone: str, seed: str) -> subprocess.Popen[bytes]:
    folder.mkdir()
    paths = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
    return subprocess.Popen([sys.executable, "-c", PUBLISH, str(folder)], env=environment)


def test_two_time_zones_and_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    runs = [start(tmp_path / "a", "Asia/Tokyo", "1"), start(tmp_path / "b", "America/Los_Angeles", "2")]
    assert [run.wait(60) for run in runs] == [0, 0]
    first, second = read(tmp_path / "a"), read(tmp_path / "b")
    # Each kind of file, however many there are.
    assert {"report.html", "tillganglighet.html", "report.pdf", "tables.xlsx", "figures.csv"} <= set(first)
    assert differing(first, second) == []


def read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differing(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """The files that only one has, or that are other bytes."""
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def test_ids_of_chance_are_found(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drawing whose ids are drawn by lot, as matplotlib's are by itself."""

    def twice() -> list[dict[str, bytes]]:
        chart = document.charts[0].chart
        return [{"chart.svg": draw.svg_text(draw.draw_chart(chart, "wide")).encode("utf-8")} for _ in range(2)]

    @contextmanager
    def unsalted() -> Iterator[None]:
        with settings():
            matplotlib.rcParams["svg.hashsalt"] = None
            yield

    assert differing(*twice()) == []
    settings = draw.settings
    monkeypatch.setattr(draw, "settings", unsalted)
    assert differing(*twice()) == ["chart.svg"]
    assert differing({"a": b"1"}, {"b": b"1"}) == ["a", "b"]


def test_the_station_is_cheap_to_import_and_stands_alone() -> None:
    code = "import sys, pipeline.publish; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"matplotlib", "typst", "pikepdf", "jinja2", "xlsxwriter", "babel", "numpy"}


def test_forbidden_libraries_are_never_loaded() -> None:
    code = "import sys, pipeline.publish.whole; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"duckdb", "pandas", "scipy", "great_expectations", "matplotlib.pyplot"}
    stations = {f"pipeline.{name}" for name in ("accept", "check", "derive", "measure", "protect")}
    assert not loaded & stations
