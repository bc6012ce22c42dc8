"""Which files lie in the deliveries folder or in archives there, when they were received, and their SHA-256."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath

from pipeline.accept.opened import FileRefused
from pipeline.accept.zip_file import UNSAFE, Member, list_members
from pipeline.vocabulary.errors import FileLocked

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
_ARCHIVE = ".zip"
# A folder of deliveries may hold a note for people; it is no delivery and needs no remark.
_NOTES = (".md",)


@dataclass(frozen=True)
class DeliveredFile:
    """A file as received. `name` is its path below the deliveries folder, with forward slashes.

    For a file in an archive `path` is the archive's, `member` its place there, and `name` goes on inside:
    `2026-10-05/paket.zip/mapp/fil.csv`. `refused` is the rule it is refused for, where that is known already.
    """

    path: Path
    name: str
    kind: str | None
    size: int
    sha256: str
    received_on: date
    member: Member | None = None
    refused: str | None = None


def find_files(folder: Path, today: date) -> tuple[DeliveredFile, ...]:
    """Every file below the folder in the order received: by date, then by name.

    The date is the innermost folder name that holds one (`2026-10-05`), else `today`. Raises FileLocked.
    """
    # Hashing leaves the other threads running.
    with ThreadPoolExecutor() as pool:
        found = [
            each
            for of_path in pool.map(partial(_deliveries, folder=folder, today=today), delivered_paths(folder))
            for each in of_path
        ]
    return tuple(sorted(found, key=lambda each: (each.received_on, each.name)))


def delivered_paths(folder: Path) -> Iterator[Path]:
    """The files that a load reads, by path; archives as they lie."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and _is_delivery(path.relative_to(folder).parts):
            yield path


def _is_delivery(parts: tuple[str, ...]) -> bool:
    """Not hidden files, nor the lock files that spreadsheet programs leave while a book is open, nor notes."""
    is_hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts)
    return not is_hidden and PurePosixPath(parts[-1]).suffix.lower() not in _NOTES


def _deliveries(path: Path, folder: Path, today: date) -> list[DeliveredFile]:
    """The file itself, or where it is an archive the files inside; an archive of nothing is a refused file."""
    relative = path.relative_to(folder)
    whole = _describe(path, relative, today)
    if path.suffix.lower() != _ARCHIVE or whole.size == 0:
        return [whole]
    try:
        members = [each for each in list_members(path) if each.refused == UNSAFE or _is_delivery(_parts(each.name))]
    except FileRefused as why:
        return [dataclasses.replace(whole, refused=why.rule)]
    if not members:
        return [dataclasses.replace(whole, refused="file-empty")]
    return [_inside(whole, relative, each, today) for each in members]


def _inside(whole: DeliveredFile, relative: Path, member: Member, today: date) -> DeliveredFile:
    parts = _parts(member.name)
    return dataclasses.replace(
        whole,
        name=f"{whole.name}/{'/'.join(parts)}",
        kind=KINDS.get(PurePosixPath(parts[-1]).suffix.lower()),
        size=member.size,
        sha256=member.sha256,
        received_on=received_in((*relative.parts[:-1], *parts[:-1])) or today,
        member=member,
        refused=member.refused,
    )


def _parts(name: str) -> tuple[str, ...]:
    return tuple(name.split("/"))


def _describe(path: Path, relative: Path, today: date) -> DeliveredFile:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise FileLocked(path=path, reason=error.strerror) from error
    return DeliveredFile(
        path=path,
        # Names from other systems may hold bytes that are no text here.
        name=relative.as_posix().encode("utf-8", "replace").decode("utf-8"),
        kind=KINDS.get(path.suffix.lower()),
        size=path.stat().st_size,
        sha256=digest,
        received_on=received_in(relative.parts[:-1]) or today,
    )


def received_in(folders: tuple[str, ...]) -> date | None:
    """The day that the innermost of these folder names holds; None where none does."""
    for name in reversed(folders):
        for found in re.finditer(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", name):
            try:
                return date(*(int(part) for part in found.groups()))
            except ValueError:
                continue
    return None
