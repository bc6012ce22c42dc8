"""Whether the values under a heading have the form that a column's values have."""

from __future__ import annotations

import re

from pipeline.propose.profile import Profile
from pipeline.propose.spellings import MISSING_NUMBERS, MISSING_WORDS, likely_code, understood, without_decimals
from pipeline.vocabulary.columns import Column

_NEARLY_ALL = 0.9
_FEW_CODES = 15


def evidence(profile: Profile, column: Column, key: tuple[str, ...]) -> float:
    """From -1 (these values cannot stand in the column) over 0 (nothing against) to 1 (they look just so).

    `key`: the columns that tell the table's rows apart.
    """
    if profile.filled == 0:
        return 0.0
    judged = {
        "date": _dates,
        "yes_no": _codes,
        "code": _codes,
        "codes": _lists,
        "whole_number": _numbers,
        "number": _numbers,
    }.get(column.type)
    return judged(profile, column) if judged else _texts(profile, column, key)


def is_missing(value: str) -> bool:
    return value.lower() in MISSING_WORDS or without_decimals(value) in MISSING_NUMBERS


def _dates(profile: Profile, column: Column) -> float:
    share = profile.share(profile.dated + _missing_rows(profile))
    return 1.0 if share >= _NEARLY_ALL else 0.3 if share >= 0.5 else -1.0


def _codes(profile: Profile, column: Column) -> float:
    spellings = understood(column)
    known = sum(rows for value, rows in profile.codes if likely_code(value, spellings))
    share = (known + _missing_rows(profile)) / profile.filled
    if known and share >= _NEARLY_ALL:
        return 1.0
    if known and share >= 0.5:
        return 0.5
    few = 4 if column.type == "yes_no" else _FEW_CODES
    others = [value for value, _ in profile.codes if not is_missing(value)]
    return 0.0 if profile.codes and len(others) <= few and profile.rare_rows < profile.filled / 10 else -1.0


def _lists(profile: Profile, column: Column) -> float:
    spellings = understood(column)
    known = sum(
        rows for value, rows in profile.codes if all(likely_code(part, spellings) for part in list_parts(value))
    )
    if not profile.codes:
        return 0.0 if profile.numbers == 0 and not profile.dates else -1.0
    shown = sum(rows for _, rows in profile.codes)
    return 1.0 if known >= _NEARLY_ALL * shown else 0.4 if known >= 0.5 * shown else -0.5


def list_parts(value: str) -> list[str]:
    """The sources in a list of them, degrees left out: `lön:50|a-kassa` is lön and a-kassa."""
    parts = (re.sub(r"(:|\s)\s*\d{1,3}([.,]\d+)?\s*%?$", "", part.strip()).strip() for part in re.split(r"[|+]", value))
    return [part for part in parts if part]


def _numbers(profile: Profile, column: Column) -> float:
    fitting = profile.numbers
    if column.unit == "year" and column.least is not None and column.least >= 1900:
        fitting = profile.years
    elif column.most == 100:
        fitting = profile.percents
    elif column.type == "whole_number":
        fitting = profile.whole_numbers
    share = profile.share(fitting + _missing_rows(profile, numbers=False))
    if share < _NEARLY_ALL:
        return -1.0
    return 1.0 if column.unit == "year" else 0.4


def _texts(profile: Profile, column: Column, key: tuple[str, ...]) -> float:
    if column.name == "municipality":
        return 1.0 if profile.share(profile.municipalities) >= _NEARLY_ALL else 0.0
    if profile.share(profile.dated) >= _NEARLY_ALL and profile.numbers < profile.filled:
        return -1.0
    each_its_own = profile.different / profile.filled
    if column.name in key and len(key) == 1:
        return 0.5 if each_its_own >= _NEARLY_ALL else -0.5
    if column.sensitivity == "identity":
        return 0.3 if each_its_own >= 0.2 else -0.8
    if column.name.endswith("_id"):
        return -1.0 if profile.filled >= 20 and each_its_own > 0.5 else 0.3
    return 0.1


def _missing_rows(profile: Profile, numbers: bool = True) -> int:
    return sum(
        rows for value, rows in profile.codes if (is_missing(value) if numbers else value.lower() in MISSING_WORDS)
    )
