"""The notebooks are opened on this machine only, keep no outputs, and are the same in Jupyter."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from marimo._runtime.control_flow import MarimoStopError
from opened import Run

from pipeline.desk import find_place
from pipeline.desk.__main__ import NOTEBOOKS, main
from pipeline.desk.copies import as_ipynb


def test_kept_outputs_are_taken_away_before_and_after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "__marimo__" / "session" / "bok.py.json"
    asked: list[list[str]] = []

    def keep() -> None:
        kept.parent.mkdir(parents=True)
        kept.write_text("20251234", encoding="utf-8")

    class Session:
        def __init__(self, command: list[str]) -> None:
            assert not kept.exists()
            asked.append(command)
            keep()

        def __enter__(self) -> Session:
            return self

        def __exit__(self, *_: object) -> None:
            assert kept.exists()

        def wait(self) -> int:
            return 0

    monkeypatch.setattr(subprocess, "Popen", Session)
    keep()
    assert main(["--folder", str(tmp_path), "--host", "0.0.0.0", "--port", "2800"]) == 0
    assert not list(tmp_path.iterdir())
    # The last of two hosts holds.
    assert asked[0][-2:] == ["--host", "127.0.0.1"] and "2800" in asked[0]


def test_a_copy_for_jupyter_has_every_cell_and_no_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--jupyter", str(tmp_path / "copies")]) == 0
    copies = sorted((tmp_path / "copies").iterdir())
    assert [copy.stem for copy in copies] == [path.stem for path in sorted(NOTEBOOKS.glob("*.py"))]
    for copy in copies:
        book = json.loads(copy.read_text(encoding="utf-8"))
        source = (NOTEBOOKS / f"{copy.stem}.py").read_text(encoding="utf-8")
        assert len(book["cells"]) == 1 + source.count("\n@app.cell") + source.count("\n@app.function")
        for cell in book["cells"]:
            if cell["cell_type"] == "code":
                assert (cell["outputs"], cell["execution_count"]) == ([], None)
                compile(cell["source"], copy.name, "exec")
        assert book["cells"][1]["source"].startswith("# ")
    assert str(copies[0]) in capsys.readouterr().out


def test_a_copy_counts_what_the_notebook_counts(run: Run) -> None:
    book = as_ipynb((NOTEBOOKS / "1_kom_igang.py").read_text(encoding="utf-8"))
    codes = [cell["source"] for cell in book["cells"] if cell["cell_type"] == "code"]
    known: dict[str, Any] = {}
    for code in codes[:-1]:
        exec(code, known)
    _, defined = run("1_kom_igang")
    assert known["figure_id"] == defined["figure_id"]
    assert known["way"].equals(defined["way"])
    # Nobody has pressed the button: the last cell stops before anything is written.
    with pytest.raises(MarimoStopError):
        exec(codes[-1], known)


def test_functions_and_comments_come_along() -> None:
    source = (
        "import marimo\napp = marimo.App()\nwith app.setup:\n    import marimo as mo\n"
        '@app.cell\ndef _():\n    mo.md("""\n    # Hej\n    """)\n    return\n'
        "@app.function\ndef twice(number):\n    return 2 * number\n"
        "@app.cell\ndef _(mo):\n    x = twice(2)  # fyra\n    x\n    return (x,)\n"
    )
    cells = [(cell["cell_type"], cell["source"]) for cell in as_ipynb(source)["cells"]]
    assert cells == [
        ("code", "import marimo as mo"),
        ("markdown", "# Hej"),
        ("code", "def twice(number):\n    return 2 * number"),
        ("code", "x = twice(2)  # fyra\nx"),
    ]


def test_the_sample_is_found_by_default_and_an_own_project_where_there_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UTFALL_PROJECT", raising=False)
    monkeypatch.delenv("UTFALL_DATABASE", raising=False)
    monkeypatch.chdir(tmp_path)
    sample = find_place(NOTEBOOKS.parent)
    assert sample.database.name == "sample.duckdb" or not sample.is_sample
    (tmp_path / "utfall.toml").write_text('association = "Prov"\ndeliveries = "."\n', encoding="utf-8")
    own = find_place(NOTEBOOKS.parent)
    assert (own.association, own.is_sample, own.tables.name) == ("Prov", False, "tables")
    monkeypatch.setenv("UTFALL_DATABASE", "annan.duckdb")
    assert find_place(NOTEBOOKS.parent).database == Path("annan.duckdb")
