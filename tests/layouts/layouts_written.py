"""Layouts written for one test, on top of a sound one."""

from __future__ import annotations

import contextlib
from pathlib import Path

from pipeline.vocabulary.definitions import Definitions, read_definitions
from pipeline.vocabulary.errors import NothingFinished

SOUND = """\
layout: prov
version: 1
table: participation
label: {sv: prov, en: trial}
status: local
recognise: [nr]
columns:
  participation_id: nr
  insats_id: plats
  start_date: in
  exit_date: ut
"""


def definitions_with(folder: Path, *layouts: str) -> Definitions:
    """The shipped definitions and these layouts, as a förbund's own."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for number, text in enumerate(layouts):
        (folder / f"egen-{number}.yaml").write_text(text, encoding="utf-8")
    return read_definitions(folder)


def load(analyst, folder: Path, *layouts: str) -> None:
    """Read the folder of deliveries with these layouts, as far as the account of rows."""
    analyst.change(definitions=definitions_with(folder, *layouts))
    analyst.accept()
    analyst.check()
    # Trials that are about reading alone have no exit, and nothing to derive.
    with contextlib.suppress(NothingFinished):
        analyst.derive()


def account(analyst, file: str) -> tuple[int, int, int, int, int]:
    """Delivered, accepted, set aside, repeated and superseded rows of a file."""
    [row] = analyst.rows(
        "select rows_delivered, accepted, set_aside, repeated, superseded "
        "from derived.account join accepted.delivery using (delivery_no) where file = ?",
        file,
    )
    assert row[0] == sum(row[1:])
    return row
