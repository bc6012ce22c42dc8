"""The rules that rows are held against, as declared in `schemas/rules.yaml`, and the findings they give."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import TABLES, Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition

Severity = Literal["refuse_file", "set_aside", "warn"]
Mends = Literal["sender", "analyst"]


@dataclass(frozen=True)
class Rule:
    """One rule. `breaks` is an SQL condition over checked.<table> that is true for a row at fault;
    `judges` says which rows it can be put to at all. Rules without `breaks` are judged in code:
    `per_column` ones for every column they fit, the others where a file is read.
    `confirmable`: a named person may say that a finding is right as it is.
    """

    id: str
    table: str | None
    severity: Severity | None
    column: str | None
    judges: str | None
    breaks: str | None
    confirmable: bool
    message: Label
    do: Label
    mends: Mends
    why: str


@dataclass(frozen=True)
class Finding:
    """What is wrong with a row, or with a whole file (row None). Holds the place, never the value.

    Where a named person has confirmed it to be right as it is: who, and why.
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
    entry.allow("id", "table", "severity", "column", "judges", "breaks", "confirmable", "message", "do", "mends", "why")
    table, severity, column = entry.find("table"), entry.find("severity"), entry.find("column")
    judges, breaks, confirmable = entry.find("judges"), entry.find("breaks"), entry.find("confirmable")
    consequence = cast(Severity, severity.one_of("refuse_file", "set_aside", "warn")) if severity else None
    return Rule(
        id=entry.get("id").text(),
        table=table.one_of(*TABLES) if table else None,
        severity=consequence,
        column=column.name() if column else None,
        judges=judges.text() if judges else None,
        breaks=breaks.text() if breaks else None,
        confirmable=confirmable.flag() if confirmable else consequence in ("warn", None),
        message=read_label(entry.get("message")),
        do=read_label(entry.get("do")),
        mends=cast(Mends, entry.get("mends").one_of("sender", "analyst")),
        why=entry.get("why").text(),
    )
