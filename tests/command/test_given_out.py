"""What is given out is entered in the ledger, once; a draft is marked on every surface and lies apart."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import page as validation
import pytest
from running import Made, Run, files_below, utfall


@pytest.fixture(scope="module")
def home(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("given_out")
    for name in ("data", "reports"):
        shutil.copytree(made.folder / name, folder / name)
    return folder


def releases(home: Path, *more: str) -> list[list[str]]:
    run = utfall("releases", *more, cwd=home)
    assert run.code == 0, run.err
    return [line.split() for line in run.out.split("\n\n")[0].splitlines()[1:]]


@pytest.fixture(scope="module")
def draft(home: Path) -> tuple[Run, Path]:
    before = files_below(home / "reports" / "2026-Q3")
    run = utfall("report", "--draft", cwd=home)
    assert run.code == 0, run.err
    assert files_below(home / "reports" / "2026-Q3") == before
    return run, home / "reports" / "2026-Q3-utkast"


def test_a_draft_is_no_release(home: Path, draft: tuple[Run, Path]) -> None:
    assert [(number, period) for number, period, *_ in releases(home)] == [("1", "2026-Q3")]


def test_every_surface_of_a_draft_says_so(draft: tuple[Run, Path]) -> None:
    _, folder = draft
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert "<title>Utkast" in html and "får inte spridas" in html
    with zipfile.ZipFile(folder / "tables.xlsx") as book:
        assert any("Utkast. Rapporten är inte utgiven" in book.read(name).decode() for name in book.namelist()
                   if name.endswith("sharedStrings.xml"))  # fmt: skip
    charts = list((folder / "charts").glob("*.svg"))
    assert charts and all("Utkast" in chart.read_text(encoding="utf-8") for chart in charts)
    assert '"is_draft": true' in (folder / "manifest.json").read_text(encoding="utf-8")
    assert (folder / "protection.json").exists()


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_watermark_leaves_the_pdf_as_accessible_as_it_was(draft: tuple[Run, Path], profile: str) -> None:
    assert validation.validate_pdf(str(draft[1] / "report.pdf"), profile=profile).is_compliant


def test_the_same_again_is_no_new_release_and_other_figures_are(home: Path, draft: tuple[Run, Path]) -> None:
    in_english = utfall("report", "--lang", "en", "--out", "in_english", cwd=home)
    assert in_english.code == 0, in_english.err
    [first] = releases(home)
    assert first[-1] == "0" and "otherwise" not in in_english.out
    earlier = utfall("report", "--as-of", "2026-10-05", cwd=home)
    assert earlier.code == 0, earlier.err
    first, second = releases(home)
    assert second[:2] == ["2", "2026-Q3"] and int(second[-1]) > 0
    assert f"{second[-1]} tal visas annorlunda" in earlier.out
    assert int(second[4]) + int(second[5]) == int(first[4]) + int(first[5])
