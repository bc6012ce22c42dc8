"""The oracle's own reading of cells: text, codes, yes and no, days, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from definitions_as_written import code_words, words_for_missing, written

YES = ("ja", "j", "yes", "true", "1")
NO = ("nej", "n", "no", "false", "0")


@dataclass
class Participation:
    """One row understood: `values` by canonical name (None = missing), `unread` = names that hold something else."""

    values: dict[str, Any]
    unread: set[str] = field(default_factory=set)

    def __getattr__(self, name: str) -> Any:
        return self.values[name]


def understand(cells: dict[str, object]) -> Participation:
    values: dict[str, Any] = {}
    unread: set[str] = set()
    for name, column in written("participation")["columns"].items():
        text = as_text(cells.get(name))
        values[name] = READERS[column["type"]](name, text) if text else None
        if values[name] is None and text and text.lower() not in words_for_missing():
            unread.add(name)
    return Participation(values, unread)


def as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return str(cell).strip(" \t\u00a0\u202f\u00ad")


def _text(_: str, text: str) -> str | None:
    return None if text.lower() in words_for_missing() else text


def _code(name: str, text: str) -> str | None:
    return code_words(name).get(text.lower())


def _codes(name: str, text: str) -> tuple[tuple[str, Decimal | None], ...] | None:
    """The parts in any order, each with its degree; None where one of them is not known."""
    found = []
    for part in (each.strip() for each in re.split("[|+]", text)):
        word, _, degree = part.partition(":")
        code = code_words(name).get(word.strip().lower())
        if part and code is None:
            return None
        if part:
            found.append((str(code), Decimal(degree.replace(",", ".")) if degree else None))
    return tuple(sorted(found, key=str)) or None


def _yes_no(_: str, text: str) -> bool | None:
    return True if text.lower() in YES else (False if text.lower() in NO else None)


def _day(_: str, text: str) -> date | None:
    for form in ("%Y-%m-%d", "%Y%m%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def _number(_: str, text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None


def _whole_number(name: str, text: str) -> int | None:
    number = _number(name, text)
    return int(number) if number is not None and number == int(number) else None


READERS = {
    "text": _text,
    "code": _code,
    "codes": _codes,
    "yes_no": _yes_no,
    "date": _day,
    "number": _number,
    "whole_number": _whole_number,
}
