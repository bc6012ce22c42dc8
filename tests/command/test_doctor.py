"""`utfall doctor`: says what stands in the way and what to do, with the code that a report would give."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from running import SAMPLE, Made, Run, environment, files_below, utfall

from pipeline.doctor.program import packages_point, python_point
from pipeline.doctor.settings import room_point

GIGABYTE = 1_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert utfall("new", "förbund", "--association", "Vår", cwd=tmp_path).code == 0
    return tmp_path / "förbund"


def deliver(folder: Path) -> None:
    shutil.copytree(SAMPLE / "2026-10-05", folder / "leveranser" / "2026-10-05")


def settle(folder: Path, *lines: str) -> None:
    text = "\n".join(['association = "Vår"', 'deliveries = "leveranser"', *lines])
    (folder / "utfall.toml").write_text(text + "\n", encoding="utf-8")


def without(package: str) -> str:
    """A process in which a package is not installed."""
    return (
        "import pipeline.doctor.program as program\n"
        "def installed(name, before=program._installed):\n"
        f"    return None if name == {package!r} else before(name)\n"
        "program._installed = installed"
    )


def blocking(run: Run, word: str = "✗ hindrar") -> list[str]:
    return [line for line in run.out.splitlines() if word in line]


def last(run: Run) -> str:
    return run.out.splitlines()[-1]


def test_a_new_folder_lacks_deliveries_and_nothing_else(folder: Path) -> None:
    before = files_below(folder)
    run = utfall("doctor", cwd=folder)
    assert (run.code, run.err) == (3, "")
    (blocked,) = blocking(run)
    assert "Leveransmappen" in blocked
    assert last(run).startswith("Nästa steg: Lägg filerna")
    assert files_below(folder) == before
    assert utfall("report", cwd=folder).code == 3


def test_deliveries_that_have_come_and_not_been_read(folder: Path) -> None:
    deliver(folder)
    run = utfall("doctor", cwd=folder)
    assert run.code == 0, run.out
    number = len(list((SAMPLE / "2026-10-05").iterdir()))
    assert f"Leveransmappen: {number} filer, 1 leveransdagar, den senaste 2026-10-05" in run.out
    assert f"Inte inläst: {number} av {number} filer" in run.out
    assert "utfall load" in last(run)


def test_after_a_report_that_was_given_out(own: Made) -> None:
    before = files_below(own.folder)
    run = utfall("doctor", cwd=own.folder)
    assert (run.code, run.err) == (0, ""), run.out
    assert blocking(run, "! att göra") == []
    assert "Senaste rapporten: 2026-Q3, utgiven " in run.out
    assert "Kontroll (verify): går att göra: utfall verify " in run.out
    assert "Register: budget: det senaste från 2026-01-09" in run.out
    assert last(run) == "Inget hindrar en rapport. Nästa steg: utfall report --draft"
    assert files_below(own.folder) == before


def test_a_report_made_with_another_program_cannot_be_the_same_again(own: Made, tmp_path: Path) -> None:
    folder = tmp_path / "kopia"
    shutil.copytree(own.folder, folder)
    manifest = folder / "reports" / "2026-Q3" / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"numpy": "', '"numpy": "0.'), encoding="utf-8")
    assert "annat än då: numpy" in utfall("doctor", cwd=folder).out
    shutil.rmtree(folder / "reports")
    run = utfall("doctor", cwd=folder)
    assert run.code == 0
    assert "rapportens mapp finns inte längre" in run.out


def test_without_a_project_file_the_sample_is_told_of(tmp_path: Path) -> None:
    run = utfall("doctor", cwd=tmp_path)
    assert run.code == 0
    assert "utfall.toml: finns inte här" in run.out
    assert "utfall new" in last(run)


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        (["foo = 1"], 4, ("utfall.toml", "rad 3", "foo")),
        (['layouts = "saknas"'], 2, ("saknas", "layouts")),
        (['layouts = "layouter"'], 4, ("egen.yaml", "rad 1")),
        (['database = "fel.duckdb"'], 6, ("fel.duckdb",)),
        (['out = "fil"'], 2, ("fil", "out i utfall.toml")),
    ],
    ids=["unknown-key", "no-layouts-folder", "broken-layout", "no-database", "file-in-the-way"],
)
def test_what_blocks_is_named_with_the_code_of_a_report(
    folder: Path, lines: list[str], code: int, words: tuple[str, ...]
) -> None:
    deliver(folder)
    settle(folder, *lines)
    (folder / "layouter" / "egen.yaml").write_text("layout: egen\nversion: 1\n", encoding="utf-8")
    (folder / "fel.duckdb").write_bytes(b"det har ar ingen databas" * 1000)
    (folder / "fil").write_text("i vägen", encoding="utf-8")
    run = utfall("doctor", cwd=folder)
    assert (run.code, run.err) == (code, "")
    (blocked,) = blocking(run)
    for word in words:
        assert word in blocked
    assert utfall("report", cwd=folder).code == code


def test_a_missing_deliveries_folder(folder: Path) -> None:
    shutil.rmtree(folder / "leveranser")
    run = utfall("doctor", cwd=folder)
    assert run.code == 2
    assert "deliveries i utfall.toml" in blocking(run)[0]


def test_a_busy_database_names_who_holds_it_and_is_not_waited_for(folder: Path) -> None:
    deliver(folder)
    (folder / "data").mkdir()
    code = "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "data" / "utfall.duckdb")],
        stdout=subprocess.PIPE,
        env=environment(),
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        run = utfall("doctor", cwd=folder)
        holder.kill()
    assert run.code == 6
    assert str(holder.pid) in blocking(run)[0]


def test_slides_asked_for_and_not_installed(folder: Path) -> None:
    deliver(folder)
    optional = utfall("doctor", cwd=folder, before=without("python-pptx"))
    assert optional.code == 0
    assert "python-pptx är inte installerat" in optional.out
    settle(folder, "slides = true")
    asked_for = utfall("doctor", cwd=folder, before=without("python-pptx"))
    assert asked_for.code == 2
    assert "utfall[slides]" in last(asked_for)


def test_a_missing_package_is_all_that_is_told(folder: Path) -> None:
    run = utfall("doctor", cwd=folder, before=without("scipy"))
    assert run.code == 2
    assert "saknas: scipy" in run.out
    assert "Inställningarna" not in run.out
    assert "requirements.lock" in last(run)


def test_no_delivered_file_is_opened_or_named(folder: Path) -> None:
    """A name may hold a number about somebody, and a cell may."""
    day = folder / "leveranser" / "2026-10-05"
    day.mkdir()
    (day / "191212121212.xlsx").write_bytes(b"ingen arbetsbok")
    (folder / "leveranser" / "odaterad-191212121212.csv").write_text("191212121212\n", encoding="utf-8")
    run = utfall("doctor", cwd=folder)
    assert run.code == 0
    assert "1912" not in run.out + run.err
    assert "Filer utan dag: 1 filer" in run.out


def test_both_languages_say_as_much_and_old_terminals_can_show_it(folder: Path) -> None:
    swedish, english = utfall("doctor", cwd=folder), utfall("doctor", "--lang", "en", cwd=folder)
    assert len(swedish.out.splitlines()) == len(english.out.splitlines())
    assert not set(english.out.replace(str(folder), "").replace("Vår", "")) & set("åäöÅÄÖ")
    said = subprocess.run(
        [sys.executable, "-m", "pipeline", "doctor"], cwd=folder, capture_output=True, check=False,
        env={**environment(), "PYTHONIOENCODING": "cp1252"},
    )  # fmt: skip
    assert (said.returncode, said.stderr) == (3, b"")
    assert "  x hindrar   Leveransmappen" in said.stdout.decode("cp1252")


@pytest.mark.parametrize(
    ("python", "state"), [((3, 10, 9), "blocks"), ((3, 11, 0), "ready"), ((3, 13, 9), "ready"), ((3, 14, 0), "blocks")]
)
def test_which_python_will_do(python: tuple[int, ...], state: str) -> None:
    assert python_point(python).state == state


def test_a_package_of_another_version_is_told_and_blocks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.doctor import program

    assert packages_point().state == "ready"
    monkeypatch.setattr(program, "_installed", lambda name: "0.0.1" if name == "duckdb" else "x")
    point = packages_point()
    assert (point.state, point.exit_code) == ("to_do", 0)
    assert "duckdb 0.0.1" in point.fact.sv


@pytest.mark.parametrize(
    ("free", "delivered", "state"),
    [
        (GIGABYTE // 10, 0, "blocks"), (GIGABYTE // 2, 0, "to_do"), (GIGABYTE, 0, "ready"),
        (3 * GIGABYTE, GIGABYTE, "to_do"), (4 * GIGABYTE, GIGABYTE, "ready"),
    ],
)  # fmt: skip
def test_room_is_judged_by_what_was_delivered(free: int, delivered: int, state: str) -> None:
    assert room_point(free, delivered).state == state
