"""What one pass over a text file's bytes tells: its encoding, how many lines, whether it is text at all."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from pipeline.accept.opened import FileRefused

_CHUNK = 1 << 20
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1", b"%PDF-", b"\x1f\x8b", b"\x89PNG")
"""How files begin that are something else under a text file's name."""
# Bytes 0x80-0x9F are letters and quotation marks in Windows-1252, and control characters nobody writes in ISO 8859-1.
_WINDOWS_ONLY = bytes(range(0x80, 0xA0))
NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-16": "UTF-16 (BOM)",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": "Windows-1252",
    "iso8859-1": "ISO-8859-1",
}


@dataclass(frozen=True)
class TextScan:
    """The encoding under Python's name; lines as far as they were counted (0 where that says nothing).

    `is_odd`: zero bytes or byte-order marks stand inside, which are read as nothing.
    """

    encoding: str
    lines: int
    is_odd: bool = False


def scan_text(path: Path, is_thorough: bool) -> TextScan:
    """UTF-16 and UTF-8 by their marks; UTF-16 without one by its zeros; else UTF-8 where every byte fits.

    What is left is Windows-1252 where a byte only it uses stands somewhere, else ISO 8859-1.
    Not thorough: only the first mebibyte is tried, for a reader that checks every byte itself.
    Raises FileRefused for what is no text.
    """
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_BINARY):
        raise FileRefused("file-unreadable")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return TextScan("utf-16", 0)
    without_mark = _utf_16_by_its_zeros(start)
    if without_mark is not None:
        return TextScan(without_mark, 0)
    scan = _scan_utf_8(path, is_thorough)
    if scan is None:
        return TextScan(_one_byte_encoding(path), 0)
    return TextScan("utf-8-sig", scan.lines, scan.is_odd) if start.startswith(codecs.BOM_UTF8) else scan


def encoding_name(encoding: str) -> str:
    """The encoding as people call it."""
    return NAMES.get(encoding, encoding)


def _utf_16_by_its_zeros(start: bytes) -> str | None:
    """Latin letters in UTF-16 have a zero in every second byte, always the same one."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 0.6 * (len(start) / 2) and even < 0.1 * odd:
        return "utf-16-le"
    if even > 0.6 * (len(start) / 2) and odd < 0.1 * even:
        return "utf-16-be"
    return None


def _scan_utf_8(path: Path, is_thorough: bool) -> TextScan | None:
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines, last, is_odd, is_first = 0, b"\n", False, True
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if is_thorough or is_first:
                    decoder.decode(chunk)
                lines += chunk.count(b"\n")
                is_odd = is_odd or b"\0" in chunk or _holds_mark(chunk[3:] if is_first else chunk)
                last, is_first = chunk[-1:], False
        if is_thorough:
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    return TextScan("utf-8", lines + (last != b"\n"), is_odd)


def _holds_mark(chunk: bytes) -> bool:
    """Whether a byte-order mark stands inside. Its first byte is rare, and one byte is found much faster than three."""
    return codecs.BOM_UTF8[:1] in chunk and codecs.BOM_UTF8 in chunk


def _one_byte_encoding(path: Path) -> str:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if len(chunk.translate(None, _WINDOWS_ONLY)) < len(chunk):
                return "cp1252"
    return "iso8859-1"
