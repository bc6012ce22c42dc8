"""docs/mappar.md names every folder of the program, and of a new förbund's project."""

from __future__ import annotations

import re
import subprocess
from pathlib import PurePosixPath

import pytest

from pipeline.new_project.first_steps import README
from pipeline.vocabulary.definitions import SCHEMAS

ROOT = SCHEMAS.parent
PAGE = (ROOT / "docs" / "mappar.md").read_text(encoding="utf-8")


def _told(heading: str) -> set[str]:
    part = re.split(rf"^#+ {heading}$", PAGE, flags=re.MULTILINE)[1]
    own = re.split(r"^#", part, maxsplit=1, flags=re.MULTILINE)[0]
    firsts = re.findall(r"^\| ([^|]+) \|", own, re.MULTILINE)
    return {name.rstrip("/") for first in firsts for name in re.findall(r"`([^`]+)`", first)}


def _tracked() -> list[PurePosixPath]:
    """What is under version control, or about to be; other folders are a user's own."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout")
    return [PurePosixPath(name) for name in done.stdout.splitlines()]


@pytest.mark.parametrize(("heading", "depth"), [("Programmets mapp", 0), ("I `pipeline/`", 1)])
def test_every_folder_of_the_program_is_told_and_none_besides(heading: str, depth: int) -> None:
    paths = [path for path in _tracked() if depth == 0 or path.parts[0] == "pipeline"]
    there = {path.parts[depth] for path in paths if len(path.parts) > depth + 1}
    assert {name.partition("/")[0] for name in _told(heading)} == {name for name in there if not name.startswith(".")}


def test_every_place_of_a_project_is_told() -> None:
    """Those that the project's own README tells of, and those that come with use."""
    told = _told("Förbundets mapp")
    named = {name.rstrip("/") for name in re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE)}
    assert len(named) >= 5
    assert named <= told
