"""`utfall dialog`: two pages per insats for a talk about its results."""

from __future__ import annotations

import argparse

from pipeline.commands import order_from
from pipeline.next_step import next_step
from pipeline.vocabulary.columns import Label

_WRITTEN = Label("resultatdialog: {path}", "results dialog: {path}")


def run_dialog(asked: argparse.Namespace) -> int:
    """Write the dialog beside its report, and print where it lies. Raises UserError."""
    order = order_from(asked)
    from pipeline.database import open_database
    from pipeline.flow import dialog
    from pipeline.progress import progress_for_terminal

    with open_database(order.database) as connection:
        folder = dialog(connection, order, progress_for_terminal(order.language))
    print(_WRITTEN[order.language].format(path=folder / "dialog.pdf"))
    print(next_step("dialog", order.language))
    return 0
