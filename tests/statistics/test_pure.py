"""The package of statistics is numbers in, numbers out: what it may import, and that asking for it is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.vocabulary import definitions

PACKAGE = Path(__file__).resolve().parents[2] / "pipeline" / "statistics"
MODULES = sorted(PACKAGE.glob("*.py"))
LIGHT = """
import sys
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
print("heavy:", sorted({"numpy", "scipy", "statsmodels", "pandas", "duckdb"} & set(sys.modules)))
"""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_imports_nothing_else_of_the_pipeline(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    assert all(name.startswith("pipeline.statistics.") for name in imported if name.startswith("pipeline"))
    allowed = sys.stdlib_module_names | {"numpy", "scipy", "statsmodels", "pipeline"}
    assert {name.partition(".")[0] for name in imported} <= allowed


def test_importing_all_of_it_loads_nothing_heavy() -> None:
    # What works on arrays needs numpy, and is asked for by name.
    names = [f"pipeline.statistics.{path.stem}" for path in MODULES if path.stem not in ("__init__", "at_once")]
    command = [sys.executable, "-c", LIGHT, *names]
    done = subprocess.run(command, cwd=PACKAGE.parents[1], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["heavy:", "[]"]
    assert len(names) > 15


def test_figures_made_with_other_formulas_are_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """A figure in the database is trusted as long as the code that made it is the same."""
    asked: list[set[Path]] = []
    monkeypatch.setattr(definitions, "digest", lambda paths: str(asked.append(set(paths))))
    definitions.read_definitions()
    assert any(set(MODULES) <= paths for paths in asked)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_every_question_has_a_worked_answer(path: Path) -> None:
    """Every public function says what it raises or cannot, and has a doctest."""
    functions = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)]
    inner = {"demand_share", "sound_numbers", "is_constant"}
    without = [
        function.name
        for function in functions
        if not function.name.startswith("_") and function.name not in inner
        if ">>>" not in (ast.get_docstring(function) or "")
    ]
    assert without == []
