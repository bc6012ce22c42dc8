"""SQL stands in files of its own, and the first line of each says what a row is."""

from __future__ import annotations

from pathlib import Path

import pytest
from repository import PIPELINE, ROOT

FILES = sorted(PIPELINE.rglob("*.sql"))
STARTS = ("-- one row per ", "-- how ", "-- no rows: ")
"""A table or query; a file of macros."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_first_line_says_what_a_row_is(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(STARTS)
    if not lines[0].startswith(STARTS[0]):
        assert "macro" in "\n".join(lines[1:])


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 20
