"""Reads from the database what a receipt says about one delivery."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.check.kept_layouts import layout_of, with_kept_layouts
from pipeline.check.source import headings_of
from pipeline.receipt_back import read_came_back
from pipeline.receipt_identity import place_of_identity
from pipeline.receipt_looks import collect_looks
from pipeline.receipt_returned import follow_corrections, goes_on_in, returned_of
from pipeline.receipt_rows import Stored, read_correction_sheet
from pipeline.receipt_vanished import VANISHED, read_vanished
from pipeline.vocabulary.columns import Label, Table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.order import Order
from pipeline.vocabulary.receipt import Closed, CorrectionSheet, Equation, HeldBack, Receipt, Remark, SheetRead
from pipeline.vocabulary.rules import Rule
from pipeline.vocabulary.sql import identifier, literal, read_sql
from pipeline.vocabulary.status import status_of

if TYPE_CHECKING:
    import duckdb

CameBack = dict[tuple[int, int, int], dict[str, Label]]
MOST_REMARKS = 5_000
"""More lines than anybody reads; the receipt says how many there are besides."""


@dataclass(frozen=True)
class Delivered:
    """A delivery as the ledger has it; `judged` and `corrections` say with what it and its corrections were judged."""

    delivery_no: int
    file: str
    sha256: str
    size: int
    received_on: date
    outcome: str
    refused_rule: str | None
    repeats: str | None
    corrects: str | None
    rows: int | None
    accepted: int | None
    set_aside: int | None
    repeated: int | None
    superseded: int | None
    judged: str | None
    corrections: str | None
    superseded_by: str | None
    answered: int
    changed_nothing: date | None
    held_back: tuple[tuple[str, str, str], ...]


def read_deliveries(connection: duckdb.DuckDBPyConnection) -> tuple[Delivered, ...]:
    """Every delivery, in the order taken in."""
    rows = connection.execute(read_sql(__file__, "receipt_state")).fetchall()
    return tuple(Delivered(*(*row[:-1], tuple(map(tuple, row[-1] or ())))) for row in rows)


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
    stored = _read_sheets(connection, definitions)
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
    remarks, lines = _read_remarks(connection, delivered, rules, stored, came_back)
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
        corrections=_corrections(connection, delivered, stored, rules, came_back),
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


def _read_sheets(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> dict[int, tuple[Stored, ...]]:
    """The stored sheets by delivery."""
    rows = connection.execute(read_sql(__file__, "receipt_sheet")).fetchall()
    register = connection.execute(
        "select insats_id, any_value(name) from derived.insats where insats_type is distinct from 'structural' "
        "group by insats_id order by insats_id"
    ).fetchall()
    insatser = tuple((str(insats_id), name) for insats_id, name in register)
    return {
        number: tuple(_stored(connection, row[1:], definitions, insatser) for row in of_delivery)
        for number, of_delivery in groupby(rows, key=lambda row: int(row[0]))
    }


def _stored(
    connection: duckdb.DuckDBPyConnection,
    row: tuple[Any, ...],
    definitions: Definitions,
    insatser: tuple[tuple[str, str | None], ...],
) -> Stored:
    sheet_no, sheet, table_name, layout_id, version, heading_row, is_numbered, stored_as, rows, note = row
    layout = layout_of(definitions, layout_id, version)
    if layout is None:
        raise ValueError("a delivery whose layout is gone has already stopped the check")
    # The sheet of a linked file belongs to no table of its own: it is read into its main file's.
    table = definitions.table(layout.table if table_name == "linked" else table_name)
    names = [each[0] for each in connection.execute(f"describe accepted.{identifier(stored_as)}").fetchall()]
    headings = tuple(names[2:] if is_numbered else names)
    return Stored(
        read=SheetRead(
            sheet_no, sheet, table.label, layout_id, version, heading_row, rows, note, layout.select is None
        ),
        table=table,
        layout=layout,
        insatser=insatser,
        stored_as=stored_as,
        is_numbered=is_numbered,
        headings=headings,
        place_of={name: headings.index(each) for name, each in headings_of(table, layout, headings).items()},
    )


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
        name = by_number[sheet_no].heading_of(column) if sheet_no in by_number else column
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
) -> tuple[CorrectionSheet, ...]:
    """The rows to mend, sheet by sheet; none where a later delivery has taken every row's place."""
    if delivered.outcome != "used" or (delivered.accepted == 0 and delivered.superseded):
        return ()
    sheets = (
        read_correction_sheet(connection, delivered.delivery_no, each, rules, came_back)
        for each in stored
        if each.read.can_be_corrected
    )
    return tuple(sheet for sheet in sheets if sheet.rows or sheet.left_out)
