"""Puts the rules to the rows in question and writes findings: the place and the rule, never the value."""

from __future__ import annotations

import duckdb

from pipeline.check.question import Answer, Question
from pipeline.check.questions import RuleQuestion, from_rule, questions_for
from pipeline.check.source import Sheet, view_delivered
from pipeline.vocabulary.columns import Table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import EngineFault
from pipeline.vocabulary.sql import read_sql

_VIEW = "in_question"


def judge_table(connection: duckdb.DuckDBPyConnection, table: Table, definitions: Definitions) -> None:
    """Judge every rule that fits the table over the rows in question."""
    connection.execute(
        f"create or replace view checked.{_VIEW} as select * from checked.{table.name} "
        f"where delivery_no in ({_numbers(connection)})"
    )
    _judge(connection, table, questions_for(table, definitions), "finding")
    connection.execute(f"drop view checked.{_VIEW}")


def judge_layout_rules(connection: duckdb.DuckDBPyConnection, table: Table, sheet: Sheet) -> None:
    """Judge the rules that a layout brings over the rows as delivered, under the delivered headings."""
    view_delivered(connection, sheet, f"view checked.{_VIEW}", "rowid as row_key", sheet.layout.named_headings)
    connection.execute("set variable delivery_no = ?", [sheet.delivery_no])
    connection.execute("set variable sheet_no = ?", [sheet.sheet_no])
    _judge(connection, table, tuple(from_rule(rule) for rule in sheet.layout.rules), "layout_finding")
    connection.execute(f"drop view checked.{_VIEW}")


def _numbers(connection: duckdb.DuckDBPyConnection) -> str:
    # Written out, since a stored view cannot see a temporary table.
    rows = connection.execute("select delivery_no from in_question order by all").fetchall()
    return ", ".join(str(int(number)) for (number,) in rows)


def _judge(
    connection: duckdb.DuckDBPyConnection, table: Table, asked: tuple[RuleQuestion, ...], finding_sql: str
) -> None:
    rows_judged = _rows_judged(connection, asked)
    applicable = [each for each in asked if rows_judged[each.question.name] > 0]
    answers = _ask(connection, tuple(each.question for each in applicable))
    for each in asked:
        answer = answers.get(each.question.name)
        at_fault = answer.rows_at_fault if answer else 0
        outcome = "not_applicable" if answer is None else ("failed" if at_fault else "passed")
        connection.execute(
            "insert into checked.judgement values (?, ?, ?, ?, ?, ?)",
            [table.name, each.rule, each.question.name, rows_judged[each.question.name], at_fault, outcome],
        )
        if answer is not None and at_fault:
            _write_findings(connection, table, each, answer, finding_sql)


def _rows_judged(connection: duckdb.DuckDBPyConnection, asked: tuple[RuleQuestion, ...]) -> dict[str, int]:
    """How many rows each rule can be put to: an empty column is not a pass."""
    counts = ", ".join(f"count_if({each.judges})" for each in asked)
    try:
        row = connection.execute(f"select {counts} from checked.{_VIEW}").fetchone()
    except duckdb.Error as error:
        raise EngineFault("which rows the rules apply to could not be counted") from error
    return {each.question.name: int(count) for each, count in zip(asked, row or (), strict=True)}


def _ask(connection: duckdb.DuckDBPyConnection, questions: tuple[Question, ...]) -> dict[str, Answer]:
    if not questions:
        return {}
    from pipeline.check.engine import ask

    return {answer.name: answer for answer in ask(connection, "checked", _VIEW, questions)}


def _write_findings(
    connection: duckdb.DuckDBPyConnection, table: Table, asked: RuleQuestion, answer: Answer, finding_sql: str
) -> None:
    connection.execute(
        read_sql(
            __file__, finding_sql,
            table=table.name, row_keys=answer.row_keys, columns=asked.columns, severity=asked.severity,
        ),
        {"rule": asked.rule},
    )  # fmt: skip
