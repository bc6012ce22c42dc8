"""A question to the rule engine, and its answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Question:
    """One thing to ask of a view: rows where `breaks` is true are at fault.

    Where `between` is set, a column's numbers are held against two ends instead (either may be open).
    """

    name: str
    breaks: str
    between: tuple[str, float | None, float | None] | None = None


@dataclass(frozen=True)
class Answer:
    """How many rows were at fault, and the SELECT that lists their row keys: keys never become Python lists."""

    name: str
    rows_at_fault: int
    row_keys: str
