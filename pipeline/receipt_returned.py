"""Receipts that came back: what became of each row in them, and what they closed in the deliveries they correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.receipt import Returned
from pipeline.vocabulary.sql import identifier, literal, read_sql

if TYPE_CHECKING:
    import duckdb


def follow_corrections(connection: duckdb.DuckDBPyConnection, definitions: Definitions) -> None:
    """Fill the temporary tables receipt_closed, receipt_first and receipt_returned; the deliveries asked for are
    receipt_wanted."""
    typed = " union all ".join(_typed(table.name) for table in definitions.tables)
    connection.execute(read_sql(__file__, "receipt_closed"))
    connection.execute(read_sql(__file__, "receipt_first"))
    connection.execute(read_sql(__file__, "receipt_returned", typed=typed))


def _typed(table: str) -> str:
    """The rows of a table that corrections concern, with what became of each."""
    return (
        "select typed.delivery_no, typed.sheet_no, typed.row_no, coalesce(gone.state, 'accepted') as state "
        f"from checked.{identifier(table)} typed left join derived.not_accepted gone "
        f"on gone.table_name = {literal(table)} and gone.row_key = typed.row_key where typed.delivery_no in "
        "(select delivery_no from accepted.correction union select corrects_delivery_no from accepted.correction)"
    )


def returned_of(connection: duckdb.DuckDBPyConnection, delivery_no: int) -> Returned:
    """What became of the rows of one correction, by their numbers in the first delivery."""
    rows = connection.execute(
        "select first_row_no, is_removed, state, earlier_counts from receipt_returned where delivery_no = ? "
        "order by all",
        [delivery_no],
    ).fetchall()
    right = connection.execute(
        "select first.first_row_no from accepted.corrected_row said "
        "join receipt_first first using (delivery_no, sheet_no, row_no) "
        "where said.delivery_no = ? and said.is_unchanged and said.said_right is not null order by all",
        [delivery_no],
    ).fetchall()
    return Returned(
        mended=tuple(row for row, is_removed, state, _ in rows if not is_removed and state == "accepted"),
        removed=tuple(row for row, is_removed, _, counts in rows if is_removed and not counts),
        still_counted=tuple(row for row, is_removed, _, counts in rows if is_removed and counts),
        confirmed=tuple(row for (row,) in right),
    )


def goes_on_in(connection: duckdb.DuckDBPyConnection, delivery_no: int, sender_rules: list[str]) -> tuple[str, ...]:
    """The corrections in whose receipts the delivery's rows that are still open are asked about."""
    rows = connection.execute(
        read_sql(__file__, "receipt_goes_on"), {"delivery_no": delivery_no, "sender_rules": sender_rules}
    ).fetchall()
    return tuple(str(file) for (file,) in rows)


def earlier_counting(connection: duckdb.DuckDBPyConnection, delivery_no: int, sheet_no: int) -> frozenset[int]:
    """The rows of a correction of which an earlier version counts as long as they do not."""
    rows = connection.execute(
        "select row_no from receipt_returned "
        "where delivery_no = ? and sheet_no = ? and not is_removed and earlier_counts",
        [delivery_no, sheet_no],
    ).fetchall()
    return frozenset(row for (row,) in rows)
