"""One cell of a workbook as the text a person sees."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

Cell = int | float | str | bool | time | date | datetime | timedelta

_EXACT = 10**15
"""Spreadsheets keep fifteen digits; beyond them a number's last digits are noise."""


def as_text(cell: Cell) -> str:
    """Whole numbers without decimals, others without binary noise, dates as 2026-09-30, truth as ja or nej.

    >>> [as_text(each) for each in (1990.0, 0.1 + 0.2, True, date(2026, 9, 30), timedelta(hours=37, minutes=30))]
    ['1990', '0.3', 'ja', '2026-09-30', '37:30']
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float | int):
        return _number(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time(0)
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}" + (f":{seconds:02}" if seconds else "")
    return cell.isoformat()


def as_percent(text: str) -> str:
    """A number shown in percent, as shown: 0.75 is 75 %.

    >>> as_percent("0.75"), as_percent("0.125"), as_percent("ja")
    ('75 %', '12.5 %', 'ja')
    """
    try:
        return f"{float(text) * 100:.13g} %"
    except ValueError:
        return text


def _number(cell: float | int) -> str:
    if abs(cell) < _EXACT and cell == int(cell):
        return str(int(cell))
    return f"{cell:.15g}"
