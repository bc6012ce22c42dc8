"""The table of what has changed: what follows from shown figures passes, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_reports import line, write_report

from pipeline.audit.folder import audit_folder
from pipeline.vocabulary.definitions import read_definitions

DEFINITIONS = read_definitions()
ROWS = [
    line("2025-Q3", "", (20, 40, 0)), line("2025-Q4", "", (30, 50, 0)), line("2026-Q1", "", (30, 50, 0)),
    line("2026-Q2", "", (30, 50, 0)), line("2026-Q3", "", (25, 44, 0)), line("2026-Q3", "", (115, 194, 0), "rolling"),
]  # fmt: skip
HEADS = ("Mått", "Deltaganden", "Förra rapporten", "Tillkom", "Föll bort", "Nu", "Skillnad")
SOUND = (("110", "25", "20", "115", "+5"), ("190", "44", "40", "194", "+4"))


def faults(folder: Path, *rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> set[str]:
    cells = "".join(f"<th>{head}</th>" for head in heads)
    body = "".join(f"<tr><th>M-A</th><td>x</td>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    written = write_report(folder / "2026-Q3", ROWS, f"<table id=t><tr>{cells}</tr>{body}</table>")
    return {each.fault for each in audit_folder(written, DEFINITIONS).findings}


@pytest.mark.parametrize("heads", [HEADS, ("x", "y", "Last report", "Entered", "Left", "Now", "Difference")])
def test_what_follows_from_shown_figures_passes(tmp_path: Path, heads: tuple[str, ...]) -> None:
    assert faults(tmp_path, *SOUND, heads=heads) == set()
    assert faults(tmp_path / "hidden", ("..",) * 5, ("..",) * 5, heads=heads) == set()


@pytest.mark.parametrize(
    "spoilt",
    [
        (("111", "25", "21", "115", "+4"), SOUND[1]),
        (("109", "26", "20", "115", "+6"), SOUND[1]),
        (("110", "25", "20", "115", "+6"), SOUND[1]),
        (("110", "25", "20", "115", "\N{MINUS SIGN}5"), SOUND[1]),
        (("111", "25", "20", "116", "+5"), SOUND[1]),
        (("110", "25", "..", "115", "+5"), SOUND[1]),
        (SOUND[0],),
    ],
    ids=["left", "entered", "sum", "sign", "now", "half hidden", "half"],
)
def test_what_does_not_is_found(tmp_path: Path, spoilt: tuple[tuple[str, ...], ...]) -> None:
    assert faults(tmp_path, *spoilt) == {"leak"}
