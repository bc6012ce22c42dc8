"""The process that reads workbooks, seen from here: started when the first one comes, ended when one takes too long."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pipeline
from pipeline.accept.opened import FileRefused
from pipeline.workbook.bounds import PATIENCE_S

_PACKED_BYTES_A_SECOND = 400_000
# Where the process bounds its own work, the clock is for what that misses; elsewhere it is all there is.
_TIMES = 3 if importlib.util.find_spec("resource") else 1
_ROOT = Path(pipeline.__file__).resolve().parents[1]
_BROKEN_OFF = {"end": "file-too-large"}
"""What the answers end with when the process was ended: by the clock, or by its own bound on memory."""


@dataclass(frozen=True)
class SheetRows:
    """One sheet: its rows from the first, as they arrive, and its merged ranges as (first, last) row."""

    name: str
    is_hidden: bool
    merged: tuple[tuple[int, int], ...]
    rows: Iterator[list[str]]


class Workbooks:
    """Reads workbooks one at a time in a process that may be ended. Close it after use."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Workbooks:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, path: Path) -> Iterator[SheetRows]:
        """The workbook's sheets, one by one. Raises FileRefused with the reason."""
        process = self._started()
        too_slow = threading.Event()

        def stop() -> None:
            too_slow.set()
            process.kill()

        patience = _TIMES * (PATIENCE_S + path.stat().st_size / _PACKED_BYTES_A_SECOND)
        clock = threading.Timer(patience, stop)
        clock.daemon = True
        clock.start()
        is_done = False
        try:
            yield from self._sheets(process, path)
            is_done = True
        except (OSError, json.JSONDecodeError) as error:
            raise FileRefused(_BROKEN_OFF["end"]) from error
        except FileRefused:
            is_done = True
            raise
        finally:
            clock.cancel()
            if not is_done or too_slow.is_set():
                self._end()

    def _sheets(self, process: subprocess.Popen[str], path: Path) -> Iterator[SheetRows]:
        if process.stdin is None or process.stdout is None:
            raise ValueError("the process was started without pipes")
        process.stdin.write(json.dumps(str(path.resolve())) + "\n")
        process.stdin.flush()
        answers = (json.loads(line) for line in process.stdout)
        said: dict[str, Any] = next(answers, _BROKEN_OFF)
        while "sheet" in said:
            ends: list[dict[str, Any]] = []
            rows = _rows(answers, ends)
            yield SheetRows(said["sheet"], said["hidden"], tuple((first, last) for first, last in said["merged"]), rows)
            for _ in rows:
                pass
            said = ends[0]
        if said["end"] is not None:
            raise FileRefused(said["end"])

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "pipeline.workbook"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                encoding="utf-8", errors="strict",
                env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "RUST_BACKTRACE": "0"},
            )  # fmt: skip
        return self._process

    def _end(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        self._process = None


def _rows(answers: Iterator[dict[str, Any]], ends: list[dict[str, Any]]) -> Iterator[list[str]]:
    """Rows until the answers come to something else, which is left in `ends`."""
    for said in answers:
        if "rows" not in said:
            ends.append(said)
            return
        yield from said["rows"]
    ends.append(_BROKEN_OFF)
