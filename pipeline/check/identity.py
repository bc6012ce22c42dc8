"""The identity guard: finds personal identity numbers before anything is stored. Never returns or logs a value.

A personnummer is YYMMDD-NNNC or with four-digit year, the last digit a Luhn check over the other nine;
a samordningsnummer has 60 added to the day (Skatteverket, SKV 704 and SKV 707).
"""

from __future__ import annotations

import re

import duckdb

from pipeline.vocabulary.sql import identifier

# Spaces and dashes of every kind that a word processor puts in; spelt out, since RE2's and Python's classes differ.
_BETWEEN = "[ \t\u00a0\u2009\u202f]*[-+\u2010-\u2015\u2212]?[ \t\u00a0\u2009\u202f]*"
_CANDIDATE = re.compile(f"(?:^|[^0-9])((?:18|19|20)?[0-9]{{2}}[01][0-9][0-9]{{2}}{_BETWEEN}[0-9]{{4}})(?:$|[^0-9])")
_SHAPE = f"[0-9]{{6}}{_BETWEEN}[0-9]{{4}}"
_DIGITS_NEEDED = 10
_AT_A_TIME = 10_000


def has_identity(connection: duckdb.DuckDBPyConnection, relation: str) -> bool:
    """Whether any cell of the relation's text columns holds a valid number.

    DuckDB looks for the shape in all cells; only what has it is held against the calendar and Luhn's sum.
    """
    columns = connection.execute(f"describe select * from {identifier(relation)}").fetchall()
    texts = [identifier(name) for name, kind, *_ in columns if kind == "VARCHAR"]
    if not texts:
        return False
    # One pass over the relation: every column's cells of the right shape, unfolded.
    shaped = ", ".join(f"case when {_may_hold(text)} then {text} end" for text in texts)
    anywhere = " or ".join(f"({_may_hold(text)})" for text in texts)
    found = connection.execute(f"select unnest([{shaped}]) as cell from {identifier(relation)} where {anywhere}")
    while cells := found.fetchmany(_AT_A_TIME):
        if any(cell is not None and is_identity(cell) for (cell,) in cells):
            return True
    return False


def _may_hold(column: str) -> str:
    # Cheap tests first: most cells are too short, and an ISO date has only eight digits.
    worth_a_look = f"strlen({column}) >= {_DIGITS_NEEDED} and {column} not like '____-__-__'"
    return f"{worth_a_look} and regexp_matches({column}, '{_SHAPE}')"


def is_identity(text: str) -> bool:
    """Whether a valid personnummer or samordningsnummer stands anywhere in the text.

    >>> is_identity("640823-" + "3234")
    True
    >>> is_identity("556036-0793")
    False
    """
    start = 0
    while found := _CANDIDATE.search(text, start):
        digits = re.sub(r"\D", "", found.group(1))[-_DIGITS_NEEDED:]
        if _is_a_day(digits) and _luhn(digits):
            return True
        start = found.start(1) + 1
    return False


def _is_a_day(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def _luhn(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(digits):
        product = int(digit) * (2 if position % 2 == 0 else 1)
        total += product // 10 + product % 10
    return total % 10 == 0
