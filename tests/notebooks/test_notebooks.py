"""Every notebook runs on the förbund's own database, calls nobody, leaves nothing and lets nothing small out."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pandas as pd
import pytest
from opened import NAMES, NOTEBOOKS, OWN_QUESTION, ROOT, SMALL, Run

from pipeline import open_database


def files_in(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def test_there_are_six_in_order() -> None:
    assert [name[0] for name in NAMES] == list("123456")


def test_marimo_finds_nothing_to_remark() -> None:
    command = [sys.executable, "-m", "marimo", "check", "--strict", str(NOTEBOOKS)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_alone_leaves_nothing_and_refuses_a_small_group(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the notebook reached for the network")

    for act in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, act, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    before = files_in(NOTEBOOKS, project)
    outputs, defined = run(name, **SMALL)
    outcome = defined["outcome"]
    assert outcome.frame is None and outcome.folder is None
    assert "inget har skrivits" in outcome.said and "utgivna rapporter" in outcome.said
    assert files_in(NOTEBOOKS, project) == before
    said = [output.text for output in outputs if "marimo-callout" in getattr(output, "text", "")]
    assert not any("data-kind='&quot;warn" in text for text in said[2:])


@pytest.mark.parametrize("name", NAMES)
def test_without_a_database_it_says_what_to_do(
    books: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("UTFALL_DATABASE", str(tmp_path / "none.duckdb"))
    outputs, defined = books[name].app.run()
    assert not {"periods", "outcome"} & set(defined)
    assert any("make report" in getattr(output, "text", "") for output in outputs)


def test_own_answers_need_the_box_ticked(run: Run) -> None:
    sql = "select 20251234 as svar from derived.outcome limit 1"
    outputs, defined = run(OWN_QUESTION, may_ask=False, question=sql)
    assert not {"sql_answer", "rows"} & set(defined)
    outputs, defined = run(OWN_QUESTION, may_ask=True, question=sql)
    assert list(defined["sql_answer"]["svar"]) == [20251234]
    assert any("Oskyddat svar" in getattr(output, "text", "") for output in outputs)
    # A bare frame would be shown with a button that writes it to a file.
    assert not any(isinstance(output, pd.DataFrame) for output in outputs)


def test_a_question_that_cannot_be_put_is_answered_in_swedish_with_the_columns_above_it(run: Run) -> None:
    outputs, defined = run(OWN_QUESTION, may_ask=True, question="select nothing_of_the_kind from derived.answer")
    assert "sql_answer" not in defined
    said = [getattr(output, "text", "") for output in outputs]
    assert any("Frågan gick inte att köra" in text and "nothing_of_the_kind" in text for text in said)


@pytest.mark.parametrize("name", NAMES)
def test_no_notebook_shows_its_functions_among_the_answers(name: str) -> None:
    source = (NOTEBOOKS / f"{name}.py").read_text(encoding="utf-8")
    assert source.count("\n@app.function") == source.count("\n@app.function(hide_code=True)")


@pytest.mark.parametrize("statement", ["copy derived.outcome to '{path}'", "delete from derived.outcome"])
def test_own_questions_can_change_nothing(
    books: dict[str, ModuleType], run: Run, database: Path, tmp_path: Path, statement: str
) -> None:
    before = database.read_bytes()
    _, defined = run(OWN_QUESTION)
    with pytest.raises(duckdb.Error):
        books[OWN_QUESTION].answer_of(defined["place"], statement.format(path=tmp_path / "out.csv"))
    assert not list(tmp_path.iterdir())
    assert database.read_bytes() == before


def test_rows_in_the_notebook_say_not_who(run: Run, database: Path) -> None:
    _, defined = run(OWN_QUESTION, may_ask=True, question="")
    with open_database(database) as base:
        identity = {each.name for each in base.definitions.table("participation").columns} - set(defined["rows"])
    assert identity == {"participation_id", "person_id"}
