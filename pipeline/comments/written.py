"""Takes a comment's file apart: headings, paragraphs and the lines they stand on."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from pipeline.vocabulary.comments import CommentPart
from pipeline.vocabulary.errors import CommentFault


@dataclass(frozen=True)
class WrittenParagraph:
    """A paragraph, the id of the heading it stands under, and the line it begins on."""

    part: str
    line: int
    text: str


def paragraphs_of(text: str, file: str, parts: Sequence[CommentPart]) -> tuple[WrittenParagraph, ...]:
    """The paragraphs under the headings of `parts`; lines that begin with # are left out. Raises CommentFault.

    `file` is what errors call it. What is written never stands in an error.
    """
    headings = {each.heading[language].casefold(): each.id for each in parts for language in ("sv", "en")}
    part, seen = "", set()
    found: list[WrittenParagraph] = []
    is_new = True
    for number, raw in enumerate(text.splitlines(), start=1):
        line = _printable(raw)
        if line.startswith("#"):
            continue
        heading = headings.get(line.removesuffix(":").strip().casefold())
        if heading in seen:
            _fault(file, number, "rubriken står två gånger.", "the heading stands twice.")
        if heading:
            part, is_new = heading, True
            seen.add(heading)
        elif not line:
            is_new = True
        elif not part:
            _fault(file, number, "texten står före den första rubriken. Skriv den under en av rubrikerna "
                   f"{_listed(parts, 'sv')}.", f"the text stands before the first heading. Write it under one of "
                   f"{_listed(parts, 'en')}.")  # fmt: skip
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


def _listed(parts: Sequence[CommentPart], language: str) -> str:
    return ", ".join(part.heading[language] for part in parts)


def _fault(file: str, line: int, sv: str, en: str) -> NoReturn:
    raise CommentFault(file=file, line=line, what_sv=sv, what_en=en)
