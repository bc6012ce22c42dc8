"""The rules of `schemas/rules.yaml` as questions about a table: which condition is a fault, in which columns."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.check.question import Question
from pipeline.vocabulary.columns import Column, Table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.sql import identifier, literal


@dataclass(frozen=True)
class RuleQuestion:
    """A rule put to a table. `columns` is an SQL list of the column names at fault in a row;
    `severity` an SQL expression over `column_name`; `judges` tells which rows it can be put to."""

    rule: str
    question: Question
    columns: str
    severity: str
    judges: str
    undecided: str = "false"


def questions_for(table: Table, definitions: Definitions) -> tuple[RuleQuestion, ...]:
    """Every rule that fits the table, the columns' own first."""
    own = (
        _cells_mismatch(),
        _required_missing(table),
        _not_understood(table, "unreadable-value", False),
        _not_understood(table, "unknown-code", True),
        *_restored(table),
        *(_out_of_range(column) for column in table.columns if column.least is not None or column.most is not None),
        _key_twice(table, definitions),
    )
    declared = tuple(
        from_rule(rule, "not has_cells_mismatch")
        for rule in definitions.rules
        if rule.table == table.name and rule.breaks is not None
    )
    return (*own, *declared)


def questions_over(view: str, definitions: Definitions) -> tuple[RuleQuestion, ...]:
    """Every rule that is put over a view of its own."""
    return tuple(from_rule(rule) for rule in definitions.rules if rule.over == view and rule.breaks is not None)


def from_rule(rule: Rule, sound: str = "true") -> RuleQuestion:
    """A rule that carries its own condition. In rows that are not `sound` no column can be trusted."""
    may_be_put = f"({sound}) and ({rule.judges or 'true'})"
    undecided = f"coalesce({rule.undecided}, false)" if rule.undecided else "false"
    judges = f"{may_be_put} and not {undecided}" if rule.undecided else may_be_put
    breaks = f"({judges}) and ({rule.breaks})"
    undecided = f"{may_be_put} and {undecided}" if rule.undecided else "false"
    return RuleQuestion(
        rule.id, Question(rule.id, breaks), _columns(rule), literal(rule.severity or "warn"), judges, undecided
    )


def _columns(rule: Rule) -> str:
    """The columns at fault in a row, as an SQL list."""
    if rule.by_column:
        listed = ", ".join(f"case when {condition} then {literal(column)} end" for column, condition in rule.by_column)
        return f"list_filter([{listed}], lambda name: name is not null)"
    if rule.column:
        return f"[{literal(rule.column)}]"
    # A view may know the column at fault itself, row by row.
    return "[column_name]" if rule.over else "[null::varchar]"


def _cells_mismatch() -> RuleQuestion:
    return RuleQuestion(
        "cells-mismatch", Question("cells-mismatch", "has_cells_mismatch"), "[null::varchar]", "'set_aside'", "true"
    )


def _bit(table: Table, column: Column) -> int:
    return 1 << table.columns.index(column)


def _required_missing(table: Table) -> RuleQuestion:
    # A row whose cells do not match its headings is at fault once, not once more for every column it lost.
    required = [column for column in table.columns if column.required]
    missing = {
        column.name: f"({identifier(column.name)} is null and unread & {_bit(table, column)} = 0)"
        for column in required
    }
    listed = ", ".join(f"case when {condition} then {literal(name)} end" for name, condition in missing.items())
    return RuleQuestion(
        "required-missing",
        Question("required-missing", f"not has_cells_mismatch and ({' or '.join(missing.values())})"),
        f"list_filter([{listed}], lambda name: name is not null)",
        "'set_aside'",
        "not has_cells_mismatch",
    )


def _not_understood(table: Table, rule: str, coded: bool) -> RuleQuestion:
    """Values that stand there but are not understood: unknown codes apart from unreadable dates and numbers."""
    columns = [column for column in table.columns if (column.type in ("code", "codes", "yes_no")) is coded]
    bits = sum(_bit(table, column) for column in columns)
    listed = ", ".join(
        f"case when unread & {_bit(table, column)} <> 0 then {literal(column.name)} end" for column in columns
    )
    decisive = ", ".join(literal(column.name) for column in columns if column.unreadable == "set_aside")
    return RuleQuestion(
        rule,
        Question(rule, f"unread & {bits} <> 0 and not has_cells_mismatch"),
        f"list_filter([{listed}], lambda name: name is not null)",
        f"case when column_name in ({decisive or 'null'}) then 'set_aside' else 'warn' end",
        "not has_cells_mismatch",
    )


def _restored(table: Table) -> tuple[RuleQuestion, ...]:
    """Codes that got a lost leading zero back, where the table has any column of fixed width."""
    fixed = [column for column in table.columns if column.digits is not None]
    if not fixed:
        return ()
    listed = ", ".join(
        f"case when restored & {_bit(table, column)} <> 0 then {literal(column.name)} end" for column in fixed
    )
    known = " or ".join(f"{identifier(column.name)} is not null" for column in fixed)
    return (
        RuleQuestion(
            "leading-zero-restored",
            Question("leading-zero-restored", "restored <> 0 and not has_cells_mismatch"),
            f"list_filter([{listed}], lambda name: name is not null)",
            "'warn'",
            known,
        ),
    )


def _out_of_range(column: Column) -> RuleQuestion:
    return RuleQuestion(
        "out-of-range",
        Question(f"out-of-range {column.name}", "", (column.name, column.least, column.most)),
        f"[{literal(column.name)}]",
        "'warn'",
        f"{identifier(column.name)} is not null",
    )


def _key_twice(table: Table, definitions: Definitions) -> RuleQuestion:
    rule = "participation-twice" if table.name == "participation" else "key-twice"
    column = table.key[0]
    conflicts = f"select row_key from checked.key_repeat where table_name = {literal(table.name)} and is_conflict"
    severity = definitions.rule(rule).severity or "set_aside"
    return RuleQuestion(
        rule, Question(rule, f"row_key in ({conflicts})"), f"[{literal(column)}]", literal(severity), "true"
    )
