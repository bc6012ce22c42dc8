"""The identity guard: finds personal identity numbers before anything is stored. Never returns or logs a value."""

from __future__ import annotations

import duckdb

from pipeline.check.identity_text import (
    BETWEEN,
    BETWEEN_SEPARATED,
    CENTURY,
    DAY,
    INTERIM_LETTERS,
    MONTH,
    is_identity,
)
from pipeline.vocabulary.sql import identifier

__all__ = ["has_identity", "is_identity"]

_COMPACT = f"{CENTURY}[0-9]{{2}}{MONTH}{DAY}{BETWEEN}(?:[0-9]{{4}}|[{INTERIM_LETTERS}][0-9]{{3}})"
_SEPARATED = f"{CENTURY}[0-9]{{2}} ?[-./ ] ?{MONTH} ?[-./ ] ?{DAY}{BETWEEN_SEPARATED}[0-9]{{4}}"
_SHAPE = f"(?:^|[^0-9])(?:{_COMPACT}|{_SEPARATED})(?:$|[^0-9])"
_NINE_DIGITS = r"(?:\p{Nd}[^\p{Nd}]*){9}"
_SHORTEST = 10
_AT_A_TIME = 10_000


def has_identity(connection: duckdb.DuckDBPyConnection, relation: str) -> bool:
    """Whether any cell of the relation's text columns holds a valid number.

    DuckDB looks for the shape in all cells; only what has it is held against the calendar and Luhn's sum.
    """
    columns = connection.execute(f"describe select * from {identifier(relation)}").fetchall()
    texts = [identifier(name) for name, kind, *_ in columns if kind == "VARCHAR"]
    if not texts:
        return False
    found = connection.execute(_shaped(texts, identifier(relation), _is_small(connection, identifier(relation))))
    while cells := found.fetchmany(_AT_A_TIME):
        if any(cell is not None and is_identity(cell) for (cell,) in cells):
            return True
    return False


def _is_small(connection: duckdb.DuckDBPyConnection, relation: str) -> bool:
    row = connection.execute(f"select count(*) from (select 1 from {relation} limit {_AT_A_TIME + 1})").fetchone()
    return row is not None and row[0] <= _AT_A_TIME


def _shaped(texts: list[str], relation: str, is_small: bool) -> str:
    """A query for the cells of the right shape.

    Each place where the shape stands in a query costs DuckDB milliseconds to prepare, which a small file notices
    and a large one does not; in a large one each column is tested for itself, since DuckDB then works once on each
    distinct value.
    """
    if is_small:
        cells = ", ".join(f"case when {_is_worth_it(text)} then {text} end" for text in texts)
        return (
            f"select cell from (select distinct unnest([{cells}]) as cell from {relation}) where {_has_shape('cell')}"
        )
    # One pass over the relation: every column's cells of the right shape, unfolded.
    tests = {text: f"{_is_worth_it(text)} and {_has_shape(text)}" for text in texts}
    shaped = ", ".join(f"case when {test} then {text} end" for text, test in tests.items())
    anywhere = " or ".join(f"({test})" for test in tests.values())
    return f"select distinct unnest([{shaped}]) as cell from {relation} where {anywhere}"


def _is_worth_it(column: str) -> str:
    # Cheap tests first: most cells are too short, and an ISO date has only eight digits.
    return f"strlen({column}) >= {_SHORTEST} and {column} not like '____-__-__'"


def _has_shape(column: str) -> str:
    # Digits, dashes and spaces beyond ASCII are told apart in Python: there a cell need only hold digits enough.
    return (
        f"(regexp_matches({column}, '{_SHAPE}') "
        f"or (strlen({column}) <> length({column}) and regexp_matches({column}, '{_NINE_DIGITS}')))"
    )
