"""HTML and SVG as text: tables, running text, and what stands beside it (alt texts, comments, attributes)."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from pipeline.audit.surfaces import Passage, Surface, Table

_ASIDES = ("title", "desc", "metadata")
_SPOKEN = re.compile(r"alt|title|aria-label|aria-description|data-.*|content|summary")
_APART = ("p", "li", "text", "dd", "dt", "h1", "h2", "h3", "h4", "caption", "td", "th", "figcaption", "div")


def read_markup(path: Path, name: str) -> Surface:
    """A page or a drawing. Bytes that are no UTF-8 raise ValueError."""
    reader = _Reader(name)
    reader.feed(path.read_bytes().decode("utf-8"))
    reader.close()
    return reader.surface


class _Reader(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__()
        self.surface = Surface()
        self._file = file
        self._open: list[str] = []
        self._text: list[str] = []
        self._table: tuple[str, list[tuple[str, ...]]] | None = None
        self._row: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        given = dict(attrs)
        for attribute, value in attrs:
            if value and _SPOKEN.fullmatch(attribute) and given.get("name") not in ("viewport", "generator"):
                self._aside(f"{tag} {attribute}", value)
        if tag == "table":
            self._table = (given.get("id") or "", [])
        elif tag == "tr":
            self._row = []
        if tag in _APART or tag in _ASIDES:
            self._flush("prose", tag)

    def handle_endtag(self, tag: str) -> None:
        text = " ".join("".join(self._text).split())
        if tag in ("td", "th") and self._row is not None:
            self._row.append(text)
            self._text.clear()
        elif tag == "tr" and self._row is not None:
            self._end_row()
        elif tag == "table" and self._table is not None:
            self.surface.tables.append(Table(self._file, self._table[0], tuple(self._table[1])))
            self._table = None
        elif tag in _ASIDES:
            self._flush("aside", tag)
        elif tag in _APART:
            self._flush("prose", tag)
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self._open):
            self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self._aside("<!-- -->", data)

    def handle_decl(self, decl: str) -> None:
        return

    def _end_row(self) -> None:
        if self._row and self._table is not None:
            self._table[1].append(tuple(self._row))
            self.surface.passages.append(Passage("row", self._file, self._table[0], tuple(self._row)))
        self._row = None

    def _flush(self, kind: str, where: str) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            self.surface.passages.append(Passage("aside" if kind == "aside" else "prose", self._file, where, (text,)))

    def _aside(self, where: str, text: str) -> None:
        self.surface.passages.append(Passage("aside", self._file, where, (text,)))
