"""A förbund with few insatser and one municipality gets its report: more is hidden, and nothing is refused."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from running import utfall

from pipeline.protect import spans_of
from pipeline.proved import _overlapping
from pipeline.vocabulary.figures import FigureKey, Group, ProtectedFigure

DELIVERED = Path(__file__).resolve().parents[2] / "data" / "sample" / "2026-10-05"


@pytest.mark.soak
def test_two_insatser_in_one_municipality(tmp_path: Path) -> None:
    """All that stands beside a quarter was hidden, and the audit still told its outcome: then a year is hidden too."""
    folder = tmp_path / "leveranser" / "2026-10-05"
    folder.mkdir(parents=True)
    for name in ("deltaganden-I01.csv", "deltaganden-I02.csv"):
        shutil.copyfile(DELIVERED / name, folder / name)
    (folder / "medlemskap.csv").write_text(
        "part;parttyp;kommunkod;från;till\nKarlskrona;kommun;1080;2005-01-01;\n", encoding="utf-8"
    )
    run = utfall("report", "--deliveries", "leveranser", "--database", "a.duckdb", "--out", "ut", cwd=tmp_path)
    assert run.code == 0, run.err
    with (tmp_path / "ut" / "2026-Q3" / "figures.csv").open(encoding="utf-8") as file:
        statuses = [row["status"] for row in csv.DictReader(file)]
    assert statuses.count("shown") > 100


def shown(kind: str, period: str, known: int, group: Group | None = None) -> ProtectedFigure:
    key = FigureKey("moved_on", 1, kind, period, "finished", group or Group())  # type: ignore[arg-type]
    return ProtectedFigure(key, 3, known, 0, 0, 0.5, 0.2, 0.8, "shown", 0.7, False, "cannot_tell")


def test_what_shares_quarters_is_next_to_be_hidden() -> None:
    own, year, rolling = shown("quarter", "2025-Q4", 9), shown("year", "2025", 40), shown("rolling", "2026-Q3", 50)
    other, later = shown("year", "2025", 12, Group(gender="man")), shown("quarter", "2026-Q1", 8)
    every = (own, year, rolling, other, later)
    of_group, of_any = _overlapping(own, every[1:], spans_of(figure.key for figure in every))
    assert of_group == (year,) and of_any == (other,)
    nothing = list(_overlapping(own, (later,), spans_of(figure.key for figure in every)))
    assert nothing == [(), ()]
