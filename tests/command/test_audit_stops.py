"""What the audit can get at is never published: the run ends with code 5, and what lay there before is untouched."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from running import Made, files_below

from pipeline import flow
from pipeline.__main__ import main
from pipeline.publish import publish
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


@pytest.mark.parametrize(("language", "said"), [("sv", "Inget har publicerats"), ("en", "Nothing has been published")])
def test_a_report_that_tells_too_much_is_not_published(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str,
    said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(made.folder)
    order = ["report", "--out", str(tmp_path / "out"), "--database", str(tmp_path / "a.duckdb"), "--lang", language]
    assert main(order) == 0
    before = files_below(tmp_path / "out")
    assert any(name.endswith("protection.json") for name in before)

    def leaking(release: Release, folder: Path) -> None:
        publish(release, folder)
        _show_a_number_too_many(folder)

    monkeypatch.setattr(flow, "publish", leaking)
    capsys.readouterr()
    assert main(order) == 5
    seen = capsys.readouterr()
    assert said in seen.err and "figures.csv" in seen.err and "groups.yaml" in seen.err
    assert "Traceback" not in seen.err and seen.out == ""
    assert files_below(tmp_path / "out") == before
