"""`utfall verify` builds a report again, names every file that is not the same, and changes nothing."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from running import ROOT, Made, Run, files_below, utfall

from pipeline.verify_command import exit_code
from pipeline.verify_lines import verify_lines
from pipeline.vocabulary.verified import Changed, Verified, VerifiedFile

KINDS = (
    "charts/gender_age.png", "charts/gender_age.svg", "figures.csv", "report.html", "report.pdf", "tables.xlsx",
    "manifest.json", "protection.json",
)  # fmt: skip


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below, save what the drawing library keeps in the home of whoever runs it."""
    return {path: content for path, content in files_below(folder).items() if not path.startswith(".cache/")}


def states(run: Run) -> dict[str, tuple[str, str]]:
    """What is said of every file: held against the manifest, and against what was built."""
    rows = [line.split("  ") for line in run.out.split("\n\n")[0].splitlines()[1:]]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    return {path: (by_manifest, built) for path, by_manifest, built in cells}


def verdict(run: Run) -> str:
    return run.out.rstrip().rpartition("\n\n")[2]


def with_one_byte_changed(path: Path) -> None:
    content = bytearray(path.read_bytes())
    # In the manifest a checksum: another version or definition would be an answer of its own.
    at = content.index(b'"report.pdf": "') + 16 if path.name == "manifest.json" else len(content) // 2
    # Another digit or letter in the middle, so that JSON is still JSON.
    at = next(
        place for place in range(at, len(content)) if chr(content[place]).isascii() and chr(content[place]).isalnum()
    )
    content[at] = ord("1") if content[at] != ord("1") else ord("2")
    path.write_bytes(bytes(content))


