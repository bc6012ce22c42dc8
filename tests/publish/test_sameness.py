"""The same release gives the same bytes, whatever the clock, the time zone and the hash seed. And help stays fast."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
    first = {path.relative_to(tmp_path / "a"): path.read_bytes() for path in (tmp_path / "a").rglob("*.*")}
    second = {path.relative_to(tmp_path / "b"): path.read_bytes() for path in (tmp_path / "b").rglob("*.*")}
    assert len(first) == 33 and set(first) == set(second)
    assert [str(name) for name in first if first[name] != second[name]] == []


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
