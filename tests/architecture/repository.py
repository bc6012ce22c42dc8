"""What the architecture tests look at: the repository's own files and the Python in them."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PIPELINE = ROOT / "pipeline"
STATIONS = ("accept", "check", "derive", "measure", "protect", "publish")


def tracked(*, with_new: bool = True) -> list[Path]:
    """Every file under version control, and those that are about to be."""
    options = ["--cached", "--others", "--exclude-standard"] if with_new else ["--cached"]
    command = ["git", "ls-files", "-z", *options]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a checkout")
    names = done.stdout
    return [ROOT / name for name in sorted(set(names.split("\0"))) if name and (ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    """Name and content of every tracked text file."""
    for path in tracked():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def calls_in(tree: ast.AST) -> Iterator[str]:
    """The bare names of what is called, from the top of the page down."""
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(found, key=lambda each: (each.lineno, each.col_offset)):
        if isinstance(call.func, ast.Name):
            yield call.func.id
        elif isinstance(call.func, ast.Attribute):
            yield call.func.attr
