"""What goes wrong ends in one message in Swedish that says what to do, and in the right exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, SAMPLE, Made, Run, environment, utfall


def assert_clear(run: Run, code: int, *words: str) -> None:
    assert run.code == code, run.err + run.out
    assert "Traceback" not in run.err
    assert len(run.err.strip().splitlines()) == 1
    for word in words:
        assert word in run.err


def test_a_missing_deliveries_folder(tmp_path: Path) -> None:
    assert_clear(utfall("report", "--deliveries", "saknas", cwd=tmp_path), 2, "saknas", "--deliveries")


def test_a_period_that_is_none(tmp_path: Path) -> None:
    assert_clear(utfall("report", "--period", "hösten", cwd=tmp_path), 2, "hösten", "2026-Q3")


def test_a_period_that_is_not_over(made: Made) -> None:
    assert_clear(utfall("report", "--period", "2026-Q4", cwd=made.folder), 2, "2026-Q4", "inte slut")


def test_a_period_before_the_first_exit(made: Made) -> None:
    assert_clear(utfall("report", "--period", "2019-Q4", cwd=made.folder), 2, "2019-Q4")


def test_a_date_that_is_none(tmp_path: Path) -> None:
    assert_clear(utfall("report", "--as-of", "30/9", cwd=tmp_path), 2, "--as-of")


def test_an_unknown_option_is_wrong_usage(tmp_path: Path) -> None:
    run = utfall("report", "--perod", "2026", cwd=tmp_path)
    assert run.code == 2
    assert "Traceback" not in run.err


def test_an_empty_folder_is_no_delivery(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert_clear(utfall("report", "--deliveries", "tom", cwd=tmp_path), 3, "tom")


def test_an_unreadable_file_alone_is_no_usable_delivery(tmp_path: Path) -> None:
    folder = tmp_path / "leveranser"
    folder.mkdir()
    (folder / "trasig.xlsx").write_bytes((SAMPLE / "2026-10-05" / "deltaganden-I04.xlsx").read_bytes()[:4000])
    run = utfall("report", "--deliveries", "leveranser", cwd=tmp_path)
    assert_clear(run, 3, "trasig.xlsx", "avbruten", "exportera")


def test_a_file_with_a_personal_number_alone_is_refused_and_nothing_of_it_kept(tmp_path: Path) -> None:
    folder = tmp_path / "leveranser"
    folder.mkdir()
    delivered = SAMPLE / "2026-07-06" / "deltaganden-I08-anteckning.csv"
    (folder / delivered.name).write_bytes(delivered.read_bytes())
    run = utfall("report", "--deliveries", "leveranser", cwd=tmp_path)
    assert_clear(run, 3, "personnummer", delivered.name)
    number = "19121212"[2:]
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*.duckdb*"))
    assert number not in run.err + run.out
    assert number.encode() not in kept


@pytest.mark.parametrize(
    ("name", "text", "line", "word"),
    [
        ("trasig", "layout: trasig\nversion: [1\n", 3, "YAML"),
        ("okand-nyckel", "layout: x\nversion: 1\ntabel: participation\n", 3, "tabel"),
        ("utan-tabell", "layout: x\nversion: 1\n", 1, "table"),
        ("okand-kolumn", "layout: x\nversion: 1\ntable: participation\nlabel: {sv: x, en: x}\nstatus: x\n"
         "recognise: [a]\ncolumns:\n  konn: kön\n", 8, "konn"),
    ],
    ids=["not-yaml", "unknown-key", "missing-key", "unknown-column"],
)  # fmt: skip
def test_a_broken_layout_is_named_with_its_line(tmp_path: Path, name: str, text: str, line: int, word: str) -> None:
    (tmp_path / "layouter").mkdir()
    (tmp_path / "layouter" / f"{name}.yaml").write_text(text, encoding="utf-8")
    run = utfall("report", "--layouts", "layouter", cwd=tmp_path)
    assert_clear(run, 4, f"{name}.yaml", f"rad {line}", word)


def test_a_busy_database_names_who_holds_it(tmp_path: Path) -> None:
    code = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"
    database = tmp_path / "upptagen.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(database)], stdout=subprocess.PIPE, env=environment()
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        run = utfall("report", "--database", str(database), cwd=tmp_path)
        holder.kill()
    assert_clear(run, 6, str(holder.pid), "upptagen.duckdb")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "fel.duckdb").write_bytes(b"det har ar ingen databas" * 1000)
    assert_clear(utfall("report", "--database", "fel.duckdb", cwd=tmp_path), 6, "fel.duckdb")


@pytest.mark.soak
def test_a_folder_nobody_can_write_in(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("i vägen", encoding="utf-8")
    run = utfall("report", "--out", "fil", cwd=tmp_path)
    assert_clear(run, 2, "--out")


def test_a_broken_project_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "utfall.toml").write_text('association = "Förbundet"\ndeliveries = "x"\nfoo = 1\n', encoding="utf-8")
    assert_clear(utfall("report", cwd=tmp_path), 4, "utfall.toml", "rad 3", "foo")


def test_a_faulty_correction_of_the_pipe_is_quiet(made: Made) -> None:
    """In a pipe there is no progress: standard error stays empty."""
    assert made.run.err == ""


def test_our_own_fault_is_said_without_values(tmp_path: Path) -> None:
    code = (
        "import sys, pipeline.flow as flow\n"
        "def broken(*a): raise KeyError('D12345678')\n"
        "flow.accept = broken\n"
        "from pipeline.__main__ import main\n"
        "sys.exit(main(['report']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 1
    assert "D12345678" not in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
