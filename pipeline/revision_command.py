"""`utfall revision`: a year that has been given out, with what came later."""

from __future__ import annotations

import argparse

from pipeline.commands import order_from
from pipeline.next_step import next_step
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import DatabaseMissing

_WRITTEN = Label("revidering: {folder}", "revision: {folder}")


def run_revision(asked: argparse.Namespace) -> int:
    """Write the revision of a year. Raises UserError."""
    order = order_from(asked)
    if not order.database.exists():
        raise DatabaseMissing(path=order.database)
    from pipeline.database import open_database
    from pipeline.progress import progress_for_terminal
    from pipeline.revision import make_revision

    with open_database(order.database) as connection:
        folder = make_revision(connection, order, asked.year, progress_for_terminal(order.language, asked.interrupts))
    print(_WRITTEN[order.language].format(folder=folder))
    print(next_step("revision", order.language))
    return 0
