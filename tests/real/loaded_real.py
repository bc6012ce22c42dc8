"""Real deliveries taken as far as the account of rows, through layout files alone."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.vocabulary.definitions import read_definitions
from reports import DATA, LAYOUTS


def load_real(analyst, name: str, files: Sequence[str] = (), measured: bool = True) -> None:
    """Load one of the real folders, or the named files of it; skipped aloud where they are not beside the project.

    Without `measured` as far as the answers: what is asked is counted when it is asked.
    """
    folder = DATA / name
    if not folder.is_dir():
        pytest.skip(f"the real files {name} are not beside this clone")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (not files or path.name in files):
            copy = analyst.order.deliveries / "2026-10-05" / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    analyst.change(definitions=read_definitions(LAYOUTS))
    if measured:
        analyst.load()
        return
    analyst.accept()
    analyst.check()
    analyst.derive()


def refused(analyst) -> dict[str, str]:
    """Each refused file's name and the rule it was refused for."""
    rows = analyst.rows("select file, refused_rule from accepted.delivery where outcome = 'refused'")
    return {Path(file).name: rule for file, rule in rows}


def all_add_up(analyst) -> bool:
    """Whether every delivered row of every used file is accounted for."""
    return analyst.rows(
        "select count(*) > 0 and bool_and(rows_delivered = accepted + set_aside + repeated + superseded) "
        "from derived.account"
    ) == [(True,)]
