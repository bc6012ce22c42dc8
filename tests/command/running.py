"""Runs the command as a person does: in a process of its own, in a folder of its own."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample"


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Made:
    """A run of `utfall report` and the folder it ran in."""

    run: Run
    folder: Path

    @property
    def report(self) -> Path:
        return self.folder / "reports" / "2026-Q3"


def utfall(*arguments: str, cwd: Path, before: str = "") -> Run:
    """`utfall …` in a process of its own that first does `before` to itself: what it said, and its exit code.

    Heavy imports are already done: every worker keeps a server that has imported what a report needs, and a run is a
    fork of it. What an import itself does or says is seen by `utfall_anew` alone.
    """
    with TemporaryDirectory() as folder:
        said = Path(folder)
        run = _server().Process(target=in_a_fork, args=(arguments, str(cwd), str(said), before))
        run.start()
        run.join()
        out, err = ((said / name).read_text(encoding="utf-8") for name in ("out", "err"))
    assert run.exitcode is not None
    return Run(run.exitcode, out, err)


def utfall_anew(*arguments: str, cwd: Path) -> Run:
    """`python -m pipeline …`, as a person starts it."""
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment(),
    )
    return Run(done.returncode, done.stdout, done.stderr)


@cache
def _server() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["prepared"])
    with pytest.MonkeyPatch.context() as patch:
        # The server looks for it where a new Python does, and Python 3.11 says nothing where it is not found.
        patch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), str(ROOT)]))
        forkserver.ensure_running()
    return context


def in_a_fork(arguments: tuple[str, ...], cwd: str, said: str, before: str) -> None:
    """The command in this process, what it says written to two files; ends with its exit code."""
    assert "prepared" in sys.modules, "the server has not imported what a report needs"
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{said}/{name}", os.O_WRONLY | os.O_CREAT, 0o600), number)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    os.chdir(cwd)
    os.environ["HOME"] = cwd
    exec(before)
    from pipeline.__main__ import main

    try:
        code = main(arguments)
    except SystemExit as stopped:
        code = stopped.code if isinstance(stopped.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
