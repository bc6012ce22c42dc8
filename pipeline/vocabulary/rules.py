"""The rules that rows are held against, as declared in `schemas/rules.yaml`, and the findings they give."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import TABLES, Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition

Severity = Literal["refuse_file", "set_aside", "warn"]
Mends = Literal["sender", "analyst"]


OVER = {
    "extracts": "participation",
    "extract_rows": "participation",
    "participations_again": "participation",
    "delivered_columns": "participation",
    "person_stays": "participation",
    "members": "membership",
    "insatser": "insats",
    "posts": "budget",
    "years": "budget",
    "volumes": "volume",
}
"""What a rule can be put over beside a table's rows, and the table that its findings belong to."""


@dataclass(frozen=True)
class Rule:
    """One rule. `breaks` is an SQL condition that is true for a row at fault; `judges` says which rows it can be
    put to at all, `undecided` for which of those nobody can tell (then the rule could not be judged).

    The rows are those of a canonical `table`, or those of a view that looks further: `over` names one of OVER.
    Rules without `breaks` are judged in code: for every column they fit, or where a file is read.
    `by_column`: the condition of each column, where a rule looks at several; a row breaks it if any of them holds.
    `also`: further columns that may be the ones to change, each list with the column it goes with (None = any).
    `confirmable`: a named person may say that a finding is right as it is.
    """

    id: str
    table: str | None
    over: str | None
    severity: Severity | None
    column: str | None
    judges: str | None
    undecided: str | None
    breaks: str | None
    by_column: tuple[tuple[str, str], ...]
    also: tuple[tuple[str | None, tuple[str, ...]], ...]
    confirmable: bool
    message: Label
    do: Label
    mends: Mends
    why: str

    def candidates(self, column: str | None) -> tuple[str, ...]:
        """The columns beside `column` that may be the ones to change instead."""
        return tuple(name for of, names in self.also if of in (None, column) for name in names)


@dataclass(frozen=True)
class Finding:
    """What is wrong with a row, or with a whole file (row None). Holds the place, never the value.

    Where a named person has confirmed it to be right as it is: who, and why. `table`: what the rows are, where known.
    """

    rule: str
    severity: Severity
    file: str
    sheet: str | None
    row: int | None
    column: str | None
    message: Label
    do: Label
    confirmed_by: str | None = None
    confirmed_why: str | None = None
    table: str | None = None


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Read `schemas/rules.yaml`. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow("version", "rules")
    rules = tuple(read_rule(entry) for entry in whole.get("rules").entries())
    seen: set[str] = set()
    for rule, entry in zip(rules, whole.get("rules").entries(), strict=True):
        if rule.id in seen:
            entry.fault(f"regeln {rule.id} står två gånger.", f"the rule {rule.id} stands twice.")
        seen.add(rule.id)
    return rules


def read_rule(entry: Entry) -> Rule:
    """Read one rule, of `schemas/rules.yaml` or of a layout. Raises DefinitionFault."""
    entry.allow(
        "id", "table", "over", "severity", "column", "judges", "undecided", "breaks", "also", "confirmable",
        "message", "do", "mends", "why",
    )  # fmt: skip
    table, over, severity = entry.find("table"), entry.find("over"), entry.find("severity")
    column, confirmable = entry.find("column"), entry.find("confirmable")
    if table and over:
        over.fault("en regel har antingen ”table” eller ”over”.", "a rule has either “table” or “over”.")
    breaks, by_column = _conditions(entry.find("breaks"))
    consequence = cast(Severity, severity.one_of("refuse_file", "set_aside", "warn")) if severity else None
    return Rule(
        id=entry.get("id").text(),
        table=table.one_of(*TABLES) if table else None,
        over=over.one_of(*OVER) if over else None,
        severity=consequence,
        column=column.name() if column else None,
        judges=_text(entry, "judges"),
        undecided=_text(entry, "undecided"),
        breaks=breaks,
        by_column=by_column,
        also=_also(entry.find("also")),
        confirmable=confirmable.flag() if confirmable else consequence in ("warn", None),
        message=read_label(entry.get("message")),
        do=read_label(entry.get("do")),
        mends=cast(Mends, entry.get("mends").one_of("sender", "analyst")),
        why=entry.get("why").text(),
    )


def _conditions(breaks: Entry | None) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """One condition for the row, or one for each column it may be at fault in."""
    if breaks is None or not isinstance(breaks.value, dict):
        return (breaks.text() if breaks else None), ()
    by_column = tuple((column, condition.text()) for column, condition in breaks.items())
    return " or ".join(f"({condition})" for _, condition in by_column), by_column


def _also(also: Entry | None) -> tuple[tuple[str | None, tuple[str, ...]], ...]:
    """A list of columns, or one list for each column that the rule may name."""
    if also is None:
        return ()
    if isinstance(also.value, dict):
        return tuple((column, _names(listed)) for column, listed in also.items())
    return ((None, _names(also)),)


def _names(listed: Entry) -> tuple[str, ...]:
    return tuple(each.name() for each in listed.entries())


def _text(entry: Entry, key: str) -> str | None:
    found = entry.find(key)
    return found.text() if found else None
