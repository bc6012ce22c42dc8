"""A private folder for what is unpacked: gone when the run ends, and swept by the next run where one was killed."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = "utfall-uppackat-"
_LOCK = "in-use"
_HOUR_S = 3600


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A new folder that only this user can read, below the system's folder for temporary files."""
    sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        with (folder / _LOCK).open("w") as lock:
            _hold(lock.fileno())
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Remove what killed runs left behind. Folders that a living run holds stay."""
    for left in folder.glob(f"{_PREFIX}*"):
        if left.is_dir() and not left.is_symlink() and not _is_held(left):
            shutil.rmtree(left, ignore_errors=True)


def _hold(descriptor: int) -> bool:
    """Lock the open file until its process ends; whether it could be locked. Windows locks what is open anyway."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_held(folder: Path) -> bool:
    lock = folder / _LOCK
    try:
        if not lock.exists():
            # Another run may be about to lock it.
            return folder.stat().st_mtime > time.time() - _HOUR_S
        if os.name == "nt":
            lock.unlink()
            return False
        with lock.open("r+") as file:
            return not _hold(file.fileno())
    except OSError:
        return True
