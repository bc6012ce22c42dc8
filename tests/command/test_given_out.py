"""What is given out is entered in the ledger, once; a draft is marked on every surface and lies apart."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import page as validation
import pytest
from running import SAMPLE, Made, Run, files_below, utfall


@pytest.fixture(scope="module")
def home(own: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("given_out")
    shutil.copytree(own.folder, folder, dirs_exist_ok=True)
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
    tables = list((folder / "px").glob("*.px"))
    assert tables and all('NOTEX="Utkast";' in table.read_text(encoding="utf-8") for table in tables)
    assert '"description": "Utkast. ' in (folder / "datapackage.json").read_text(encoding="utf-8")
    assert '"is_draft": true' in (folder / "manifest.json").read_text(encoding="utf-8")
    assert (folder / "protection.json").exists()


def test_a_draft_is_not_described_for_any_portal(draft: tuple[Run, Path]) -> None:
    run, folder = draft
    assert "dcat.rdf skrivs inte för ett utkast." in run.out and not (folder / "dcat.rdf").exists()


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_watermark_leaves_the_pdf_as_accessible_as_it_was(draft: tuple[Run, Path], profile: str) -> None:
    assert validation.validate_pdf(str(draft[1] / "report.pdf"), profile=profile).is_compliant


def test_the_run_says_that_it_binds_and_how_to_take_it_back(own: Made) -> None:
    assert "Utgåva 1 är införd" in own.run.out and "utfall releases --withdraw 1" in own.run.out


def test_a_report_on_the_sample_binds_nothing(made: Made) -> None:
    assert "införd" not in made.run.out
    assert "Inget har givits ut" in utfall("releases", cwd=made.folder).out


@pytest.mark.soak
def test_the_same_again_is_no_new_release(home: Path) -> None:
    in_english = utfall("report", "--lang", "en", "--out", "in_english", cwd=home)
    assert in_english.code == 0, in_english.err
    assert [(number, period) for number, period, *_ in releases(home)] == [("1", "2026-Q3")]
    assert "is entered" not in in_english.out


@pytest.mark.soak
def test_a_quarter_given_out_is_counted_as_it_was(home: Path) -> None:
    """By the day before, a file of the third quarter had not come: the report is the same all the same."""
    before = (home / "reports" / "2026-Q3" / "figures.csv").read_bytes()
    run = utfall("report", "--as-of", "2026-10-05", cwd=home)
    assert run.code == 0, run.err
    assert "rader kommit och" in run.out
    assert (home / "reports" / "2026-Q3" / "figures.csv").read_bytes() == before


def test_only_the_latest_is_withdrawn_and_then_it_binds_no_more(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    wrong = utfall("releases", "--withdraw", "7", cwd=tmp_path)
    assert wrong.code == 2 and "inte den senaste (1)" in wrong.err
    done = utfall("releases", "--withdraw", "1", cwd=tmp_path)
    assert done.code == 0 and str(tmp_path / "reports" / "2026-Q3") in done.out
    assert releases(tmp_path)[0][-1].startswith("20")


def test_the_audit_knows_what_has_been_given_out(home: Path, tmp_path: Path) -> None:
    """Sabotage: last quarter's corrected file, made where nobody knew of the release."""
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    (tmp_path / "data" / "utfall.duckdb").rename(tmp_path / "ledger.duckdb")
    corrected = utfall("report", "--as-of", "2026-10-05", "--out", "corrected", cwd=tmp_path)
    assert corrected.code == 0, corrected.err
    found = utfall("audit", "corrected/2026-Q3", "--database", "ledger.duckdb", cwd=tmp_path)
    assert found.code == 5
    assert "2026-Q3 (1)" in found.out and "annat värde än i en annan fil eller tidigare utgåva" in found.out


def test_a_quarter_passed_over_would_tell_and_is_refused(home: Path) -> None:
    """Two thirds of a year, once all of it is out: what is left is few."""
    before = files_below(home / "reports")
    refused = utfall("report", "--period", "2026-Q2", cwd=home)
    assert refused.code == 5
    assert "redan är utgivet" in refused.err and "utgåva 2026-Q3 (1)" in refused.err
    assert "i tidsordning" in refused.err and "--withdraw" in refused.err and len(refused.err) < 6000
    assert files_below(home / "reports") == before


@pytest.mark.soak
def test_four_quarters_and_the_year_pass_together_and_a_fifth_that_would_tell_is_refused(tmp_path: Path) -> None:
    """The sample as a förbund of its own; at last a part of the year before, of which the whole is out."""
    (tmp_path / "utfall.toml").write_text(f'association = "Vår"\ndeliveries = "{SAMPLE}"\n', encoding="utf-8")
    for at, period in enumerate(("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2025"), 1):
        run = utfall("report", "--period", period, cwd=tmp_path)
        assert run.code == 0, run.err
        assert f"Utgåva {at} är införd" in run.out
        proof = json.loads((tmp_path / "reports" / period / "protection.json").read_text(encoding="utf-8"))
        assert proof["passed"] is True and len(proof["earlier_releases"]) == at - 1
    assert [row[1] for row in releases(tmp_path)] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2025"]
    before = files_below(tmp_path / "reports")
    refused = utfall("report", "--period", "2024-Q3", cwd=tmp_path)
    assert refused.code == 5
    assert "redan är utgivet" in refused.err and "utgåva 2025" in refused.err and "--withdraw" in refused.err
    assert files_below(tmp_path / "reports") == before
