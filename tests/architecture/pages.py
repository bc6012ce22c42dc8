"""Reads what a Markdown page tells its reader to type, and where it links."""

from __future__ import annotations

import re
from pathlib import Path

from repository import ROOT

# A page per metric, rule and message is made by the program: tests/handbook holds them.
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "reports" / "README.md"])
_FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def code(page: Path) -> list[str]:
    """Every code span, indented line and fenced block."""
    text = page.read_text(encoding="utf-8")
    without_blocks = _FENCED.sub("", text)
    indented = [line.strip() for line in without_blocks.splitlines() if line.startswith("    ")]
    return [*re.findall(r"`([^`\n]+)`", without_blocks), *indented, *(block[2] for block in _FENCED.findall(text))]


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a language, without their indentation."""
    found = _FENCED.findall(page.read_text(encoding="utf-8"))
    return [
        "\n".join(line.removeprefix(indent) for line in body.splitlines())
        for indent, of_language, body in found
        if of_language == language
    ]


def links(page: Path) -> list[str]:
    """Where the page links inside the repository."""
    targets = _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))
    return [target for target in targets if "://" not in target]


def anchors(page: Path) -> set[str]:
    """The headings of a page as they are linked to."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", page.read_text(encoding="utf-8")), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def first_column(page: Path) -> list[str]:
    """The first cell of every table row."""
    return re.findall(r"^\| *([^|]+?) *\|", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
