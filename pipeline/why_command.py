"""`utfall why`: how one figure came to be."""

from __future__ import annotations

import argparse

from pipeline.commands import order_from


def run_why(asked: argparse.Namespace) -> int:
    """Print everything behind a figure: definition, counts, deliveries and SQL; the rows where they are asked for."""
    order = order_from(asked)
    from pipeline.interface import open_database
    from pipeline.why import FigureId, explain
    from pipeline.why_lines import why_lines

    FigureId.parse(asked.figure.strip())
    with open_database(order.database, order.definitions) as base:
        print("\n".join(why_lines(explain(base, asked.figure.strip()), order.language, asked.rows)))
    return 0
