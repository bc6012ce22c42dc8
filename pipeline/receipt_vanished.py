"""The participations that an extract lacks, by id: only for the receipt, which goes to the one who sent them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.sql import read_sql

if TYPE_CHECKING:
    import duckdb

VANISHED = "finished-vanished"
MOST_IDS = 50


def read_vanished(connection: duckdb.DuckDBPyConnection, delivery_no: int) -> Label | None:
    """Which finished participations are missing, and which rows without an id may be one of them."""
    rows = connection.execute(read_sql(__file__, "receipt_vanished"), {"delivery_no": delivery_no}).fetchall()
    ids = [str(id_) for (id_,) in rows]
    if not ids:
        return None
    listed, more = ", ".join(ids[:MOST_IDS]), len(ids) - MOST_IDS
    sv, en = f"{len(ids)} saknas: {listed}", f"{len(ids)} missing: {listed}"
    sv, en = (f"{sv} och {more} till.", f"{en} and {more} more.") if more > 0 else (f"{sv}.", f"{en}.")
    without = connection.execute(
        "select distinct row_no from receipt_finding where delivery_no = ? and rule = 'required-missing' "
        "and column_name = 'participation_id' order by row_no",
        [delivery_no],
    ).fetchall()
    if not without:
        return Label(sv, en)
    numbers = ", ".join(str(row_no) for (row_no,) in without[:MOST_IDS])
    return Label(
        f"{sv} Kan vara raden utan beteckning (rad {numbers}).", f"{en} May be the row without an id (row {numbers})."
    )
