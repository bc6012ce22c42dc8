"""A figure's numbers in Swedish words, for a notebook: few digits, and always the interval."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor
from typing import Any

from pipeline.publish.wording.numbers import percent_text
from pipeline.publish.wording.words import open_words
from pipeline.statistics.level_of_change import LevelOfChange

_DASH = "\N{EN DASH}"
_TINY = 1e-9
"""A limit that is a whole per cent stays so, however the machine writes it."""
_NOBODY = "ingen med känt utfall"


def number_said(number: float, decimals: int = 1) -> str:
    """With a decimal comma and a true minus.

    >>> number_said(-4.61), number_said(0.04), number_said(-0.04)
    ('−4,6', '0,0', '0,0')
    """
    text = f"{abs(number):.{decimals}f}".replace(".", ",")
    is_negative = number < 0 and any(digit in "123456789" for digit in text)
    return f"\N{MINUS SIGN}{text}" if is_negative else text


def percent_said(numerator: int, denominator: int, target: float | None = None) -> str:
    """Whole per cent, never 0 or 100 unless it is, nor the target where it was missed; nobody has no share.

    >>> percent_said(399, 400), percent_said(0, 0)
    ('över 99\xa0%', 'ingen med känt utfall')
    >>> percent_said(228, 327, 0.7)
    'knappt 70\xa0%'
    """
    return percent_text(open_words("sv"), numerator, denominator, target) if denominator else _NOBODY


def interval_said(low: float, high: float) -> str:
    """The limits of a share, outward in whole per cent, so that no interval is told narrower than it is.

    >>> interval_said(0.607, 0.7058)
    '60–71\xa0%'
    """
    return f"{floor(100 * low + _TINY)}{_DASH}{ceil(100 * high - _TINY)}\N{NO-BREAK SPACE}%"


def share_said(row: Mapping[str, Any]) -> str:
    """Counts, share and interval of a row that `figures` gives, and how many are missing.

    >>> share_said({"numerator": 231, "denominator": 351, "missing": 31, "ci_low": 0.607, "ci_high": 0.7058})
    '231 av 351 (66\xa0%), 95\xa0%-intervall 60–71\xa0%; uppgift saknas för 31'
    """
    counts = int(row["numerator"]), int(row["denominator"])
    missing = f"; uppgift saknas för {int(row['missing'])}" if int(row["missing"]) else ""
    if not counts[1]:
        return f"{_NOBODY}{missing}"
    limits = interval_said(float(row["ci_low"]), float(row["ci_high"]))
    target = row.get("target")
    share = percent_said(*counts, None if target is None or target != target else float(target))
    return f"{counts[0]} av {counts[1]} ({share}), 95\N{NO-BREAK SPACE}%-intervall {limits}{missing}"


def change_said(change: float, low: float, high: float, unit: str) -> str:
    """A mean change in its own unit, and whether more than chance: only where the interval holds no nought.

    >>> change_said(4.6, 2.1, 7.1, "poäng")
    '4,6 poäng (95 %-intervall 2,1 till 7,1): ändringen är säkert större än noll'
    >>> change_said(0.3, -0.03, 0.65, "poäng")
    '0,3 poäng (95 %-intervall 0,0 till 0,7): ingen säker ändring'
    """
    verdict = "ingen säker ändring"
    if low > 0:
        verdict = "ändringen är säkert större än noll"
    if high < 0:
        verdict = "ändringen är säkert mindre än noll"
    limits = f"{number_said(low)} till {number_said(high)}"
    return f"{number_said(change)} {unit} (95 %-intervall {limits}): {verdict}"


def level_said(found: LevelOfChange) -> str:
    """Whether the change went with the level, beyond chance; never more than the interval allows."""
    if found.low is None or found.high is None:
        return "Det är för få svar för att pröva om ändringen hänger ihop med nivån."
    words = f"sambandet är {number_said(found.r or 0.0, 2)} (95\N{NO-BREAK SPACE}%-intervall "
    words += f"{number_said(found.low, 2)} till {number_said(found.high, 2)})"
    if found.high < 0:
        return f"Utöver slumpen steg de som låg lågt mer än de som låg högt: {words}."
    if found.low > 0:
        return f"Utöver slumpen steg de som låg högt mer än de som låg lågt: {words}."
    return f"Det går inte att säga att ändringen hänger ihop med nivån: {words}."
