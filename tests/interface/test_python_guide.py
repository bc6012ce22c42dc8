"""docs/python.md runs as it stands, on the sample."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from pipeline.interface import LocalFigures

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "python.md"


def test_every_example_runs(
    sample_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    shutil.copyfile(sample_database, tmp_path / "data" / "sample.duckdb")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 5
    known: dict[str, object] = {}
    for block in blocks:
        exec(block, known)
    said = capsys.readouterr().out
    assert "kvinna" in said and "ingen säker skillnad" in said
    assert "rader.parquet" in said and "kodbok.csv" in said and "Avrundat" in said
    assert (tmp_path / "reports" / "tables" / "moved_on-year-2025-gender" / "table.csv").exists()


def test_what_the_guide_names_is_there() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    for name in re.findall(r"base\.(\w+)\(", text):
        assert callable(getattr(LocalFigures, name))


def test_a_sus_report_is_a_frame_marked_unprotected(base: LocalFigures) -> None:
    frame = base.sus("R2", "2026-01-01", "2026-09-30", gender="kvinna")
    assert list(frame["category"]) == ["arbete", "studier", "soker", "ovriga"]
    assert frame["before"].sum() == frame["after"].sum() == frame["known"].iloc[0] > 0
    assert set(frame["protection"]) == {"unprotected"}
    with pytest.raises(ValueError, match="R1"):
        base.sus("R8", "2026-01-01", "2026-09-30")
