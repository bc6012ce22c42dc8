"""`utfall new`: the folder it makes takes deliveries and gives a report, and keeps people out of version control."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import SAMPLE, Run, files_below, utfall

from pipeline.new_project.project_file import project_text
from pipeline.new_project.registers import EXAMPLES, FORM_NAMES
from pipeline.vocabulary.project import KEYS, read_project
from pipeline.vocabulary.release import Municipality

NAME = "Samordningsförbundet Påhittad"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run = utfall("new", "förbund", "--association", NAME, "--municipalities", "1080=Karlskrona", cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    return tmp_path / "förbund"


def fill_in(form: Path, to: Path, *rows: tuple[str, ...]) -> None:
    """A form as a person fills it in: rows under the headings, the rest left as it is."""
    book = openpyxl.load_workbook(form)
    for row in rows:
        book.active.append(row)
    to.parent.mkdir(parents=True, exist_ok=True)
    book.save(to)


def accounts(run: Run) -> dict[str, list[int]]:
    """File to rows, accepted, set aside, repeated and superseded, as printed."""
    lines = [line.split() for line in run.out.splitlines() if line.startswith("2026-10-05/")]
    return {line[0].partition("/")[2]: [int(each) for each in line[1:] if each.isdecimal()] for line in lines}


def headings(form: Path) -> list[str]:
    return [str(cell.value) for cell in openpyxl.load_workbook(form).active[6]]


def example_row(table: str, form: Path) -> tuple[str, ...]:
    return tuple(str(cell.value or "") for cell in openpyxl.load_workbook(form).active[4])


def test_registers_filled_in_and_two_deliveries_give_a_report(folder: Path) -> None:
    day = folder / "leveranser" / "2026-10-05"
    for table, name in FORM_NAMES.items():
        if table != "participation":
            fill_in(folder / "mallar" / name, day / name, example_row(table, folder / "mallar" / name))
    more = ["I02", "Steget vidare", "individinriktad"], ["I05", "Språkspåret", "individinriktad"]
    fill_in(day / "insatser.xlsx", day / "insatser.xlsx", *(tuple(each) for each in more))
    for insats in ("I02", "I05"):
        shutil.copy(SAMPLE / "2026-10-05" / f"deltaganden-{insats}.csv", day)
    run = utfall("report", cwd=folder)
    assert run.code == 0, run.err
    (report,) = (folder / "reports").iterdir()
    page = (report / "report.html").read_text(encoding="utf-8")
    assert NAME in page
    assert "Språkspåret" in page
    assert "Steget vidare" in page


def test_the_example_above_the_headings_never_counts_and_is_right_below_them(folder: Path) -> None:
    """The same row twice: as it lies in the form, and filled in. Only the second is a row."""
    day = folder / "leveranser" / "2026-10-05"
    for table, name in FORM_NAMES.items():
        fill_in(folder / "mallar" / name, day / name, example_row(table, folder / "mallar" / name))
    run = utfall("load", cwd=folder)
    assert run.code == 0, run.err
    assert accounts(run) == {name: [1, 1, 0, 0, 0] for name in FORM_NAMES.values()}
    _, *findings = (folder / "data" / "utfall.findings.csv").read_text(encoding="utf-8-sig").splitlines()
    # One member of four kinds: true of the example, and the only remark.
    assert [finding.split(";")[-3] for finding in findings] == ["party-kind-missing"]


def test_forms_that_nobody_has_filled_in_hold_no_row(folder: Path) -> None:
    shutil.copytree(folder / "mallar", folder / "leveranser" / "2026-10-05")
    run = utfall("load", cwd=folder)
    assert accounts(run) == {name: [0, 0, 0, 0, 0] for name in FORM_NAMES.values()}


def test_the_headings_are_the_words_of_the_definitions(folder: Path, definitions) -> None:
    for table, name in FORM_NAMES.items():
        columns = definitions.table(table).columns
        assert headings(folder / "mallar" / name) == [column.label.sv for column in columns]
        assert set(EXAMPLES[table]) <= {column.name for column in columns}
        assert {column.name for column in columns if column.required} <= set(EXAMPLES[table])


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "min.txt").write_text("min", encoding="utf-8")
    run = utfall("new", "full", cwd=tmp_path)
    assert run.code == 2
    assert "inte tom" in run.err
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["min.txt"]


def test_a_file_in_the_way_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("min", encoding="utf-8")
    run = utfall("new", "fil", cwd=tmp_path)
    assert (run.code, len(run.err.splitlines())) == (2, 1)
    assert (tmp_path / "fil").read_text(encoding="utf-8") == "min"


def test_the_folder_where_one_stands_may_be_the_one(tmp_path: Path) -> None:
    here = tmp_path / "Förbundet Väst"
    here.mkdir()
    run = utfall("new", ".", cwd=here)
    assert run.code == 0
    assert "Förbundet Väst" in run.out
    assert read_project(here).association == "Förbundet Väst"


def test_the_same_words_give_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert utfall("new", name, "--association", NAME, cwd=tmp_path).code == 0
    assert files_below(tmp_path / "a") == files_below(tmp_path / "b")


@pytest.mark.parametrize("given", ["Karlskrona", "108=Karlskrona", "1080="])
def test_a_municipality_without_code_or_name_is_wrong_usage(tmp_path: Path, given: str) -> None:
    run = utfall("new", "x", "--municipalities", given, cwd=tmp_path)
    assert run.code == 2
    assert "1080=Karlskrona" in run.err
    assert not (tmp_path / "x").exists()


def test_nothing_about_people_can_be_added_to_git(folder: Path) -> None:
    """Also not where a person puts it in the wrong place."""
    for name in (
        "leveranser/2026-10-05/deltaganden.csv", "data/utfall.duckdb", "data/receipts/kvitto.xlsx", "layouter/fil.csv",
        "mallar/deltaganden.xlsx", "data/utfall.findings.csv", "deltaganden.csv", "reports/2026-Q3/report.html",
        "siffror-utifran/fil.csv", "egna-matt/fil.csv",
    ):  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    for name in (
        "kapitel.yaml",
        "grupper.yaml",
        "layouter/egen.yaml",
        "siffror-utifran/folk.yaml",
        "egna-matt/andel.yaml",
    ):
        (folder / name).write_text("x", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    listed = subprocess.run(["git", "ls-files"], cwd=folder, capture_output=True, text=True, check=True).stdout
    assert set(listed.split()) == {
        ".gitignore",
        "README.md",
        "utfall.toml",
        "kapitel.yaml",
        "grupper.yaml",
        "layouter/README.md",
        "layouter/egen.yaml",
        "siffror-utifran/folk.yaml",
        "egna-matt/andel.yaml",
    }


def test_every_setting_is_explained(folder: Path) -> None:
    text = (folder / "utfall.toml").read_text(encoding="utf-8")
    for key in KEYS - {"municipalities"}:
        assert f"\n{key} = " in text or f"\n# {key} = " in text, key
    assert "[municipalities]" in text


def test_every_setting_shown_as_a_comment_is_read_once_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "utfall.toml").write_text(
        re.sub(r"^# (?=[a-z_]+ = |\[|\d)", "", project_text(NAME, (), "sv"), flags=re.MULTILINE), encoding="utf-8"
    )
    for own_list in ("bekraftelser.yaml", "rattelser.yaml", "kapitel.yaml", "grupper.yaml"):
        (tmp_path / own_list).write_text("version: 1\n", encoding="utf-8")
    read = read_project(tmp_path)
    assert tomllib.loads((tmp_path / "utfall.toml").read_text(encoding="utf-8")).keys() == KEYS
    assert (read.municipalities, read.slides, read.open_data.missing) == (
        (Municipality("1080", "Karlskrona"),),
        True,
        (),
    )


@given(name=st.text(min_size=1), member=st.text(min_size=1))
def test_any_name_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, name: str, member: str
) -> None:
    """TOML wants some characters written out; whatever the name holds, the file says just that name."""
    if any("\ud800" <= each <= "\udfff" for each in name + member):
        return
    read = tomllib.loads(project_text(name, (Municipality("1080", member),), "sv"))
    assert (read["association"], read["municipalities"]) == (name, {"1080": member})


def test_registers_alone_are_told_apart_from_an_empty_folder(folder: Path) -> None:
    form = folder / "mallar" / "insatser.xlsx"
    fill_in(form, folder / "leveranser" / "2026-10-05" / "insatser.xlsx", example_row("insats", form))
    run = utfall("report", cwd=folder)
    assert run.code == 3
    assert "Bara register" in run.err
    doctor = utfall("doctor", cwd=folder)
    assert doctor.code == 3
    assert "Deltaganden: inga i de filer som är inlästa" in doctor.out
