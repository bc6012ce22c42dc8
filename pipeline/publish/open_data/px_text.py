"""The syntax of PX files: keywords, quoted texts, lines of less than 256 bytes.

Source: PX-file format specification, AXIS-VERSION 2013, Statistics Sweden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

LONGEST = 240
"""Bytes of a line; the format allows 255."""
_LONGEST_TEXT = 180
"""Bytes of a name: it may not be broken, and its keyword and quotation marks stand on its line."""


def bare(keyword: str, value: str) -> str:
    """`DECIMALS=0;`"""
    return f"{keyword}={value};\n"


def quoted(keyword: str, text: str) -> str:
    """`TITLE="…";`, on one line."""
    return f'{keyword}="{name(text)}";\n'


def listed(keyword: str, texts: Sequence[str], before: str = "") -> str:
    """`VALUES("Kön")="…","…";`, broken after commas. `before`: what stands unquoted before the texts."""
    parts = [f'"{name(text)}"' for text in texts]
    pieces = [f"{part}," for part in parts[:-1]] + [f"{parts[-1]};"]
    return "\n".join(_packed([f"{keyword}={before}", *pieces], "")) + "\n"


def long(keyword: str, text: str) -> str:
    """`NOTE="…"` over as many lines as it takes, each quoted; `#` in the text is a new line of the note."""
    lines = _packed([f"{word} " for word in _safe(text).split(" ")], "")
    inner = '"\n"'.join(lines)
    return f'{keyword}="{inner.rstrip()}";\n'


def of(keyword: str, *keys: str) -> str:
    """`VALUES("Kön")`: a keyword about a variable or a value."""
    inner = '","'.join(name(key) for key in keys)
    return f'{keyword}("{inner}")'


def data(rows: Iterable[Sequence[str]]) -> str:
    """`DATA=` and the cells, row by row. A row that is too long goes on on the next line; each ends with a space."""
    lines = [line for row in rows for line in _packed([f"{cell} " for cell in row], "")]
    return "DATA=\n" + "\n".join(lines) + "\n;\n"


def name(text: str) -> str:
    """A name as it may stand in quotation marks; one that would not fit on a line is cut."""
    safe = _safe(text)
    if len(safe.encode("utf-8")) <= _LONGEST_TEXT:
        return safe
    return safe.encode("utf-8")[: _LONGEST_TEXT - 3].decode("utf-8", "ignore").rstrip() + "…"


def _safe(text: str) -> str:
    """Without the sign that ends a text, and in one line."""
    return " ".join(text.replace('"', "”").split())


def _packed(pieces: Iterable[str], start: str) -> Iterator[str]:
    """The pieces as lines, as many on each as there is room for."""
    line = start
    for piece in pieces:
        if line and len((line + piece).encode("utf-8")) > LONGEST:
            yield line
            line = ""
        line += piece
    if line:
        yield line
