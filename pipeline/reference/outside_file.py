"""A file from outside, opened by what it is called and read in the letters it is written in."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.reference.csv_file import read_csv
from pipeline.reference.cube import Cube, NotRead
from pipeline.reference.json_file import read_json
from pipeline.reference.px_file import read_px
from pipeline.vocabulary.errors import FileLocked, FileMissing, OutsideFileUnreadable, reason_of

_READERS = {".px": ("PX", read_px), ".json": ("JSON", read_json), ".csv": ("CSV", read_csv), ".txt": ("CSV", read_csv),
            ".tsv": ("CSV", read_csv)}  # fmt: skip
MOST_BYTES = 50_000_000


def read_outside(path: Path) -> Cube:
    """The whole table. Raises FileMissing, FileLocked or OutsideFileUnreadable."""
    form, reader = _READERS.get(path.suffix.lower(), ("PX, JSON-stat, CSV", None))
    if not path.is_file():
        raise FileMissing(path=path)
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NotRead("den är större än 50 MB", "it is larger than 50 MB")
        if reader is None:
            raise NotRead(
                f"filtypen {path.suffix or '?'} läses inte", f"files of type {path.suffix or '?'} are not read"
            )
        return reader(_text(path.read_bytes()))
    except OSError as error:
        raise FileLocked(path=path, reason=reason_of(error)) from error
    except NotRead as error:
        raise OutsideFileUnreadable(path=path, form=form, reason=error.reason) from error


def _text(content: bytes) -> str:
    """UTF-8 where it is; else in the code page that a PX file names; else in that of Windows."""
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            pass
    named = re.search(rb'CODEPAGE="([\w-]+)"', content)
    try:
        return content.decode(named[1].decode("ascii") if named else "cp1252")
    except (LookupError, UnicodeDecodeError):
        return content.decode("latin-1")
