"""Takes a comment's file apart: headings, paragraphs and the lines they stand on."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import NoReturn

from pipeline.vocabulary.comments import COMMENT_PARTS
from pipeline.vocabulary.errors import CommentFault

_HEADINGS = {part.heading[language].casefold(): part.id for part in COMMENT_PARTS for language in ("sv", "en")}


@dataclass(frozen=True)
class WrittenParagraph:
    """A paragraph, the id of the heading it stands under, and the line it begins on."""

    part: str
    line: int
    text: str


def paragraphs_of(text: str, file: str) -> tuple[WrittenParagraph, ...]:
    """The paragraphs under their headings; lines that begin with # are left out. Raises CommentFault.

    `file` is what errors call it. What is written never stands in an error.
    """
    part, seen = "", set()
    found: list[WrittenParagraph] = []
    is_new = True
    for number, raw in enumerate(text.splitlines(), start=1):
        line = _printable(raw)
        if line.startswith("#"):
            continue
        heading = _HEADINGS.get(line.removesuffix(":").strip().casefold())
        if heading in seen:
            _fault(file, number, "rubriken står två gånger.", "the heading stands twice.")
        if heading:
            part, is_new = heading, True
            seen.add(heading)
        elif not line:
            is_new = True
        elif not part:
            _fault(file, number, "texten står före den första rubriken. Skriv den under en av rubrikerna "
                   f"{_listed('sv')}.", f"the text stands before the first heading. Write it under one of "
                   f"{_listed('en')}.")  # fmt: skip
        elif is_new:
            found.append(WrittenParagraph(part, number, line))
            is_new = False
        else:
            last = found.pop()
            found.append(WrittenParagraph(part, last.line, f"{last.text} {line}"))
    return tuple(found)


def _printable(raw: str) -> str:
    """The line with one space between words, and without characters that take no room."""
    spaced = " ".join(raw.split())
    return "".join(each for each in spaced if unicodedata.category(each) not in ("Cc", "Cf", "Co", "Cs", "Cn"))


def _listed(language: str) -> str:
    return ", ".join(part.heading[language] for part in COMMENT_PARTS)


def _fault(file: str, line: int, sv: str, en: str) -> NoReturn:
    raise CommentFault(file=file, line=line, what_sv=sv, what_en=en)
