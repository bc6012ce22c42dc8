"""`utfall merging` tries each step on the database's own figures and changes nothing; reports show what it foretold."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from running import ROOT, Made, Run, files_below, utfall

EARLY = "2025-Q2"
"""Fewer than twenty from each of these municipalities of the sample finished in the whole year before."""
BANDS = "age_bands: [{from: 16, to: 29}, {from: 30, to: 49}, {from: 50, to: 65}]"
SMALL = 'merged_municipalities: ["1060"]'
FEW = 'merged_municipalities: ["1060", "1081", "1083"]'


@dataclass(frozen=True)
class Row:
    """A line of the table: what protection there is, and the numbers."""

    protection: str
    shown: int
    hidden: int
    rest: tuple[str, ...]


def rows_of(run: Run, *names: str) -> dict[str, Row]:
    assert run.code == 0, run.err
    lines = run.out.split("\n\n")[0].splitlines()
    found = {}
    for name in names:
        line = next(line for line in lines if line.startswith(f"{name} "))
        protection, shown, hidden, *rest = line.removeprefix(name).split()
        found[name] = Row(protection, int(shown), int(hidden), tuple(rest))
    return found


def schemas_with(folder: Path, *written: str) -> str:
    """Definitions with lines written as the command says, and what makes a run read them."""
    schemas = folder / "schemas"
    shutil.copytree(ROOT / "schemas", schemas)
    path = schemas / "groups.yaml"
    kept: list[str] = []
    keys = {each.partition(":")[0] for each in written}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.partition(":")[0] in keys or (line.startswith("  - {from") and "age_bands" in keys):
            continue
        kept.append(line)
    path.write_text("\n".join([*kept, *written]) + "\n", encoding="utf-8")
    return (
        "from pathlib import Path; from pipeline.vocabulary.definitions import read_definitions as read; "
        f"read.__defaults__ = (None, Path({str(schemas)!r}), *read.__defaults__[2:])"
    )


@pytest.fixture(scope="module")
def home(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("merging")
    shutil.copytree(made.folder / "data", folder / "data")
    return folder


@pytest.fixture(scope="module")
def tried(home: Path) -> Run:
    before = files_below(home)
    run = utfall("merging", cwd=home)
    assert files_below(home) == before, "it has written something"
    return run


def filled(folder: Path) -> list[dict[str, str]]:
    """The published rows of groups with anybody in them; a hidden row has somebody."""
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["status"] != "zero"]


@pytest.mark.soak
def test_as_now_is_what_the_report_shows(made: Made, tried: Run) -> None:
    published = filled(made.report)
    hidden = sum(row["status"] == "hidden" for row in published)
    now = rows_of(tried, "som nu")["som nu"]
    assert (now.protection, now.shown, now.hidden) == ("finns", len(published) - hidden, hidden)


def test_every_step_has_its_gain_and_what_to_write(tried: Run) -> None:
    names = ("tre åldersgrupper", "utan kommuntabellen", "utan kön × ålder")
    rows = rows_of(tried, "som nu", *names)
    now = rows.pop("som nu")
    for row in rows.values():
        assert f"{row.shown - now.shown:+d}" in row.rest
        assert row.hidden < now.hidden
    assert BANDS in tried.out and "schemas/disclosure.yaml" in tried.out
    assert "finished: [all, gender, age_group, insats, municipality]" in tried.out
    assert "Ingen kommun med egen rad har färre än 20 deltagare" in tried.out


@pytest.mark.soak
def test_small_municipalities_are_named_by_code(home: Path) -> None:
    run = utfall("merging", "--period", EARLY, "--lang", "en", cwd=home)
    name = "municipalities of fewer than 20 participants in the other ones"
    assert rows_of(run, name)[name].protection == "found"
    assert FEW in run.out and "No municipality" not in run.out


@pytest.mark.soak
def test_what_was_foretold_is_what_comes_of_it(home: Path, tried: Run, tmp_path: Path) -> None:
    after = utfall("merging", cwd=home, before=schemas_with(tmp_path, BANDS))
    foretold, now = rows_of(tried, "tre åldersgrupper"), rows_of(after, "som nu")
    assert (now["som nu"].shown, now["som nu"].hidden) == (
        foretold["tre åldersgrupper"].shown,
        foretold["tre åldersgrupper"].hidden,
    )
    assert "tre åldersgrupper" not in after.out


@pytest.mark.soak
def test_a_report_with_three_bands_and_a_merged_municipality(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "data", tmp_path / "data")
    run = utfall("report", cwd=tmp_path, before=schemas_with(tmp_path, BANDS, SMALL))
    assert run.code == 0, run.err
    folder = tmp_path / "reports" / "2026-Q3"
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["age_group"] for row in rows} == {"", "16-29", "30-49", "50-65", "ovrig"}
    assert {row["municipality"] for row in rows} == {"", "1080", "1081", "1082", "1083", "ovrig"}
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert "16–29 år" in page and "16–24 år" not in page and ">Olofström</th>" not in page and "Övriga kommuner" in page
    assert (folder / "protection.json").exists()


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    run = utfall("merging", "--database", "none.duckdb", cwd=tmp_path)
    assert run.code == 2 and "utfall load" in run.err
    assert files_below(tmp_path) == {}


def test_where_protection_fails_the_command_is_named_and_tells_which_steps_help(home: Path, tmp_path: Path) -> None:
    """Sabotage: the search may take no time at all."""
    shutil.copytree(home / "data", tmp_path / "data")
    slow = schemas_with(tmp_path)
    path = tmp_path / "schemas" / "disclosure.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("seconds: 900", "seconds: 0"), encoding="utf-8")
    refused = utfall("report", "--draft", cwd=tmp_path, before=slow)
    assert refused.code == 5 and "utfall merging" in refused.err
    run = utfall("merging", cwd=tmp_path, before=slow)
    assert run.code == 0 and "för långsamt" in run.out and "finns" not in run.out.split("\n\n")[0]