@pytest.fixture(scope="module")
def home(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    return folder


@pytest.mark.soak
def test_a_report_on_the_sample_is_the_same_and_nothing_is_changed(home: Path) -> None:
    before = files_of(home)
    run = utfall("verify", "reports/2026-Q3", cwd=home)
    assert run.code == 0, run.out + run.err
    assert verdict(run) == "Rapporten är densamma, byte för byte."
    found = states(run)
    assert set(found) == set(files_of(home / "reports" / "2026-Q3"))
    assert {built for _, built in found.values()} == {"samma"}
    assert files_of(home) == before


def test_every_changed_file_is_named_and_an_extra_one_and_one_that_is_gone(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ändrad"
    shutil.copytree(home / "reports" / "2026-Q3", folder)
    for kind in KINDS:
        with_one_byte_changed(folder / kind)
    (folder / "extra.txt").write_text("hej", encoding="utf-8")
    (folder / "charts" / "health_change.svg").unlink()
    before = files_of(folder)
    run = utfall("verify", str(folder), cwd=home)
    assert run.code == 5, run.out + run.err
    found = states(run)
    for kind in KINDS[:-2]:
        assert found[kind] == ("skiljer", "skiljer"), kind
    for kind in KINDS[-2:]:
        assert found[kind] == ("–", "skiljer"), kind
    assert found["extra.txt"] == ("okänd fil", "blev inte till")
    assert found["charts/health_change.svg"] == ("saknas", "saknas")
    assert found["charts/health_change.png"] == ("samma", "samma")
    for named in (*KINDS[:-2], "extra.txt", "charts/health_change.svg"):
        assert named in verdict(run)
    assert files_of(folder) == before


@pytest.mark.soak
def test_who_changes_the_manifest_too_is_found_by_building(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "efteråt"
    shutil.copytree(home / "reports" / "2026-Q3", folder)
    page, manifest, proof = folder / "report.html", folder / "manifest.json", folder / "protection.json"
    with_one_byte_changed(page)
    for told in (manifest, proof):
        text = told.read_text(encoding="utf-8")
        for path in (page, manifest):
            original = (home / "reports" / "2026-Q3" / path.name).read_bytes()
            text = text.replace(hashlib.sha256(original).hexdigest(), hashlib.sha256(path.read_bytes()).hexdigest())
        told.write_text(text, encoding="utf-8")
    run = utfall("verify", str(folder), cwd=home)
    assert run.code == 5, run.out + run.err
    assert states(run)["report.html"] == ("samma", "skiljer")
    assert states(run)["manifest.json"] == ("–", "skiljer")
    assert states(run)["protection.json"] == ("–", "gäller mappens filer")
    assert "en annan än den som samma leveranser" in verdict(run) and "report.html" in verdict(run)


@pytest.mark.soak
def test_a_changed_definition_is_named_and_speaks_neither_for_nor_against(home: Path, tmp_path: Path) -> None:
    schemas = tmp_path / "schemas"
    shutil.copytree(ROOT / "schemas", schemas)
    bands = schemas / "groups.yaml"
    bands.write_text(bands.read_text(encoding="utf-8") + "# en rad till\n", encoding="utf-8")
    others = (
        f"from pathlib import Path; import pipeline.surroundings as made_by; made_by.SCHEMAS = Path({str(schemas)!r})"
    )
    run = utfall("verify", "reports/2026-Q3", cwd=home, before=others)
    assert run.code == 4, run.out + run.err
    assert "schemas/groups.yaml: " in run.out and "schemas/money.yaml" not in run.out
    assert states(run)["figures.csv"] == ("samma", "samma")
    assert "varken för eller emot rapporten" in verdict(run)


@pytest.mark.soak
def test_deliveries_that_nobody_has_are_named(home: Path, tmp_path: Path) -> None:
    (tmp_path / "leveranser").mkdir()
    folder = home / "reports" / "2026-Q3"
    run = utfall("verify", str(folder), "--deliveries", "leveranser", "--lang", "en", cwd=tmp_path)
    assert run.code == 3, run.out + run.err
    inputs = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    assert all(f"  {each['file']}" in run.out for each in inputs)
    assert "Cannot be built again" in verdict(run)
    assert files_of(tmp_path) == {}, "a database has been left behind"


@pytest.mark.soak
def test_without_a_database_it_is_built_from_the_deliveries(home: Path, tmp_path: Path) -> None:
    run = utfall("verify", str(home / "reports" / "2026-Q3"), cwd=tmp_path)
    assert run.code == 0, run.out + run.err
    assert files_of(tmp_path) == {}


@pytest.mark.soak
def test_later_releases_and_deliveries_change_nothing_in_an_earlier_report(in_a_row: Path, tmp_path: Path) -> None:
    """The second quarter bound nothing when it was made; since then the third has been given out, a delivery withdrawn
    and another one come."""
    shutil.copytree(in_a_row, tmp_path, dirs_exist_ok=True)
    deliveries = tmp_path / "leveranser"
    shutil.copytree(ROOT / "data" / "sample", deliveries)
    (deliveries / "2026-10-09").mkdir()
    shutil.copy(deliveries / "2026-07-06" / "deltaganden-I05.csv", deliveries / "2026-10-09" / "deltaganden-igen.csv")
    last = deliveries / "2026-10-06" / "deltaganden-I03.csv"
    lines = last.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    (deliveries / "2026-10-09" / "deltaganden-I03.csv").write_text("".join(lines[:-20]), encoding="utf-8")
    (tmp_path / "utfall.toml").write_text('association = "Vår"\ndeliveries = "leveranser"\n', encoding="utf-8")
    loaded = utfall("load", cwd=tmp_path)
    assert loaded.code == 0, loaded.err
    gone = utfall(
        "deliveries", "--withdraw", "2026-10-05/deltaganden-I01.csv", "--reason", "prov", "--by", "A", cwd=tmp_path
    )
    assert gone.code == 0, gone.err
    before = files_of(tmp_path)
    for period in ("2026-Q2", "2026-Q3"):
        run = utfall("verify", f"reports/{period}", cwd=tmp_path)
        assert run.code == 0, run.out + run.err
        assert {built for _, built in states(run).values()} == {"samma"}
    assert files_of(tmp_path) == before


ALIKE = VerifiedFile("report.html", "same", "same")
OTHER = VerifiedFile("report.html", "same", "differs")
SPOILT = VerifiedFile("report.html", "differs", "differs")
COMMIT = Changed("commit", "a", "b")
ERASED = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("verified", "code", "said"),
    [
        (Verified((ALIKE,), (), (), (), None), 0, "densamma, byte för byte"),
        (Verified((ALIKE,), (), (), (ERASED,), None), 0, "densamma, byte för byte"),
        (Verified((OTHER,), (), (), (), True), 5, "en annan än den som samma leveranser"),
        (Verified((OTHER,), (), (), (ERASED,), True), 4, "raderats ur databasen 2026-11-01"),
        (Verified((OTHER,), (COMMIT,), (), (), True), 4, "programmets commit: a → b"),
        (Verified((OTHER,), (), (), (), False), 5, "känner inte till rapporten"),
        (Verified((SPOILT,), (COMMIT,), (), (), True), 5, "report.html. Någon har ändrat"),
        (Verified((SPOILT,), (), ("2026/a.csv",), (), None), 5, "2026/a.csv"),
        (Verified((ALIKE,), (), ("2026/a.csv",), (), None), 3, "Går inte att bygga igen"),
    ],
)
def test_what_weighs_most_decides_the_code_and_the_verdict(verified: Verified, code: int, said: str) -> None:
    assert exit_code(verified) == code
    assert said in "\n".join(verify_lines(verified, "sv"))


@pytest.mark.parametrize("content", [None, "{", "[]", '{"period": "2026-Q3"}'], ids=["none", "cut", "list", "less"])
def test_a_folder_without_a_manifest_is_said_plainly(tmp_path: Path, content: str | None) -> None:
    (tmp_path / "mapp").mkdir()
    if content is not None:
        (tmp_path / "mapp" / "manifest.json").write_text(content, encoding="utf-8")
    run = utfall("verify", "mapp", cwd=tmp_path)
    assert run.code == 2 and "manifest" in run.err and run.out == ""


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    run = utfall("verify", "ingenstans", cwd=tmp_path)
    assert run.code == 2 and "ingenstans" in run.err
