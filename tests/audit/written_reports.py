"""A report's folder in small, written by hand: what the auditor knows of a report is its format alone."""

from __future__ import annotations

import json
from pathlib import Path

HEADER = (
    "metric,definition_version,period_kind,period,basis,gender,age_group,insats_id,municipality,numerator,denominator,"
    "value,ci_low,ci_high,status,excluded,missing,target,target_reached,certainty,figure_id"
)


def line(
    period: str, gender: str, counts: tuple[int, int, int] | None, kind: str = "quarter", metric: str = "moved_on"
) -> str:
    """One row of figures.csv; None = hidden."""
    x, n, m = ("", "", "") if counts is None else counts
    value = "" if counts is None else f"{counts[0] / counts[1]:.6f}"
    status = "hidden" if counts is None else "shown"
    excluded = "" if counts is None else 0
    id_ = f"{metric}.1/share/{kind}-{period}/finished" + (f"/gender={gender}" if gender else "")
    return f"{metric},1,{kind},{period},finished,{gender},,,,{x},{n},{value},,,{status},{excluded},{m},,,,{id_}"


def write_report(folder: Path, lines: list[str], page: str = "") -> Path:
    """A folder with figures.csv, manifest.json and a page."""
    folder.mkdir(parents=True)
    (folder / "figures.csv").write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    (folder / "manifest.json").write_text(json.dumps({"period": folder.name}), encoding="utf-8")
    (folder / "report.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    return folder


SAFE = [
    line("2026-Q3", "", (60, 100, 8)),
    line("2026-Q3", "kvinna", None),
    line("2026-Q3", "man", None),
]
"""Two hidden of one known sum: nothing follows but the sum."""
