"""A förbund with the sample's deliveries and a report given out, and the notebooks run on it without a browser."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from made_once import Once
from opened import NAMES, NOTEBOOKS, OWN_METRIC, ROOT, Run, shown_metric


@pytest.fixture(scope="session")
def project(once: Once) -> Path:
    """The folder of a förbund with a metric of its own, reported on: what it gave out binds what may follow."""

    def report(folder: Path) -> None:
        deliveries = (ROOT / "data" / "sample").as_posix()
        (folder / "utfall.toml").write_text(f'association = "Prov"\ndeliveries = "{deliveries}"\n', encoding="utf-8")
        own = folder / "egna-matt"
        own.mkdir()
        (own / f"{OWN_METRIC}.yaml").write_text(shown_metric(), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "pipeline", "report"]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)

    return once("prov", report)[0]


@pytest.fixture(scope="session")
def database(project: Path) -> Path:
    return project / "data" / "utfall.duckdb"


@pytest.fixture(scope="session")
def books() -> Iterator[dict[str, ModuleType]]:
    """Each notebook as a module, imported without leaving compiled files beside it."""
    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        for name in NAMES:
            spec = importlib.util.spec_from_file_location(f"book_{name}", NOTEBOOKS / f"{name}.py")
            assert spec is not None and spec.loader is not None
            found[name] = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(found[name])
        yield found


@pytest.fixture
def run(books: dict[str, ModuleType], project: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run all cells; keywords take the place of what a cell defines, as if chosen by hand."""
    monkeypatch.setenv("UTFALL_PROJECT", str(project))
    monkeypatch.delenv("UTFALL_DATABASE", raising=False)

    def run_all(name: str, **chosen: object) -> Any:
        values = {key: SimpleNamespace(value=value) for key, value in chosen.items()}
        return books[name].app.run(defs=values)

    return run_all
