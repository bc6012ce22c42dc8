"""A database as `utfall report` leaves it, and the notebook run on it without a browser."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from opened import NOTEBOOK, ROOT, Run


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, reported on."""
    folder = tmp_path_factory.mktemp("reported")
    path = folder / "sample.duckdb"
    command = [sys.executable, "-m", "pipeline", "report", "--database", str(path), "--out", str(folder / "reports")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return path


@pytest.fixture(scope="session")
def notebook() -> Iterator[ModuleType]:
    """The notebook as a module of its own name, imported without leaving compiled files beside it."""
    spec = importlib.util.spec_from_file_location(NOTEBOOK.stem, NOTEBOOK)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", True)
        spec.loader.exec_module(module)
        yield module


@pytest.fixture
def run(notebook: ModuleType, database: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run all cells; keywords take the place of what a cell defines, as if chosen by hand."""
    monkeypatch.setenv("UTFALL_DATABASE", str(database))

    def run_all(**chosen: object) -> Any:
        values = {name: SimpleNamespace(value=value) for name, value in chosen.items()}
        return notebook.app.run(defs=values)

    return run_all
