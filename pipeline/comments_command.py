"""`utfall comments`: the files that insatser write their own comments on a year in."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from pipeline.commands import order_from
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import WrongUsage

_WRITTEN = Label("ny mall: {path}", "new template: {path}")
_THERE = Label("{number} fanns redan och är orörda", "{number} were there already and are untouched")
_NEXT = Label(
    "Skicka varje fil till sin insats och lägg tillbaka den under samma namn. Sedan: utfall report --period {year}",
    "Send each file to its insats and put it back under the same name. Then: utfall report --period {year}",
)


def run_comments(asked: argparse.Namespace) -> int:
    """Write a template for the förbund and each individual insats without one. Raises WrongUsage but for a year.

    `--out` is the comments' folder here, not the reports'.
    """
    out, asked.out = asked.out, None
    order = order_from(asked)
    if order.period is None or order.period.kind != "year":
        raise WrongUsage(
            what_sv="Kommentarer skrivs om ett år: skriv --period 2026.",
            what_en="Comments are on a year: write --period 2026.",
        )
    folder = Path(out) if out else order.comments
    assert folder is not None
    from pipeline.comments import write_templates
    from pipeline.database import open_database
    from pipeline.flow import find_insatser
    from pipeline.progress import progress_for_terminal

    with open_database(order.database) as connection:
        insatser = find_insatser(connection, replace(order, period=None), progress_for_terminal(order.language))
    written, there = write_templates(folder, order.period.year, insatser, order.language)
    for path in written:
        print(_WRITTEN[order.language].format(path=path))
    if there:
        print(_THERE[order.language].format(number=len(there)))
    print(_NEXT[order.language].format(year=order.period.year))
    return 0
