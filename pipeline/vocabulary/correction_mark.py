"""How a correction sheet says which delivered sheet it corrects: one cell that survives any spreadsheet program."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.vocabulary.columns import Label

WORD = "utfall-rättelse"
PROPERTY = "utfall-correction"
"""The workbook's own property that tells it from a first delivery without reading its sheets."""

ROW = Label("rad i filen", "row in the file")
TO_MEND = Label("att rätta i raden", "to mend in the row")
EFFECT = Label("följd", "consequence")
RIGHT = Label("stämmer (ja)", "is right (yes)")
"""Where the sender answers that a warning is about something that is right as it is."""
CHECK = Label("kontroll (ändra inte)", "check (do not change)")
BEFORE = (ROW, TO_MEND, EFFECT, RIGHT)
"""The columns before the delivered ones; CHECK stands after them."""

HEADING_ROW = 3
"""The mark stands in row 1, what to do in row 2, the headings in row 3 (as a spreadsheet counts)."""

_SHAPE = re.compile(rf"{WORD} 1; leverans ([0-9a-f:]{{71}}); blad (\d+); layout ([\w.-]+)(?:; rader ([\d:.]+);)?")
_LONGEST_ROWS = 30_000
"""More than this does not fit in the mark's cell; which rows have been removed is then not known."""
_MOST_ROWS = 100_000
_AS_LETTERS = str.maketrans("0123456789abcdef", "ghijklmnopqrstuv")


def grouped(sha256: str) -> str:
    """A SHA-256 in eights: no run of digits in it is long enough to be taken for a personal number."""
    return ":".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))


@dataclass(frozen=True)
class CorrectionMark:
    """Which delivery (by the SHA-256 of its bytes), which of its sheets, the layout that read it, and the rows sent.

    `rows` tells, when the sheet comes back, which rows somebody has removed; empty where that is not known.
    """

    sha256: str
    sheet_no: int
    layout: str
    rows: tuple[int, ...] = ()

    def __str__(self) -> str:
        listed = _as_text(self.rows)
        rows = f"; rader {listed};" if listed and len(listed) <= _LONGEST_ROWS else ""
        return f"{WORD} 1; leverans {grouped(self.sha256)}; blad {self.sheet_no}; layout {self.layout}{rows}"


def read_mark(cell: str | None) -> CorrectionMark | None:
    """The mark in a cell; None where it holds none.

    >>> mark = CorrectionMark("ab" * 32, 1, "utfall")
    >>> read_mark(f"  {mark} ") == mark
    True
    """
    found = _SHAPE.search(cell or "")
    if found is None:
        return None
    return CorrectionMark(
        found.group(1).replace(":", ""), int(found.group(2)), found.group(3), _as_rows(found.group(4) or "")
    )


def _as_text(rows: Iterable[int]) -> str:
    """Row numbers, runs of them by their ends. Colons and two points: nothing that could part a personal number.

    >>> _as_text([7, 3, 4, 5])
    '3..5:7'
    """
    runs: list[list[int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ":".join(f"{first}..{last}" if last > first else f"{first}" for first, last in runs)


def _as_rows(text: str) -> tuple[int, ...]:
    """The row numbers again; none at all where somebody has changed the list into something else."""
    runs = [re.fullmatch(r"(\d{1,8})(?:\.\.(\d{1,8}))?", each) for each in text.split(":")]
    ends = [(int(run[1]), int(run[2] or run[1])) for run in runs if run]
    if len(ends) < len(runs) or sum(last - first + 1 for first, last in ends) > _MOST_ROWS:
        return ()
    return tuple(row for first, last in ends for row in range(first, last + 1))


def check_word(sha256: str, sheet_no: int, row_no: int, asked: Iterable[str] = ()) -> str:
    """A short word for one row of one delivered sheet: it tells when the number beside it was changed.

    After it the words of the rules `asked` about: an answer confirms what the sender was shown and nothing else.
    """
    row = hashlib.sha256(f"{sha256} {sheet_no} {row_no}".encode()).hexdigest()[:6]
    return ":".join((row, *sorted(rule_word(rule) for rule in asked)))


def rule_word(rule: str) -> str:
    """Six letters for a rule: no digits, which could make up a personal number beside others.

    >>> rule_word("stay-parallel").isalpha(), len(rule_word("stay-parallel"))
    (True, 6)
    """
    return hashlib.sha256(rule.encode()).hexdigest()[:6].translate(_AS_LETTERS)


def is_heading(cell: str | None, label: Label) -> bool:
    """Whether a cell is one of our own headings, in either language."""
    return (cell or "").strip().casefold() in (label.sv, label.en)
