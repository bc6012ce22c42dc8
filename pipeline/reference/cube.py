"""A table from outside as its file has it: named dimensions, and a number or none for every combination."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from math import prod

from pipeline.vocabulary.errors import Reason

_GAPS = re.compile(r"[\s\u00a0\u202f]")
_EITHER = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")
_NOT_PRINTED = {"", "-", "–", *("." * dots for dots in range(1, 7)), ":", "null", "x", "n/a"}
"""What statistical offices write in a number's place. A dash may mean nought or nothing, so it is no number here."""


class NotRead(Exception):
    """The file is not what it seems; `reason` says why, without any of its content."""

    def __init__(self, sv: str, en: str) -> None:
        self.reason = Reason(sv, en)
        super().__init__(sv)


@dataclass(frozen=True)
class Dimension:
    """`categories`: code and label, in the file's order. `total`: the code of the one that is all others together,
    where the file says so itself. `role`: what kind of dimension it is, where the file says or its name tells."""

    id: str
    label: str
    categories: tuple[tuple[str, str], ...]
    role: str | None = None
    total: str | None = None


@dataclass(frozen=True)
class Cube:
    """`values` run with the last dimension fastest. `source`, `updated`, `unit`: None where the file is silent."""

    title: str
    source: str | None
    updated: date | None
    unit: str | None
    dimensions: tuple[Dimension, ...]
    values: tuple[Decimal | None, ...]

    def __post_init__(self) -> None:
        wanted = prod(len(each.categories) for each in self.dimensions)
        if not self.dimensions or wanted != len(self.values):
            raise NotRead(
                f"den har {len(self.values)} tal, men dess indelningar ger {wanted}",
                f"it has {len(self.values)} numbers, but its dimensions give {wanted}",
            )
        for each in self.dimensions:
            if len({code for code, _ in each.categories}) < len(each.categories):
                raise NotRead("samma kombination står två gånger", "the same combination stands twice")


def number_in(text: str) -> Decimal | None:
    """The number that a cell holds, written with comma or point; None for what means that there is none.

    Raises NotRead for anything else.
    """
    plain = _GAPS.sub("", text.strip().strip('"')).replace("\N{MINUS SIGN}", "-")
    if plain.lower() in _NOT_PRINTED:
        return None
    if _EITHER.fullmatch(plain):
        raise NotRead(
            "ett tal som 1,234 kan vara tusental eller decimaler; spara om filen utan komma mellan tusental",
            "a number such as 1,234 may be thousands or decimals; save the file again without commas between thousands",
        )
    if "," in plain and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        found = Decimal(plain)
    except InvalidOperation as error:
        raise NotRead("en cell är inget tal", "a cell is no number") from error
    if not found.is_finite():
        raise NotRead("en cell är inget tal", "a cell is no number")
    return found


def day_in(text: str) -> date | None:
    """The day that a text begins with, as 2026-01-31 or 20260131; None where it begins with none."""
    found = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)", text)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
