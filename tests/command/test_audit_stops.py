"""What the audit can get at is never published: the run ends with code 5, and what lay there before is untouched."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from running import Made, files_below

from pipeline import flow
from pipeline.__main__ import main
from pipeline.publish import publish
from pipeline.vocabulary.errors import AuditFailed, Reason
from pipeline.vocabulary.release import Release


def _show_a_number_too_many(folder: Path) -> None:
    """One count of a hidden row, in the open data alone."""
    path = folder / "figures.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    status, numerator = rows[0].index("status"), rows[0].index("numerator")
    next(row for row in rows if row[status] == "hidden")[numerator] = "3"
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    path.write_text(written.getvalue(), encoding="utf-8")


def test_a_report_that_tells_too_much_is_not_published(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("data", "reports"):
        shutil.copytree(made.folder / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    before = files_below(tmp_path / "reports")
    assert any(name.endswith("protection.json") for name in before)

    def leaking(release: Release, folder: Path, with_slides: bool) -> None:
        publish(release, folder, with_slides)
        _show_a_number_too_many(folder)

    monkeypatch.setattr(flow, "publish", leaking)
    assert main(["report"]) == 5
    seen = capsys.readouterr()
    assert "Inget har publicerats" in seen.err and "figures.csv" in seen.err and "groups.yaml" in seen.err
    assert "Traceback" not in seen.err and seen.out == ""
    assert files_below(tmp_path / "reports") == before


def test_it_is_said_in_english_too() -> None:
    fault = AuditFailed(number=2, faults=Reason("a", "two faults"), steps=Reason("b", "three age bands"))
    assert "Nothing has been published.\ntwo faults\nChange schemas/" in fault.message("en")
