"""What the values under a placed heading mean: value maps, scales and codes for missing, as far as they can be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.propose.evidence import list_parts
from pipeline.propose.placing import Placing
from pipeline.propose.profile import LEAST_ROWS
from pipeline.propose.spellings import MISSING_NUMBERS, MISSING_WORDS, likely_code, understood, without_decimals
from pipeline.vocabulary.columns import Column


@dataclass(frozen=True)
class Guess:
    """One delivered value and the code it means; None where a person must say."""

    delivered: str
    code: str | None
    rows: int


@dataclass(frozen=True)
class ScaleGuess:
    """Numbers on a scale. `best` is None where nothing tells which end is the best."""

    low: int
    high: int
    best: int | None


@dataclass(frozen=True)
class Reading:
    """How one placed column is to be read.

    `missing_words` are words, `missing` numbers that mean missing in this column only. `scaled`: the scale's steps
    that stand in the file, with their rows. `rare` values stand in fewer than five rows each, `rare_rows` in all:
    they are counted, never shown.
    """

    column: Column
    guesses: tuple[Guess, ...]
    scale: ScaleGuess | None
    missing_words: tuple[str, ...]
    missing: tuple[str, ...]
    scaled: tuple[tuple[str, int], ...]
    rare: int
    rare_rows: int


def read_values(placing: Placing) -> Reading:
    """Propose how the column's values are read. Nothing but values in at least five rows is named."""
    column, codes = placing.column, placing.profile.codes
    if column.type not in ("code", "codes", "yes_no"):
        words = [value for value, _ in codes if value.lower() in MISSING_WORDS]
        missing = _missing_numbers(column, [value for value, _ in codes]) if column.type.endswith("number") else []
        return Reading(column, (), _fraction(placing), tuple(words), tuple(missing), (), 0, 0)
    spellings = understood(column)
    words = [value for value, _ in codes if value.lower() in MISSING_WORDS and value.lower() not in spellings]
    rest = [(value, rows) for value, rows in codes if value not in words]
    missing = _missing_numbers(column, [value for value, _ in rest])
    rest = [(value, rows) for value, rows in rest if value not in missing]
    scale = _scale(column, [value for value, _ in rest])
    guesses = () if scale else _guesses(column, rest)
    rare, rare_rows = placing.profile.rare, placing.profile.rare_rows
    scaled = tuple(rest) if scale else ()
    return Reading(column, guesses, scale, tuple(words), tuple(missing), scaled, rare, rare_rows)


def _guesses(column: Column, codes: Sequence[tuple[str, int]]) -> tuple[Guess, ...]:
    """Values that no layout reads without a map, part by part where a cell holds a list."""
    spellings = understood(column)
    counted: dict[str, int] = {}
    for value, rows in codes:
        for part in list_parts(value) if column.type == "codes" else [value]:
            counted[part] = counted.get(part, 0) + rows
    return tuple(
        Guess(value, likely_code(value, spellings), rows)
        for value, rows in sorted(counted.items(), key=lambda each: (-each[1], each[0]))
        if value.lower() not in spellings and rows >= LEAST_ROWS
    )


def _missing_numbers(column: Column, values: Sequence[str]) -> list[str]:
    """The codes for missing that stick out: beyond all other numbers, and no code of the column."""
    suspects = [value for value in values if without_decimals(value) in MISSING_NUMBERS]
    others = [without_decimals(value) for value in values if value not in suspects]
    spellings = understood(column)
    if not suspects or not others or not all(each.lstrip("-").isdecimal() for each in others):
        return []
    if column.type.endswith("number"):
        low, high = column.least, column.most
        return [
            each for each in suspects
            if low is not None and high is not None and not low <= float(without_decimals(each)) <= high
        ]  # fmt: skip
    highest = max(int(each) for each in others)
    numbers = [(each, int(without_decimals(each))) for each in suspects if each.lower() not in spellings]
    return [each for each, number in numbers if number < 0 or number > highest + 1]


def _scale(column: Column, values: Sequence[str]) -> ScaleGuess | None:
    """A scale of as many steps as the column has ordered codes, from 0 or 1; its direction is left to a person."""
    numbers = [without_decimals(value) for value in values]
    if not column.is_ordered or len(numbers) < 3 or not all(each.isdecimal() for each in numbers):
        return None
    lowest, highest = min(map(int, numbers)), max(map(int, numbers))
    for low in (1, 0):
        if low <= lowest and highest <= low + len(column.codes) - 1 and (low == lowest or low == 1):
            return ScaleGuess(low, low + len(column.codes) - 1, None)
    return None


def _fraction(placing: Placing) -> ScaleGuess | None:
    """Shares of one under a column of percents. Sure only where something stands between nought and one."""
    profile, column = placing.profile, placing.column
    if column.type != "number" or column.most != 100 or profile.share(profile.fractions) < 0.98:
        return None
    return ScaleGuess(0, 1, 1) if profile.parts_of_one >= LEAST_ROWS else None
