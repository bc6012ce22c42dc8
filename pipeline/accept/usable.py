"""Whether there is anything to report on at all."""

from __future__ import annotations

import duckdb

from pipeline.accept.proposals import likened_do, read_likenesses
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import NoUsableDelivery
from pipeline.vocabulary.order import Order

_NO_FILES = Label(
    "Mappen innehåller inga filer att läsa: lägg CSV-, Excel- eller Parquet-filer i den.",
    "The folder holds no files to read: put CSV, Excel or Parquet files in it.",
)
_NO_PARTICIPATIONS = Label(
    "Bara register och liknande har kommit: lägg insatsernas filer med deltaganden i mappen och kör igen.",
    "Only registers and the like have come: put the files of participations in the folder and run again.",
)


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
    read = connection.execute("select count(*) from accepted.delivery").fetchone()
    nothing = _NO_PARTICIPATIONS if read and read[0] else _NO_FILES
    near = read_likenesses(connection, order.definitions)
    raise NoUsableDelivery(
        path=order.deliveries,
        detail_sv=" ".join(
            f"{file}: {reasons[rule].message.sv} {likened_do(near, reasons[rule], file, None, None).sv}"
            for file, rule in refused
        )
        or nothing.sv,
        detail_en=" ".join(
            f"{file}: {reasons[rule].message.en} {likened_do(near, reasons[rule], file, None, None).en}"
            for file, rule in refused
        )
        or nothing.en,
    )
