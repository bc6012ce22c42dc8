"""What a workbook may ask for before anybody opens it: size, ratio, how many cells a sheet claims."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

MOST_CELLS = 24_000_000
"""A sheet is held as a full rectangle; so many cells are 768 MB. 200 000 rows of 30 columns are 6 000 000."""
MOST_BYTES = 1_000_000_000
"""All parts of a workbook, unpacked."""
SUSPECT_BYTES = 50_000_000
MOST_RATIO = 100
"""How much smaller than unpacked a part of more than SUSPECT_BYTES may be. Real sheets: 5 to 40."""
PATIENCE_S = 8
"""Seconds for any workbook; a sound large one gets more, a second for so many bytes unpacked:"""
BYTES_A_SECOND = 20_000_000

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_LAST_CELL = re.compile(rb'r="([A-Z]{1,3})([0-9]{1,7})"')
_CHUNK = 1 << 22


class Refused(Exception):
    """The workbook is refused; the one argument is the rule's id."""


def hold_to_bounds(path: Path) -> int:
    """How many bytes the workbook is unpacked. Raises Refused for one that is locked, cut off, or claims too much."""
    with path.open("rb") as file:
        start = file.read(8)
        if start == _OLE and _is_locked_package(path):
            raise Refused("file-password")
    if start[:4] != _ZIP:
        return path.stat().st_size
    try:
        with zipfile.ZipFile(path) as book:
            parts = book.infolist()
            _bound_parts(parts)
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    _bound_extent(book, part)
            if "META-INF/manifest.xml" in book.namelist() and _is_encrypted(book):
                raise Refused("file-password")
            return sum(part.file_size for part in parts)
    except zipfile.BadZipFile as error:
        raise Refused("file-truncated" if looks_cut_off(path) else "file-unreadable") from error
    except (OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise Refused("file-unreadable") from error


def _is_locked_package(path: Path) -> bool:
    """A locked workbook of today's kind is wrapped in a container of the old kind that names this stream."""
    with path.open("rb") as file:
        end = b""
        while chunk := file.read(_CHUNK):
            if _ENCRYPTED_PACKAGE in end + chunk:
                return True
            end = chunk[-len(_ENCRYPTED_PACKAGE) :]
    return False


def looks_cut_off(path: Path) -> bool:
    """Whether an archive begins as one and lacks the directory at its end."""
    with path.open("rb") as file:
        starts = file.read(4) == _ZIP
        file.seek(max(0, path.stat().st_size - 66_000))
        return starts and b"PK\x05\x06" not in file.read()


def _bound_parts(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("file-password")
    if len(parts) > 20_000 or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Refused("file-too-large")
    if any(is_absurd(part) for part in parts):
        raise Refused("file-too-large")


def is_absurd(part: zipfile.ZipInfo) -> bool:
    """Whether the part unpacks to so much more than it is that nobody wrote it."""
    return part.file_size > SUSPECT_BYTES and part.file_size > MOST_RATIO * max(part.compress_size, 1)


def _bound_extent(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Hold the rectangle from A1 to the sheet's last row and last column to MOST_CELLS."""
    rows = columns = 1
    for piece in row_pieces(book, part):
        found = _LAST_CELL.search(piece, max(piece.rfind(b"<c "), 0))
        if found is not None:
            rows, columns = max(rows, int(found[2])), max(columns, column_number(found[1]))
            if rows * columns > MOST_CELLS:
                raise Refused("file-too-large")


def row_pieces(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The sheet's XML row by row, a few megabytes in memory at a time."""
    rest = b""
    with book.open(part) as sheet:
        while chunk := sheet.read(_CHUNK):
            *pieces, rest = (rest + chunk).split(b"</row>")
            yield from pieces
            if len(rest) > 16 * _CHUNK:
                raise Refused("file-too-large")
    yield rest


def column_number(letters: bytes) -> int:
    """Column letters as a number: A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _is_encrypted(book: zipfile.ZipFile) -> bool:
    with book.open("META-INF/manifest.xml") as manifest:
        return b"encryption-data" in manifest.read(1_000_000)
