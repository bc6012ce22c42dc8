"""`utfall releases`: what has been given out, and how much of it was said otherwise before."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.account_lines import aligned
from pipeline.commands import order_from
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import DatabaseMissing, Language

if TYPE_CHECKING:
    from pipeline.given_out import GivenOut

_HEADS = (
    Label("nr", "no"),
    Label("period", "period"),
    Label("utgiven", "given out"),
    Label("uppgifter till", "data to"),
    Label("visade", "shown"),
    Label("dolda", "hidden"),
    Label("ändrade", "changed"),
)
_TEXT_COLUMNS = 4
_NOTHING = Label("Inget har givits ut ur den här databasen.", "Nothing has been given out from this database.")
_NOTE = Label(
    "Ändrade: tal som visas annorlunda än i den senaste utgåvan före som visade dem. Listan sprids inte.",
    "Changed: figures shown otherwise than in the latest release before that showed them. Do not spread this list.",
)


def run_releases(asked: argparse.Namespace) -> int:
    """List every release in the ledger. Raises DatabaseMissing."""
    order = order_from(asked)
    if not order.database.exists():
        raise DatabaseMissing(path=order.database)
    from pipeline.database import open_database
    from pipeline.given_out import read_given_out

    with open_database(order.database) as connection:
        print("\n".join(_lines(read_given_out(connection), order.language)))
    return 0


def _lines(releases: Sequence[GivenOut], language: Language) -> tuple[str, ...]:
    if not releases:
        return (_NOTHING[language],)
    rows = [
        (
            str(each.release_no), each.period, each.given_out_on.isoformat(), each.known_to.isoformat(),
            str(each.shown), str(each.hidden), str(each.changed),
        )
        for each in releases
    ]  # fmt: skip
    return (*aligned([tuple(head[language] for head in _HEADS), *rows], _TEXT_COLUMNS), "", _NOTE[language])
