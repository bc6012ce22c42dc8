"""Whether there is anything to report on at all."""

from __future__ import annotations

import duckdb

from pipeline.accept.proposals import likened_do, read_likenesses
from pipeline.vocabulary.errors import NoUsableDelivery
from pipeline.vocabulary.order import Order


def demand_participations(connection: duckdb.DuckDBPyConnection, order: Order) -> None:
    """Raise NoUsableDelivery, with the reason for every refused file, where no participations have ever been read.

    Asked for once the ledger and the receipts are written: a sender whose only file was refused needs a receipt most.
    """
    row = connection.execute("select count(*) from accepted.sheet where table_name = 'participation'").fetchone()
    if row and row[0]:
        return
    refused = connection.execute(
        "select file, refused_rule from accepted.delivery where outcome = 'refused' order by all"
    ).fetchall()
    reasons = {rule: order.definitions.rule(rule) for _, rule in refused}
    near = read_likenesses(connection, order.definitions)
    raise NoUsableDelivery(
        path=order.deliveries,
        detail_sv=" ".join(
            f"{file}: {reasons[rule].message.sv} {likened_do(near, reasons[rule], file, None, None).sv}"
            for file, rule in refused
        )
        or "Mappen innehåller inga filer att läsa: lägg CSV-, Excel- eller Parquet-filer i den.",
        detail_en=" ".join(
            f"{file}: {reasons[rule].message.en} {likened_do(near, reasons[rule], file, None, None).en}"
            for file, rule in refused
        )
        or "The folder holds no files to read: put CSV, Excel or Parquet files in it.",
    )
