"""Reads from the database what a receipt says about one delivery."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.check.kept_layouts import with_kept_layouts
from pipeline.receipt_back import read_came_back
from pipeline.receipt_deliveries import Delivered
from pipeline.receipt_identity import place_of_identity
from pipeline.receipt_looks import collect_looks
from pipeline.receipt_returned import follow_corrections, goes_on_in, returned_of
from pipeline.receipt_rows import Stored, read_correction_sheet
from pipeline.receipt_sheets import read_sheets
from pipeline.receipt_vanished import VANISHED, read_vanished
from pipeline.vocabulary.columns import Label, Table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.receipt import Closed, CorrectionSheet, Equation, HeldBack, Receipt, Remark
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.sql import identifier, literal, read_sql
from pipeline.vocabulary.status import status_of

if TYPE_CHECKING:
    import duckdb

CameBack = dict[tuple[int, int, int], dict[str, Label]]
MOST_REMARKS = 5_000
"""More lines than anybody reads; the receipt says how many there are besides."""


def read_receipts(
    connection: duckdb.DuckDBPyConnection, wanted: Sequence[Delivered], order: Order
) -> Iterator[Receipt]:
    """Everything about each delivery that its sender and the analyst need to know.

    What can be asked of all deliveries at once is: there may be hundreds, with a finding or two each.
    """
    definitions = with_kept_layouts(connection, order.definitions)
    rules = {rule.id: rule for rule in definitions.all_rules}
    connection.execute(
        "create or replace temp table receipt_wanted as select unnest(?::integer[]) as delivery_no",
        [[each.delivery_no for each in wanted]],
    )
    follow_corrections(connection, definitions)
    collect_looks(connection, definitions)
    _collect_findings(connection, definitions)
    stored = read_sheets(connection, definitions)
    by_sheet = {(number, each.read.sheet_no): each for number, sheets in stored.items() for each in sheets}
    came_back = read_came_back(connection, by_sheet, definitions.tables, rules)
    for each in wanted:
        yield _receipt(connection, each, stored.get(each.delivery_no, ()), rules, came_back, order)


def _receipt(
    connection: duckdb.DuckDBPyConnection,
    delivered: Delivered,
    stored: tuple[Stored, ...],
    rules: dict[str, Rule],
    came_back: CameBack,
    order: Order,
) -> Receipt:
    remarks, lines = _read_remarks(connection, delivered, rules, stored, came_back, order.language)
    if delivered.refused_rule:
        place = place_of_identity(connection, delivered.delivery_no, order.definitions.layouts)
        whole = Remark(
            rules[delivered.refused_rule], "refuse_file", place.sheet, place.row, None, None, None,
            1, None, None, None, None, detail=place.says, do=place.do,
        )  # fmt: skip
        remarks, lines = (whole, *remarks), lines + 1
    open_findings = sum(each.rows for each in remarks if each.confirmed_by is None)
    return Receipt(
        association=order.association,
        language=order.language,
        file=delivered.file,
        sha256=delivered.sha256,
        size=delivered.size,
        received_on=delivered.received_on,
        status=status_of(
            delivered.outcome,
            delivered.rows,
            delivered.set_aside,
            open_findings,
            delivered.accepted,
            delivered.superseded,
            delivered.answered,
        ),
        outcome=delivered.outcome,
        refused=rules[delivered.refused_rule] if delivered.refused_rule else None,
        repeats=delivered.repeats,
        corrects=delivered.corrects,
        sheets=tuple(each.read for each in stored),
        equation=_equation(delivered),
        remarks=remarks,
        remarks_left_out=lines - len(remarks),
        not_judged=_not_judged(connection, delivered.delivery_no, rules),
        corrections=_corrections(connection, delivered, stored, rules, came_back, order.language),
        contact=order.contact,
        superseded_by=delivered.superseded_by,
        held_back=tuple(HeldBack(insats, int(rows), int(force)) for insats, rows, force in delivered.held_back),
        changed_nothing=delivered.changed_nothing,
        goes_on_in=goes_on_in(
            connection, delivered.delivery_no, [rule.id for rule in rules.values() if rule.mends == "sender"]
        ),
        returned=returned_of(connection, delivered.delivery_no) if delivered.corrects else None,
    )


def _equation(delivered: Delivered) -> Equation | None:
    if delivered.rows is None or delivered.outcome in ("refused", "withdrawn"):
        return None
    if delivered.outcome == "repeated":
        return Equation(delivered.rows, 0, 0, delivered.rows, 0)
    return Equation(
        delivered.rows, delivered.accepted or 0, delivered.set_aside or 0, delivered.repeated or 0,
        delivered.superseded or 0,
    )  # fmt: skip


def _collect_findings(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """Put the findings of the deliveries wanted in the temporary table receipt_finding."""
    cases = " union all ".join(_cases(table) for table in definitions.tables)
    connection.execute(read_sql(__file__, "receipt_finding", cases=cases))


def _cases(table: Table) -> str:
    """How a row of a table is called by those who know it, and the period it belongs to."""
    key = f"concat_ws(' ', {', '.join(identifier(name) for name in table.key)})"
    period = "null::varchar"
    if table.name == "participation":
        day = "coalesce(exit_date, start_date)"
        period = f"year({day}) || '-Q' || quarter({day})"
    return (
        f"select {literal(table.name)} as table_name, row_key, nullif({key}, '') as case_id, {period} as period "
        f"from checked.{table.name} where delivery_no in (select delivery_no from receipt_wanted) "
        f"and row_key in (select row_key from checked.finding where table_name = {literal(table.name)} "
        "and delivery_no in (select delivery_no from receipt_wanted))"
    )


def _read_remarks(
    connection: duckdb.DuckDBPyConnection,
    delivered: Delivered,
    rules: dict[str, Rule],
    stored: tuple[Stored, ...],
    came_back: CameBack,
    language: Language,
) -> tuple[tuple[Remark, ...], int]:
    """The lines of remarks, and how many there are in all."""
    delivery_no = delivered.delivery_no
    rows = connection.execute(
        read_sql(__file__, "receipt_remark"), {
            "delivery_no": delivery_no, "most": MOST_REMARKS,
            "extract_rules": [each.id for each in rules.values() if each.over == "extract_rows"],
        },
    ).fetchall()  # fmt: skip
    by_number = {each.read.sheet_no: each for each in stored}
    remarks = []
    for line in rows:
        sheet_no, sheet, row, column, rule, severity, case, period, count, judged, since, by, why, on = line[:-5]
        first, file, day, how, _ = line[-5:]
        name = by_number[sheet_no].heading_of(column, language) if sheet_no in by_number else column
        closed = Closed(file, day, how) if how else None
        if delivered.superseded_by:
            closed = Closed(delivered.superseded_by, delivered.received_on, "replaced")
        detail = came_back.get((delivery_no, sheet_no, row), {}).get(rule)
        if rule == VANISHED:
            detail = read_vanished(connection, delivery_no)
        found = (sheet, row, case, period, name, count, judged, since, by, why, on)
        remarks.append(Remark(rules[rule], severity, *found, first_row=first, closed=closed, detail=detail))
    return tuple(remarks), rows[0][-1] if rows else 0


def _not_judged(connection: duckdb.DuckDBPyConnection, delivery_no: int, rules: dict[str, Rule]) -> tuple[Rule, ...]:
    """The rules that could not be judged on some of the delivery's rows: neither passed nor broken."""
    rows = connection.execute(read_sql(__file__, "receipt_judgement"), {"delivery_no": delivery_no}).fetchall()
    return tuple(rules[rule] for (rule,) in rows if rule in rules)


def _corrections(
    connection: duckdb.DuckDBPyConnection,
    delivered: Delivered,
    stored: tuple[Stored, ...],
    rules: dict[str, Rule],
    came_back: CameBack,
    language: Language,
) -> tuple[CorrectionSheet, ...]:
    """The rows to mend, sheet by sheet; none where a later delivery has taken every row's place."""
    if delivered.outcome != "used" or (delivered.accepted == 0 and delivered.superseded):
        return ()
    sheets = (
        read_correction_sheet(connection, delivered.delivery_no, each, rules, came_back, language)
        for each in stored
        if each.read.can_be_corrected
    )
    return tuple(sheet for sheet in sheets if sheet.rows or sheet.left_out)
