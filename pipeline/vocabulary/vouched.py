"""What a named person vouches for about a delivery: which one, which rows, who, since when and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pipeline.vocabulary.definition_file import Entry

KEYS = ("delivery", "sheet", "row", "rows", "by", "on", "why")


@dataclass(frozen=True)
class Vouched:
    """`delivery` is the file's name below the deliveries folder, or twelve or more signs of its SHA-256.

    `rows` are numbered as findings show them; empty means that no rows are named. `file` and `line`: where it stands.
    """

    delivery: str
    sheet: str | None
    rows: tuple[int, ...]
    by: str
    on: date
    why: str
    file: str
    line: int

    @property
    def is_by_sha256(self) -> bool:
        return re.fullmatch("[0-9a-f]{12,64}", self.delivery) is not None

    def holds(self, as_of: date | None) -> bool:
        """Whether it had been said by the date: an earlier report is not changed by what was said later."""
        return as_of is None or self.on <= as_of


def read_vouched(entry: Entry) -> Vouched:
    """Read the keys that confirmations and corrections share. Raises DefinitionFault."""
    sheet, row, rows = entry.find("sheet"), entry.find("row"), entry.find("rows")
    if row and rows:
        rows.fault("skriv antingen ”row” eller ”rows”.", "write either “row” or “rows”.")
    numbers = tuple(each.whole_number() for each in rows.entries()) if rows else ()
    if rows and not numbers:
        rows.fault(
            "listan är tom: nämn rader, eller ta bort ”rows”.", "the list is empty: name rows, or remove “rows”."
        )
    return Vouched(
        delivery=_filled(entry, "delivery"),
        sheet=sheet.text() if sheet else None,
        rows=(row.whole_number(),) if row else numbers,
        by=_filled(entry, "by"),
        on=_day(entry.get("on")),
        why=_filled(entry, "why"),
        file=entry.file,
        line=entry.line,
    )


def _filled(entry: Entry, key: str) -> str:
    text = entry.get(key).text().strip()
    if not text:
        entry.get(key).fault(f"”{key}” är tom.", f"“{key}” is empty.")
    return text


def _day(entry: Entry) -> date:
    try:
        return date.fromisoformat(entry.text())
    except ValueError:
        entry.fault("här väntades ett datum som 2026-09-30.", "a date such as 2026-09-30 was expected here.")
