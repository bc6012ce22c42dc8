"""Folders that take long to make, such as a whole report's: one worker makes them, and each has a copy of its own."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

Once = Callable[[str, Callable[[Path], Any]], tuple[Path, Any]]


def made_once(factory: pytest.TempPathFactory) -> Once:
    """Gives, for a name and what fills the folder, a copy of the folder and what the filling gave (as JSON keeps it).

    Paths of the original that were given are paths of the copy, as if it had been made there.
    """
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, fill: Callable[[Path], Any]) -> tuple[Path, Any]:
        original, given = shared / f"once-{name}", shared / f"once-{name}.json"
        with _alone(shared / f"once-{name}.lock"):
            if not given.exists():
                shutil.rmtree(original, ignore_errors=True)
                original.mkdir()
                given.write_text(json.dumps(fill(original)), encoding="utf-8")
        copy = factory.mktemp(name)
        shutil.copytree(original, copy, dirs_exist_ok=True)
        return copy, json.loads(given.read_text(encoding="utf-8").replace(_inside(original), _inside(copy)))

    return made


def _inside(path: Path) -> str:
    """A path as JSON writes it inside a text."""
    return json.dumps(str(path))[1:-1]


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One worker at a time; the others wait for it."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
