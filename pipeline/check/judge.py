"""Puts the rules to the rows in question and writes findings: the place and the rule, never the value."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from pipeline.check.question import Answer
from pipeline.check.questions import RuleQuestion, from_rule, questions_for
from pipeline.check.source import Sheet, view_delivered
from pipeline.check.suspects import SUSPECT, Judged, find_suspects
from pipeline.vocabulary.columns import Table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.sql import literal, read_sql

_VIEW = "in_question"


def judge_table(connection: duckdb.DuckDBPyConnection, table: Table, definitions: Definitions) -> None:
    """Judge every rule that fits the table over the rows in question."""
    sql_file = "participation_in_question" if table.name == "participation" else "in_question"
    create_view(connection, _VIEW, sql_file, table=table.name, numbers=_numbers(connection))
    judge(connection, _VIEW, table.name, questions_for(table, definitions))
    connection.execute(f"drop view checked.{_VIEW}")


def judge_layout_rules(connection: duckdb.DuckDBPyConnection, table: Table, sheet: Sheet) -> None:
    """Judge the rules that a layout brings over the rows as delivered, under the delivered headings."""
    place = f"rowid as row_key, {sheet.delivery_no} as delivery_no, {sheet.sheet_no} as sheet_no"
    view_delivered(connection, sheet, f"view checked.{_VIEW}", place, sheet.layout.named_headings)
    asked = tuple(from_rule(rule, "not has_cells_mismatch") for rule in sheet.layout.rules)
    judge(connection, _VIEW, table.name, asked, "layout_finding")
    connection.execute(f"drop view checked.{_VIEW}")


def create_view(connection: duckdb.DuckDBPyConnection, name: str, sql_file: str, **parts: str) -> None:
    """Make the SELECT in a `.sql` file a view of the schema `checked`, where the engine finds it."""
    connection.execute(f"create or replace view checked.{name} as {read_sql(__file__, sql_file, **parts)}")


def _numbers(connection: duckdb.DuckDBPyConnection) -> str:
    # Written out, since a stored view cannot see a temporary table.
    rows = connection.execute("select delivery_no from in_question order by all").fetchall()
    return ", ".join(str(int(number)) for (number,) in rows) or "null"


def judge(
    connection: duckdb.DuckDBPyConnection,
    view: str,
    table_name: str,
    asked: tuple[RuleQuestion, ...],
    finding_sql: str = "finding",
    row_key: str = "row_key",
) -> None:
    """Judge the rules over checked.<view>; write checked.finding, and checked.judgement per sheet.

    Every row at fault under any rule is a suspect, so asking the engine about the suspects alone gives the
    same answers. A rule that cannot be judged is said so, and the others go on.
    """
    if not asked:
        return
    judged = find_suspects(connection, view, asked)
    answers = _ask(connection, [each for each in asked if each.question.name in judged.can_be_asked])
    at_fault: dict[str, dict[tuple[int, int], int]] = {}
    for each in asked:
        answer = answers.get(each.question.name)
        if answer is not None and answer.rows_at_fault:
            at_fault[each.question.name] = _per_sheet(connection, answer)
            _write_findings(connection, table_name, each, answer, finding_sql, row_key)
    failed = {name for name, answer in answers.items() if not answer.was_judged} | judged.stumbled
    _write_judgements(connection, table_name, asked, judged, at_fault, failed)
    _say_not_judged(connection, table_name, [each for each in asked if each.question.name in failed], judged)
    connection.execute(f"drop table checked.{SUSPECT}")


def _ask(connection: duckdb.DuckDBPyConnection, asked: Sequence[RuleQuestion]) -> dict[str, Answer]:
    if not asked:
        return {}
    from pipeline.check.engine import ask

    return {answer.name: answer for answer in ask(connection, "checked", SUSPECT, [each.question for each in asked])}


def _per_sheet(connection: duckdb.DuckDBPyConnection, answer: Answer) -> dict[tuple[int, int], int]:
    rows = connection.execute(
        f"select delivery_no, sheet_no, count(*) from checked.{SUSPECT} "
        f"where row_key in ({answer.row_keys}) group by all"
    ).fetchall()
    return {(delivery_no, sheet_no): count for delivery_no, sheet_no, count in rows}


def _write_findings(
    connection: duckdb.DuckDBPyConnection,
    table_name: str,
    asked: RuleQuestion,
    answer: Answer,
    finding_sql: str,
    row_key: str,
) -> None:
    connection.execute(
        read_sql(
            __file__, finding_sql,
            table=table_name, row_key=row_key, row_keys=answer.row_keys, columns=asked.columns, severity=asked.severity,
        ),
        {"rule": asked.rule},
    )  # fmt: skip


def _write_judgements(
    connection: duckdb.DuckDBPyConnection,
    table_name: str,
    asked: Sequence[RuleQuestion],
    judged: Judged,
    at_fault: dict[str, dict[tuple[int, int], int]],
    failed: set[str],
) -> None:
    rows = []
    for (delivery_no, sheet_no), counts in judged.counts.items():
        for each in asked:
            name = each.question.name
            rows_judged, undecided = counts.get(name, (0, 0))
            faults = at_fault.get(name, {}).get((delivery_no, sheet_no), 0)
            outcome = "could_not_judge" if name in failed else _outcome(rows_judged, undecided, faults)
            rows.append((delivery_no, sheet_no, table_name, each.rule, name, rows_judged, undecided, faults, outcome))
    if rows:
        names = (
            "delivery_no",
            "sheet_no",
            "table_name",
            "rule",
            "question",
            "judged",
            "undecided",
            "faults",
            "outcome",
        )
        connection.register("judgement_rows", pa.table(dict(zip(names, zip(*rows, strict=True), strict=True))))
        connection.execute("insert into checked.judgement select * from judgement_rows")
        connection.unregister("judgement_rows")


def _outcome(rows_judged: int, undecided: int, faults: int) -> str:
    """Never a pass where something could not be decided, or where there was nothing to judge."""
    if faults:
        return "failed"
    if undecided:
        return "could_not_judge"
    return "passed" if rows_judged else "not_applicable"


def _say_not_judged(
    connection: duckdb.DuckDBPyConnection, table_name: str, failed: Sequence[RuleQuestion], judged: Judged
) -> None:
    """One finding per sheet and rule that the engine stumbled on; the rule's id stands as the place."""
    for delivery_no, sheet_no in judged.counts:
        for rule in dict.fromkeys(each.rule for each in failed):
            connection.execute(
                f"insert into checked.finding values ({literal(table_name)}, null, ?, ?, null, ?, "
                "'rule-not-judged', 'warn')",
                [delivery_no, sheet_no, rule],
            )
