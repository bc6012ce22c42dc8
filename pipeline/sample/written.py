"""Writes the samples to disk."""

from __future__ import annotations

from pathlib import Path

from pipeline.sample import styles
from pipeline.sample.assumptions import read_assumptions
from pipeline.sample.drawing import drawing
from pipeline.sample.messy import file_bytes, messy_files
from pipeline.sample.readme import readme_text
from pipeline.sample.registers import budget, insats_register, memberships
from pipeline.sample.sheets import csv_bytes
from pipeline.sample.wording import read_wording

RECEIVED = "2026-10-05"


def write_sound(participations: int, seed: int, folder: Path) -> None:
    """One delivery folder without faults, a file for each insats, streamed from DuckDB to disk."""
    assumptions = read_assumptions()
    received = folder / RECEIVED
    received.mkdir(parents=True, exist_ok=True)
    for register in (insats_register(assumptions), memberships(assumptions), budget(assumptions, participations, seed)):
        (received / register.file).write_bytes(csv_bytes(register.lines, styles.PLAIN))
    with drawing(assumptions, participations, seed, in_swedish=True) as drawn:
        for insats in assumptions.individual:
            path = received / f"deltaganden-{insats.id}.csv"
            drawn.delivered(insats.id).write_csv(str(path), sep=";", header=True)


def write_messy(participations: int, seed: int, folder: Path) -> None:
    """Dated delivery folders as in life, and a README that lists every planted fault."""
    files = messy_files(read_assumptions(), participations, seed)
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file_bytes(file))
    text = readme_text(files, read_wording(in_swedish=True).table, participations, seed)
    (folder / "README.md").write_text(text, encoding="utf-8", newline="\n")
