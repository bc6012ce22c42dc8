"""The notebook says what the report says, shows nothing hidden, writes nothing and calls nobody."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pytest
from opened import NOTEBOOK, ROOT, Run

GROUPS_SHOWN = 13
"""Two genders in six age bands, and the total; groups with nobody in them are left out."""


def test_marimo_finds_nothing_to_remark() -> None:
    command = [sys.executable, "-m", "marimo", "check", "--strict", str(NOTEBOOK)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_table_is_the_protected_figures(run: Run, database: Path) -> None:
    _, defined = run()
    with duckdb.connect(str(database), read_only=True) as connection:
        counts = connection.execute(
            "select numerator, denominator from protected.figure where metric = 'moved_on' and basis = 'finished' "
            "and period = '2025' and insats_id is null and municipality is null and status <> 'zero' "
            "and (gender is null) = (age_group is null)"
        ).fetchall()
    assert len(defined["table"]) == len(counts) == GROUPS_SHOWN
    shown = [text.partition(" (")[0] for text in defined["table"]["Gick vidare"]]
    assert sorted(shown) == sorted(".." if yes is None else f"{yes} av {known}" for yes, known in counts)


def test_statements_are_the_published_ones(run: Run, database: Path) -> None:
    _, defined = run(basis="finished", period=("year", "2026"), grouping=("gender",))
    published = (database.parent / "reports" / "2026-Q3" / "report.html").read_text(encoding="utf-8")
    total = defined["sentences"][-1]
    for sentence in ("Målet 70\N{NO-BREAK SPACE}% nåddes.", "Deltagarna är för få för att avgöra"):
        assert sentence in total
        assert sentence in published


@pytest.mark.parametrize("period", ["2025", "2026"])
@pytest.mark.parametrize("grouping", [("gender",), ("age_group",), ("gender", "age_group")])
@pytest.mark.parametrize("basis", ["finished", "completed"])
def test_no_hidden_number_in_any_choice(run: Run, basis: str, grouping: tuple[str, ...], period: str) -> None:
    _, defined = run(basis=basis, period=("year", period), grouping=grouping)
    figures = defined["shown"]
    assert figures
    for figure, row, sentence in zip(figures, defined["table"].values, defined["sentences"], strict=True):
        if figure.status == "hidden":
            assert {figure.numerator, figure.denominator, figure.missing, figure.excluded, figure.value} == {None}
            assert (figure.target_reached, figure.certainty, set(row[1:])) == (None, None, {".."})
            assert sentence.endswith("** Redovisas inte, för att skydda små grupper.")
    drawn = [text.get_text() for text in defined["plot"].axes[0].get_yticklabels()]
    assert len(drawn) == sum(figure.status == "shown" for figure in figures)


def test_the_sample_has_hidden_groups_to_hide(run: Run) -> None:
    _, defined = run()
    assert any(figure.status == "hidden" for figure in defined["shown"])


def test_unprotected_answers_need_the_box_ticked(run: Run) -> None:
    _, unticked = run()
    assert "question" not in unticked
    outputs, _ = run(may_ask=True, question="select 20251234 as svar from derived.outcome limit 1")
    assert "Oskyddat svar" in outputs[-1].text
    outputs, _ = run(may_ask=False, question="select 20251234 as svar from derived.outcome limit 1")
    assert outputs[-1] is None


@pytest.mark.parametrize("statement", ["copy derived.outcome to '{path}'", "delete from derived.outcome"])
def test_own_questions_can_change_nothing(notebook: ModuleType, database: Path, tmp_path: Path, statement: str) -> None:
    before = database.read_bytes()
    with pytest.raises(duckdb.Error):
        notebook.ask(database, statement.format(path=tmp_path / "out.csv"))
    assert not list(tmp_path.iterdir())
    assert database.read_bytes() == before


def test_it_calls_nobody_and_leaves_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the notebook reached for the network")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    before = sorted(NOTEBOOK.parent.rglob("*"))
    run()
    assert sorted(NOTEBOOK.parent.rglob("*")) == before


def test_without_a_database_it_says_what_to_do(
    notebook: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UTFALL_DATABASE", str(tmp_path / "none.duckdb"))
    outputs, defined = notebook.app.run()
    assert "figures" not in defined
    assert any("make report" in getattr(output, "text", "") for output in outputs)
