"""`utfall reference add`: kept with source and dates, told when it does not add up, and shown as what it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from running import SAMPLE, Made, files_below, utfall

from pipeline.reference import read_outside

CSV = "kommun;2024;2025\nKarlskrona;5;6\nKarlshamn;2;2\nTotalt;7;9\n"
SUS = "år;andel i arbete eller studier, procent\n2017;31\n2019;31\n2020;28\n"
SOURCE = ("--source", "Påhittad källa", "--published", "2026-02-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = f'association = "Vår"\ndeliveries = "{SAMPLE.as_posix()}"\n'
    (tmp_path / "utfall.toml").write_text(text, encoding="utf-8")
    (tmp_path / "folk.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "sus.csv").write_text(SUS, encoding="utf-8")
    return tmp_path


def add(folder: Path, file: str, measure: str, *more: str):
    return utfall("reference", "add", file, "--measure", measure, *more, cwd=folder)


def test_it_is_kept_dated_and_told_not_to_add_up(folder: Path) -> None:
    run = add(folder, "folk.csv", "population", "--label", "Folkmängd", *SOURCE)
    assert (run.code, run.err) == (0, "")
    assert "2 prövade, 1 stämmer inte" in run.out
    assert "--no-sums" in run.out
    assert "utfall report" in run.out.splitlines()[-1]
    kept = (folder / "siffror-utifran" / "folkmangd.yaml").read_text(encoding="utf-8")
    assert "published_on: 2026-02-01" in kept
    assert re.search(r"^read_on: \d{4}-\d\d-\d\d$", kept, re.MULTILINE)
    listed = utfall("reference", "--check", cwd=folder).out
    assert "folkmangd: Folkmängd" in listed
    assert "slag av mått: folkmängd" in listed


def test_what_is_there_is_replaced_only_when_asked(folder: Path) -> None:
    facts = ("--label", "Folkmängd", "--id", "folk", *SOURCE)
    assert add(folder, "folk.csv", "population", *facts).code == 0
    before = files_below(folder)
    again = add(folder, "folk.csv", "population", *facts)
    assert (again.code, files_below(folder)) == (2, before)
    assert "--replace" in again.err
    assert add(folder, "folk.csv", "population", *facts, "--replace", "--no-sums").code == 0
    kept = (folder / "siffror-utifran" / "folk.yaml").read_text(encoding="utf-8")
    assert "version: 2" in kept
    assert "sums" not in kept


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ((), "--label"), (("--label", "x"), "--source"), (("--label", "x", "--source", "y"), "--published"),
        (("--label", "x", *SOURCE, "--id", "Å"), "--id"), (("--label", "x", *SOURCE, "--only", "kön=x"), "--only"),
        (("--label", "x", "--source", "y", "--published", "igår"), "--published"),
    ],
)  # fmt: skip
def test_what_is_lacking_or_wrong_is_asked_for_and_nothing_is_kept(
    folder: Path, more: tuple[str, ...], word: str
) -> None:
    run = add(folder, "folk.csv", "population", *more)
    assert (run.code, len(run.err.splitlines())) == (2, 1)
    assert word in run.err
    assert not (folder / "siffror-utifran").exists()


def test_a_kind_of_measure_must_be_named(folder: Path) -> None:
    run = add(folder, "folk.csv", "goal")
    assert run.code == 2
    assert "work_or_study" in run.err


def test_without_a_project_there_is_nowhere_to_keep_it(tmp_path: Path) -> None:
    (tmp_path / "folk.csv").write_text(CSV, encoding="utf-8")
    run = add(tmp_path, "folk.csv", "population", "--label", "x", *SOURCE)
    assert run.code == 2
    assert "utfall new" in run.err


def test_the_report_shows_it_apart_as_the_measure_it_is_and_can_be_verified(own: Made, tmp_path: Path) -> None:
    """The national share of those in work or studies (M-B) must not be taken for the goal's (M-A)."""
    folder = tmp_path / "förbund"
    shutil.copytree(own.folder, folder)
    (folder / "sus.csv").write_text(SUS, encoding="utf-8")
    (folder / "folk.csv").write_text(CSV, encoding="utf-8")
    assert add(folder, "sus.csv", "work_or_study", "--label", "SUS i hela landet", *SOURCE).code == 0
    assert add(folder, "folk.csv", "population", "--label", "Folkmängd", *SOURCE).code == 0
    run = utfall("report", "--draft", cwd=folder)
    assert run.code == 0, run.err
    (report,) = (folder / "reports").glob("*-utkast")
    page = (report / "report.html").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    before, _, rest = page.partition('id="utifran"')
    chapter, _, after = rest.partition('id="kvalitet"')
    assert "SUS i hela landet" in chapter
    assert "M-B: i arbete eller studier vid avslut" in chapter
    assert "Talen går inte att jämföra med andelen som gick vidare." in chapter
    assert "delarna ger 8, men 9 är tryckt (+1)." in chapter
    assert "SUS i hela landet" not in re.sub(r"<nav.*?</nav>", "", before, flags=re.DOTALL) + after
    assert (report / "figures.csv").read_bytes() == (folder / "reports" / "2026-Q3" / "figures.csv").read_bytes()
    assert '"own-reference/folkmangd.yaml"' in (report / "manifest.json").read_text(encoding="utf-8")


def test_a_broken_file_of_ones_own_stops_with_its_line(folder: Path) -> None:
    assert add(folder, "folk.csv", "population", "--label", "Folkmängd", *SOURCE).code == 0
    path = folder / "siffror-utifran" / "folkmangd.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("method: exact", "method: gissad"), encoding="utf-8")
    run = utfall("report", cwd=folder)
    assert run.code == 4
    assert "folkmangd.yaml, rad 11" in run.err


def test_our_own_open_data_are_read_back_whole(made: Made) -> None:
    files = sorted((made.report / "px").glob("*.px"))
    assert files
    for path in files:
        cells = path.read_text(encoding="utf-8").partition("DATA=")[2].replace(";", " ").split()
        assert len(read_outside(path).values) == len(cells)
