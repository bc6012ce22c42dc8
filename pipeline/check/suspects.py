"""One scan finds the rows that any rule may hold at fault, another how many rows each rule can be put to.

Asking an engine sixty questions of ten million rows means reading them sixty times. Asked of the suspects
alone, who are every row at fault under any rule, the answers are the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from pipeline.check.questions import RuleQuestion

SUSPECT = "suspect"
# Comparing columns with constants cannot fail; what calculates, casts or calls other functions than these may.
_CANNOT_RAISE = "and|or|not|in|is|when|then|else|between|coalesce|contains|list_contains"
_MAY_RAISE = re.compile(rf"::|[-+*/%]|\b(?!(?:{_CANNOT_RAISE})\b)[a-z_]+ ?\(", re.IGNORECASE)

_TEXT = re.compile(r"'[^']*'")
_NOT_UNDERSTOOD = (duckdb.BinderException, duckdb.CatalogException, duckdb.ParserException)


@dataclass(frozen=True)
class Judged:
    """What is known before the engine is asked, by sheet (delivery_no, sheet_no) and question.

    `counts`: rows that could be judged and rows that nobody can decide. `can_be_asked`: questions with rows
    to judge, none where no row is a suspect. `stumbled`: questions whose SQL could not be run.
    """

    counts: dict[tuple[int, int], dict[str, tuple[int, int]]]
    can_be_asked: frozenset[str]
    stumbled: set[str]


def find_suspects(connection: duckdb.DuckDBPyConnection, view: str, asked: Sequence[RuleQuestion]) -> Judged:
    """Make checked.suspect of all rows of checked.<view> that some rule may hold at fault, and count per rule."""
    sound = list(asked)
    try:
        counts = _scan(connection, view, sound)
    except _NOT_UNDERSTOOD:
        sound = [each for each in asked if _is_understood(connection, view, each)]
        counts = _scan(connection, view, sound)
    stumbled = {each.question.name for each in asked} - {each.question.name for each in sound}
    stumbled |= _stumbling(connection, sound)
    with_rows = {
        name
        for per_question in counts.values()
        for name, (rows, _) in per_question.items()
        if rows and name not in stumbled
    }
    if not _is_anybody_suspect(connection):
        with_rows = set()
    return Judged(counts, frozenset(with_rows), stumbled)


def _is_anybody_suspect(connection: duckdb.DuckDBPyConnection) -> bool:
    """Without suspects every answer is known to be nought, and the engine need not start."""
    return connection.execute(f"select count(*) > 0 from checked.{SUSPECT}").fetchone() == (True,)


def _safe(condition: str) -> str:
    """The condition; where it may fail: true or false, and null where it did, which ends neither query nor load."""
    return f"try(coalesce({condition}, false))" if _may_raise(condition) else f"({condition})"


def _may_raise(condition: str) -> bool:
    # TRY takes no subquery; ours only look up keys.
    return bool(_MAY_RAISE.search(_TEXT.sub("", condition))) and "select " not in condition


def _scan(
    connection: duckdb.DuckDBPyConnection, view: str, asked: Sequence[RuleQuestion]
) -> dict[tuple[int, int], dict[str, tuple[int, int]]]:
    connection.execute(
        f"create or replace table checked.{SUSPECT} as select * from checked.{view} where {any_fault(asked)}"
    )
    return _counts(connection, view, asked)


def any_fault(asked: Sequence[RuleQuestion]) -> str:
    """The condition for a suspect: at fault under any rule, or one that some rule could not be held against."""
    conditions = [each.question.condition for each in asked]
    faults = [f"coalesce({_safe(each)}, true)" if _may_raise(each) else _safe(each) for each in conditions]
    return " or ".join(faults) or "false"


def _is_understood(connection: duckdb.DuckDBPyConnection, view: str, asked: RuleQuestion) -> bool:
    """Whether the rule's SQL can be run at all: a column that is not there must not stop the other rules."""
    parts = ", ".join(_safe(part) for part in (asked.question.condition, asked.judges, asked.undecided))
    try:
        connection.execute(f"explain select {parts} from checked.{view}")
    except _NOT_UNDERSTOOD:
        return False
    return True


def _stumbling(connection: duckdb.DuckDBPyConnection, asked: Sequence[RuleQuestion]) -> set[str]:
    """Questions that some row could not be held against: such a row became a suspect."""
    tried = [each for each in asked if _may_raise(each.question.condition)]
    if not tried:
        return set()
    counts = ", ".join(f"count_if({_safe(each.question.condition)} is null)" for each in tried)
    row = connection.execute(f"select {counts} from checked.{SUSPECT}").fetchone() or ()
    return {each.question.name for each, count in zip(tried, row, strict=True) if count}


def _counts(
    connection: duckdb.DuckDBPyConnection, view: str, asked: Sequence[RuleQuestion]
) -> dict[tuple[int, int], dict[str, tuple[int, int]]]:
    conditions = sorted({part for each in asked for part in (each.judges, each.undecided)})
    columns = "".join(f", coalesce(count_if({_safe(condition)}), 0)::bigint" for condition in conditions)
    rows = connection.execute(f"select delivery_no, sheet_no{columns} from checked.{view} group by all").fetchall()
    found = {}
    for delivery_no, sheet_no, *numbers in sorted(rows):
        count = dict(zip(conditions, numbers, strict=True))
        found[delivery_no, sheet_no] = {
            each.question.name: (count[each.judges], count[each.undecided]) for each in asked
        }
    return found
