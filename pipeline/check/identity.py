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
# Digits of the scripts that a keyboard or a word processor may give; all of Unicode's would take long to compile.
_DIGIT = r"[0-9\x{660}-\x{669}\x{6f0}-\x{6f9}\x{966}-\x{96f}\x{ff10}-\x{ff19}\x{1d7ce}-\x{1d7ff}]"
_NINE_DIGITS = f"(?s:(?:{_DIGIT}.*?){{8}}{_DIGIT})"
# A quotation mark may begin a cell of several lines; beyond the Latin letters there are other digits, dashes, spaces,
# and marks that take no room. In a line with none of them a number in a cell has the shape as it stands.
_NOT_PLAIN = r'["\x{80}-\x{bf}\x{250}-\x{10ffff}]'
_SHORTEST = 10
_FEW_ROWS, _LARGE_ROWS = 1_000, 20_000
_AT_A_TIME = 10_000


def has_identity(connection: duckdb.DuckDBPyConnection, relation: str, by_line: bool = False) -> bool:
    """Whether any cell of the relation's text columns holds a valid number.

    DuckDB looks for the shape in all cells; only what has it is held against the calendar and Luhn's sum.
    By line the relation's one column holds whole lines of a file, and only a no is an answer: then no cell of the
    file holds a number. A yes says that the cells have to be looked at one by one.
    """
    if by_line:
        line = f"regexp_matches(line, '{_SHAPE}|{_NOT_PLAIN}')"
        row = connection.execute(f"select count(*) > 0 from {identifier(relation)} where {line}").fetchone()
        return row != (False,)
    columns = connection.execute(f"describe select * from {identifier(relation)}").fetchall()
    texts = [identifier(name) for name, kind, *_ in columns if kind == "VARCHAR"]
    if not texts:
        return False
    rows = _rows_up_to(connection, relation, _LARGE_ROWS)
    found = connection.execute(_worthwhile_cells(identifier(relation), texts, rows))
    while cells := found.fetchmany(_AT_A_TIME):
        if any(cell is not None and is_identity(cell) for (cell,) in cells):
            return True
    return False


def _rows_up_to(connection: duckdb.DuckDBPyConnection, relation: str, most: int) -> int:
    row = connection.execute(f"select count(*) from (select 1 from {identifier(relation)} limit {most})").fetchone()
    return int(row[0]) if row else 0


def _worthwhile_cells(relation: str, texts: list[str], rows: int) -> str:
    """The SELECT of all cells that may hold a number.

    In a large relation each column is looked through where it stands, and only what has the shape is unfolded. In a
    smaller one that would take longer to prepare than to do: there all cells are unfolded first, and where they are
    few the shape is left to Python as well.
    """
    if rows < _LARGE_ROWS:
        cells = f"select unnest([{', '.join(texts)}]) as cell from {relation}"
        test = _may_hold("cell") if rows >= _FEW_ROWS else _is_long("cell")
        return f"select distinct cell from ({cells}) where {test}"
    shaped = ", ".join(f"case when {_may_hold(text)} then {text} end" for text in texts)
    anywhere = " or ".join(f"({_may_hold(text)})" for text in texts)
    return f"select distinct unnest([{shaped}]) as cell from {relation} where {anywhere}"


def _is_long(column: str) -> str:
    """Most cells are too short, and an ISO date has only eight digits."""
    return f"strlen({column}) >= {_SHORTEST} and {column} not like '____-__-__'"


def _may_hold(column: str) -> str:
    # The cheap tests first: most long cells are words. Digits, dashes and spaces beyond ASCII are told apart in Python:
    # there a cell need only hold digits enough.
    return (
        f"{_is_long(column)} and regexp_matches({column}, '{_DIGIT}') and (regexp_matches({column}, '{_SHAPE}') "
        f"or (strlen({column}) <> length({column}) and regexp_matches({column}, '{_NINE_DIGITS}')))"
    )
