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

    @property
    def condition(self) -> str:
        """The fault as one SQL condition, also for numbers outside their ends."""
        if self.between is None:
            return self.breaks
        column, least, most = self.between
        ends = [f"{column} < {least}"] if least is not None else []
        ends += [f"{column} > {most}"] if most is not None else []
        return " or ".join(ends) or "false"


@dataclass(frozen=True)
class Answer:
    """How many rows were at fault, and the SELECT that lists their row keys: keys never become Python lists.

    Where the engine stumbled, `was_judged` is false: neither a pass nor a fail.
    """

    name: str
    was_judged: bool
    rows_at_fault: int
    row_keys: str
