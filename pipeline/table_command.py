"""`utfall table`: an open table, rounded so that small counts do not show."""

from __future__ import annotations

import argparse

from pipeline.commands import order_from
from pipeline.next_step import next_step
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.open_table import FOLDER

_WRITTEN = Label("tabell: {folder}", "table: {folder}")
_ROUNDED = Label(
    "{legend}. Bas {base}; vad som är exakt står i README.txt.", "{legend}. Base {base}; README.txt says what is exact."
)


def run_table(asked: argparse.Namespace) -> int:
    """Write the table, once an outsider has tried it beside everything given out. Raises UserError."""
    order = order_from(asked)
    from pipeline.interface import open_database
    from pipeline.open_table import make_open_table

    with open_database(order.database, order.definitions) as local:
        table, folder = make_open_table(
            local, asked.metric, asked.by, asked.span, order.out / FOLDER, order.is_sample
        )  # fmt: skip
    print(_WRITTEN[order.language].format(folder=folder))
    legend = order.definitions.disclosure.rounding.legend[order.language]
    print(_ROUNDED[order.language].format(legend=legend, base=table.base))
    print(next_step("table", order.language))
    return 0
