"""A PNG: what stands in its text chunks. What the picture shows is drawn from the same chart as the SVG."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from pipeline.audit.surfaces import Passage, Surface

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def read_picture(path: Path, name: str) -> Surface:
    """Its texts as asides. Raises ValueError where it is no PNG."""
    surface = Surface(not_read=[f"{name}: pixlar/pixels"])
    surface.passages += [Passage("aside", name, kind, (text,)) for kind, text in read_texts(path.read_bytes())]
    return surface


def read_texts(content: bytes) -> list[tuple[str, str]]:
    """The kind and text of each text chunk. Raises ValueError where it is no PNG."""
    if not content.startswith(_SIGNATURE):
        raise ValueError("PNG")
    texts, at = [], len(_SIGNATURE)
    while at + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        data = content[at + 8 : at + 8 + length]
        if kind in (b"tEXt", b"zTXt", b"iTXt", b"eXIf"):
            texts.append((kind.decode("ascii"), _text(kind, data)))
        at += 12 + length
    return texts


def _text(kind: bytes, data: bytes) -> str:
    head, _, rest = data.partition(b"\0")
    if head == b"Software":
        return "Software"
    packed = kind == b"zTXt" or (kind == b"iTXt" and rest[:1] == b"\1")
    if packed:
        rest = zlib.decompress(rest[1:] if kind == b"zTXt" else rest[2:].split(b"\0", 2)[-1])
    return f"{head.decode('latin-1')} {rest.decode('utf-8', 'replace')}"
