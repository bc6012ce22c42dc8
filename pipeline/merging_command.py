"""`utfall merging`: what merging groups or leaving out a table would save, tried without publishing anything."""

from __future__ import annotations

import argparse

from pipeline.commands import order_from
from pipeline.vocabulary.errors import DatabaseMissing


def run_merging(asked: argparse.Namespace) -> int:
    """Print how many figures each step would show. The database itself is only read. Raises DatabaseMissing."""
    order = order_from(asked)
    if not order.database.exists():
        raise DatabaseMissing(path=order.database)
    from pipeline.database import open_copy_to_try
    from pipeline.merging import try_steps
    from pipeline.merging_lines import merging_lines
    from pipeline.progress import progress_for_terminal

    with open_copy_to_try(order.database) as connection:
        tried = try_steps(connection, order, progress_for_terminal(order.language, asked.interrupts))
    print("\n".join(merging_lines(tried, order.language)))
    return 0
