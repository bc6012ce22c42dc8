"""Text as Markdown that reads the same wherever it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def plain(text: str) -> str:
    r"""A text whose signs are meant as they stand: none of them is markup. Inside a word an underscore is none.

    >>> print(plain("insats_id <1> *alla*"))
    insats_id \<1> \*alla\*
    """
    return re.sub(r"([\\`*\[\]<|#]|(?<!\w)_|_(?!\w))", r"\\\1", text)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already; a cell is one line.

    >>> print(table(["a", "b"], [["1", "2"]]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [_row(headings), "|" + "---|" * len(headings), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()) for cell in cells) + " |"


def block(text: str, language: str = "text") -> str:
    """A text to be read sign by sign."""
    return f"```{language}\n{text.rstrip()}\n```"


def page(*parts: str) -> str:
    """A page of paragraphs, headings and tables; empty ones are left out."""
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"
