"""`utfall dialog`: only with a report's own figures, proved as it, and without touching it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from running import Made, files_below, utfall


@pytest.fixture(scope="module")
def talk(own: Made, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The dialog of a report that has been given out."""
    folder = tmp_path_factory.mktemp("dialog") / "förbund"
    shutil.copytree(own.folder, folder)
    return Made(utfall("dialog", "--period", "2026-Q3", cwd=folder), folder)


def test_the_dialog_lies_beside_its_report_and_is_proved(talk: Made, own: Made) -> None:
    assert talk.run.code == 0, talk.run.err
    dialog = talk.folder / "reports" / "2026-Q3-dialog"
    files = files_below(dialog)
    assert set(files) == {"dialog.html", "dialog.pdf", "figures.csv", "manifest.json", "protection.json"}
    assert str(dialog / "dialog.pdf") in talk.run.out
    assert files["figures.csv"] == (own.report / "figures.csv").read_bytes()
    assert "dialog.html" in json.dumps(json.loads(files["protection.json"]))
    assert files_below(talk.report) == files_below(own.report)


def test_nothing_new_is_given_out(talk: Made, own: Made) -> None:
    assert utfall("releases", cwd=talk.folder).out == utfall("releases", cwd=own.folder).out


@pytest.mark.soak
def test_untouched_it_is_verified_as_a_dialog(talk: Made) -> None:
    run = utfall("verify", str(next(talk.folder.glob("reports/*-dialog"))), cwd=talk.folder)
    assert run.code == 0, run.out


@pytest.mark.soak
def test_it_is_verified_as_a_dialog_and_a_changed_byte_is_named(talk: Made, tmp_path: Path) -> None:
    folder = next(talk.folder.glob("reports/*-dialog"))
    changed = tmp_path / "ändrad"
    shutil.copytree(folder, changed)
    page = changed / "dialog.html"
    page.write_text(page.read_text(encoding="utf-8").replace("70", "71", 1), encoding="utf-8")
    run = utfall("verify", str(changed), cwd=talk.folder)
    verdict = run.out.rpartition("\n\n")[2]
    assert run.code == 5 and "dialog.html" in verdict and "dialog.pdf" not in verdict, run.out + run.err


@pytest.mark.soak
def test_it_stands_an_audit_and_made_again_it_is_the_same_bytes(talk: Made) -> None:
    before = files_below(talk.folder / "reports")
    audit = utfall("audit", str(talk.folder / "reports" / "2026-Q3-dialog"), cwd=talk.folder)
    assert audit.code == 0, audit.err + audit.out
    assert utfall("dialog", "--period", "2026-Q3", cwd=talk.folder).code == 0
    assert files_below(talk.folder / "reports") == before


def test_a_hidden_number_in_the_page_is_found(talk: Made, tmp_path: Path) -> None:
    spoilt = tmp_path / "2026-Q3-dialog"
    shutil.copytree(talk.folder / "reports" / "2026-Q3-dialog", spoilt)
    page = spoilt / "dialog.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Vad hade de andra behövt?", "3 av 997 hade behövt mer.", 1), encoding="utf-8")
    run = utfall("audit", str(spoilt), cwd=talk.folder)
    assert run.code == 5 and "dialog.html" in run.err + run.out


@pytest.mark.soak
def test_without_the_reports_own_figures_nothing_is_written(talk: Made, tmp_path: Path) -> None:
    missing = utfall("dialog", "--period", "2026-Q3", "--out", str(tmp_path), cwd=talk.folder)
    assert missing.code == 2 and "utfall report --period 2026-Q3" in missing.err
    assert not list(tmp_path.iterdir())
    shutil.copytree(talk.report, tmp_path / "2026-Q3")
    figures = tmp_path / "2026-Q3" / "figures.csv"
    with figures.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][9] = "1"
    with figures.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    differs = utfall("dialog", "--period", "2026-Q3", "--out", str(tmp_path), cwd=talk.folder)
    assert differs.code == 2 and [path.name for path in tmp_path.iterdir()] == ["2026-Q3"]
