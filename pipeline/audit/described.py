"""Holds what one file says of another against the file itself: that it is there, its size and its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.audit.findings import Finding
from pipeline.audit.surfaces import Described, Surface


def otherwise_described(folder: Path, surfaces: Sequence[Surface]) -> Iterable[Finding]:
    """Files that another file says are of other bytes than they are. Raises OSError."""
    for surface in surfaces:
        for each in surface.described:
            if not _is_so(folder / each.path, each):
                yield Finding("other_bytes", each.path, each.file)


def _is_so(path: Path, said: Described) -> bool:
    if not path.is_file():
        return False
    content = path.read_bytes()
    return len(content) == said.size and said.sha256 in (None, hashlib.sha256(content).hexdigest())
