"""A figure's numbers in Swedish words, for a notebook: few digits, and always the interval."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.publish.wording.numbers import limit_percent, percent_text
from pipeline.publish.wording.words import open_words
from pipeline.statistics.level_of_change import LevelOfChange

_DASH = "\N{EN DASH}"
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


def interval_said(low: float, high: float, target: float | None = None) -> str:
    """The limits of a share in whole per cent, as the report prints them: one figure has one interval.

    >>> interval_said(0.607, 0.7058), interval_said(0.607, 0.6958, 0.7)
    ('61–71\xa0%', '61–69\xa0%')
    """
    limits = (limit_percent(float(each), target) for each in (low, high))
    return f"{_DASH.join(map(str, limits))}\N{NO-BREAK SPACE}%"


def share_said(row: Mapping[str, Any]) -> str:
    """Counts, share and interval of a row that `figures` gives, and how many are missing.

    >>> share_said({"numerator": 231, "denominator": 351, "missing": 31, "ci_low": 0.607, "ci_high": 0.7058})
    '231 av 351 (66\xa0%), 95\xa0%-intervall 61–71\xa0%; uppgift saknas för 31'
    """
    counts = int(row["numerator"]), int(row["denominator"])
    missing = f"; uppgift saknas för {int(row['missing'])}" if int(row["missing"]) else ""
    if not counts[1]:
        return f"{_NOBODY}{missing}"
    given = row.get("target")
    target = None if given is None or given != given else float(given)
    limits = interval_said(row["ci_low"], row["ci_high"], target)
    share = percent_said(*counts, target)
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


def fewer_said(change: float, low: float, high: float, unit: str) -> str:
    """A mean change that counts fewer as positive, told in the direction it went.

    >>> fewer_said(-0.056, -0.073, -0.038, "per deltagande")
    '0,06 fler per deltagande (95 %-intervall 0,04 till 0,07 fler): säkert fler'
    >>> fewer_said(0.03, -0.01, 0.07, "per deltagande")
    '0,03 färre per deltagande (95 %-intervall −0,01 till 0,07 färre): ingen säker ändring'
    """
    word = "färre"
    if change < 0:
        word, change, low, high = "fler", -change, -high, -low
    limits = f"{number_said(low, 2)} till {number_said(high, 2)} {word}"
    verdict = f"säkert {word}" if low > 0 else "ingen säker ändring"
    return f"{number_said(change, 2)} {word} {unit} (95 %-intervall {limits}): {verdict}"


def paired_said(before: Mapping[str, Any], after: Mapping[str, Any], difference: Mapping[str, Any]) -> str:
    """Shares of the same people before and after, and how far apart, with the interval of that.

    >>> row = {"numerator": 517, "denominator": 970, "missing": 422, "value": 0.533}
    >>> later = {"numerator": 571, "denominator": 970, "missing": 422, "value": 0.589}
    >>> paired_said(row, later, {"value": -0.056, "ci_low": -0.075, "ci_high": -0.039})
    '53\xa0% före och 59\xa0% vid avslut. Ändringen är 5,6 procentenheter (95 %-intervall 3,9 till 7,5): säker ändring'
    """
    if not int(after["denominator"]):
        return f"{_NOBODY} både före och vid avslut"
    if not int(before["numerator"]) and not int(after["numerator"]):
        return "ingen, vare sig före eller vid avslut"
    shares = [percent_said(int(row["numerator"]), int(row["denominator"])) for row in (before, after)]
    change, low, high = after["value"] - before["value"], difference["ci_low"], difference["ci_high"]
    if difference["value"] * change < 0:
        low, high = -high, -low  # where less is better, less counts as a step forward
    verdict = "säker ändring" if low > 0 or high < 0 else "ingen säker ändring"
    return f"{shares[0]} före och {shares[1]} vid avslut. Ändringen är {_points(change, low, high, 1)}: {verdict}"


def compared_said(row: Mapping[str, Any], first: str, second: str) -> str:
    """A row of `compare` in words: whether two groups surely differ, by how much, and what the missing may do to it.

    >>> row = {"says": "ingen säker skillnad", "difference": 0.0, "ci_low": -0.11, "ci_high": 0.11,
    ...        "missing_first": 90, "missing_second": 109, "bound_low": -0.4, "bound_high": 0.45}
    >>> compared_said(row, "A", "B").partition(". Uppgift")[0]
    'A mot B: ingen säker skillnad. Skillnaden är 0 procentenheter (95 %-intervall −11 till 11)'
    """
    said = f"{first} mot {second}: {row['says']}"
    if row["difference"] is None or row["difference"] != row["difference"]:
        return said
    said += f". Skillnaden är {_points(row['difference'], row['ci_low'], row['ci_high'])}"
    missing = int(row["missing_first"]), int(row["missing_second"])
    if not any(missing) or row["bound_low"] != row["bound_low"]:
        return said
    low, high = (number_said(100 * row[name], 0) for name in ("bound_low", "bound_high"))
    return (
        f"{said}. Uppgift saknas för {missing[0]} och {missing[1]}: beroende på deras utfall kan skillnaden bland alla "
        f"vara allt från {low} till {high}"
    )


def _points(change: float, low: float, high: float, decimals: int = 0) -> str:
    limits = f"{number_said(100 * low, decimals)} till {number_said(100 * high, decimals)}"
    return f"{number_said(100 * change, decimals)} procentenheter (95 %-intervall {limits})"


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
