"""Which files lie in the deliveries folder, when they were received, and their SHA-256."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

KINDS = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "csv",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".xls": "excel",
    ".xlsb": "excel",
    ".ods": "excel",
    ".parquet": "parquet",
}
# A folder of deliveries may hold a note for people; it is no delivery and needs no remark.
_NOTES = (".md",)


@dataclass(frozen=True)
class DeliveredFile:
    """A file as received. `name` is its path below the deliveries folder, with forward slashes."""

    path: Path
    name: str
    kind: str | None
    size: int
    sha256: str
    received_on: date


def find_files(folder: Path, today: date) -> tuple[DeliveredFile, ...]:
    """Every file below the folder in the order received: by date, then by name.

    The date is the innermost folder name that holds one (`2026-10-05`), else `today`.
    """
    found = [_describe(path, folder, today) for path in _visible(folder)]
    return tuple(sorted(found, key=lambda each: (each.received_on, each.name)))


def _visible(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        # Hidden files, and the lock files that spreadsheet programs leave while a book is open.
        is_hidden = any(part.startswith((".", "~$")) for part in parts)
        if path.is_file() and not is_hidden and path.suffix.lower() not in _NOTES:
            yield path


def _describe(path: Path, folder: Path, today: date) -> DeliveredFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    relative = path.relative_to(folder)
    return DeliveredFile(
        path=path,
        name=relative.as_posix(),
        kind=KINDS.get(path.suffix.lower()),
        size=path.stat().st_size,
        sha256=digest,
        received_on=_date_in(relative.parts[:-1]) or today,
    )


def _date_in(folders: tuple[str, ...]) -> date | None:
    for name in reversed(folders):
        for found in re.finditer(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", name):
            try:
                return date(*(int(part) for part in found.groups()))
            except ValueError:
                continue
    return None
