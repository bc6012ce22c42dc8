"""What delivered values can mean: the spellings that are understood anyway, words for missing, and likely codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from pipeline.vocabulary.columns import Column
from pipeline.vocabulary.layouts import fold_heading
from pipeline.vocabulary.likeness import words_of
from pipeline.vocabulary.yes_no import NO, YES

MISSING_WORDS = (
    "-", "--", "*", ".", "..", "na", "n/a", "#n/a", "nan", "null", "okänt", "okänd", "uppgift saknas", "saknas",
    "vet ej", "vet inte", "ej svar", "ej besvarat", "unknown", "missing", "don't know", "not known", "?",
    "9999-12-31", "2999-12-31", "99991231",
)  # fmt: skip
"""Never anybody's answer, whatever the column; the last are how registers write "no end yet"."""
MISSING_NUMBERS = ("8", "9", "88", "98", "99", "888", "998", "999", "9999", "-1", "-8", "-9", "-99", "-999")
"""Missing where the column's other values are numbers nowhere near."""
_NEGATIONS = frozenset({"ej", "inte", "icke", "ingen", "inga", "not", "no", "non", "under", "over"})
_ALIKE = 0.8
_AHEAD = 0.15
_STEM, _INFLECTED = 5, 0.9


def understood(column: Column) -> dict[str, str]:
    """Lower-case spelling to code, as every layout reads the column before its own value map."""
    if column.type == "yes_no":
        return dict.fromkeys(YES, "yes") | dict.fromkeys(NO, "no")
    return {
        spelling.lower(): code.code
        for code in column.codes
        for spelling in (code.code, code.label.sv, code.label.en, *code.spellings)
    }


def without_decimals(value: str) -> str:
    """A whole number as a spreadsheet shows it: `1.0` and `1,0` are 1."""
    return re.sub(r"^(-?\d+)[.,]0+$", r"\1", value.strip())


def likely_code(value: str, spellings: Mapping[str, str]) -> str | None:
    """The one code whose spelling a value nearly is; None where two come close, or a number or a "not" differs."""
    exact = {fold_heading(spelling): code for spelling, code in spellings.items()}
    bare = without_decimals(value)
    if bare.lower() in spellings:
        return spellings[bare.lower()]
    folded = fold_heading(bare)
    if not folded or folded.isdecimal() or bare.startswith(("<", ">")):
        return None
    if folded in exact:
        return exact[folded]
    scores: dict[str, float] = {}
    for spelling, code in spellings.items():
        if _marks(spelling) == _marks(value) and len(folded) >= 3 and len(spelling) >= 3:
            scores[code] = max(scores.get(code, 0.0), _likeness(folded, fold_heading(spelling)))
    best = sorted(scores.items(), key=lambda each: -each[1])[:2]
    if not best or best[0][1] < _ALIKE or (len(best) == 2 and best[0][1] - best[1][1] < _AHEAD):
        return None
    return best[0][0]


def _likeness(one: str, other: str) -> float:
    """How like two folded spellings are; those that differ in their last two letters at most are one word inflected."""
    same = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )
    if same >= _STEM and max(len(one), len(other)) - same <= 2:
        return _INFLECTED
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _marks(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What must be the same in two spellings of one code: its negations and its numbers."""
    words = words_of(text)
    return frozenset(words) & _NEGATIONS, (*re.findall(r"\d+", text), *re.findall(r"[<>]", text))
