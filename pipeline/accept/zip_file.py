"""Zip files: each file inside is a delivery of its own. What cannot be unpacked safely is refused, one by one."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.accept.opened import FileRefused
from pipeline.workbook.bounds import is_absurd, looks_cut_off

UNSAFE = "zip-path"
MOST_MEMBERS = 2_000
MOST_BYTES = 8_000_000_000
_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What Python's reader raises over broken, locked or exotic archives."""


@dataclass(frozen=True)
class Member:
    """One file inside an archive: its place in the directory, its name with forward slashes, and its SHA-256.

    `refused` is the rule it is refused for, None where it can be unpacked.
    """

    index: int
    name: str
    size: int
    sha256: str
    refused: str | None


def list_members(path: Path) -> tuple[Member, ...]:
    """The files of an archive, folders left out. Raises FileRefused where the archive as a whole cannot be used."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_MEMBERS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise FileRefused("file-too-large")
            return tuple(_member(archive, at, part) for at, part in enumerate(parts) if not part.is_dir())
    except _FAULTS as error:
        raise FileRefused("file-truncated" if looks_cut_off(path) else "file-unreadable") from error


def unpack(path: Path, member: Member, folder: Path) -> Path:
    """Write one member into the folder under a name of our own. Raises FileRefused."""
    target = folder / f"{member.index}{PurePosixPath(member.name).suffix.lower()}"
    try:
        with (
            zipfile.ZipFile(path) as archive,
            archive.open(archive.infolist()[member.index]) as packed,
            target.open("wb") as file,
        ):
            shutil.copyfileobj(packed, file, 1 << 20)
    except (*_FAULTS, IndexError) as error:
        target.unlink(missing_ok=True)
        raise FileRefused("file-unreadable") from error
    return target


def _member(archive: zipfile.ZipFile, at: int, part: zipfile.ZipInfo) -> Member:
    refused = _why_refused(part)
    name = part.filename.replace("\\", "/")
    # Without the content, its checksum and sizes tell one version of a refused file from another.
    digest = hashlib.sha256(f"{name} {part.CRC} {part.file_size} {part.compress_size}".encode())
    if refused is None:
        try:
            with archive.open(part) as packed:
                digest = hashlib.file_digest(packed, "sha256")  # type: ignore[arg-type]
        except _FAULTS:
            refused = "file-unreadable"
    return Member(at, "/".join(each for each in name.split("/") if each), part.file_size, digest.hexdigest(), refused)


def _why_refused(part: zipfile.ZipInfo) -> str | None:
    name = PurePosixPath(part.filename.replace("\\", "/"))
    if part.flag_bits & 1:
        return "file-password"
    if name.is_absolute() or ".." in name.parts or (name.parts[:1] and name.parts[0].endswith(":")):
        return UNSAFE
    if name.suffix.lower() == ".zip":
        return "zip-nested"
    return "file-too-large" if is_absurd(part) else None
