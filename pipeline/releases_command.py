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
    Label("tillbakadragen", "withdrawn"),
)
_TEXT_COLUMNS = 4
_NOTHING = Label(
    "Inget har givits ut ur den här databasen. Utkast och rapporter om exempeluppgifterna räknas inte.",
    "Nothing has been given out from this database. Drafts and reports on the sample data do not count.",
)
_NOTE = Label(
    "En utgåva binder dem som kommer efter tills den dras tillbaka. Listan sprids inte.",
    "A release binds those after it until it is withdrawn. Do not spread this list.",
)
_WITHDRAWN = Label(
    "Utgåva {number} ({period}) är tillbakadragen och binder inte längre. Ta bort dess mapp, {folder}, så att den "
    "inte sprids, och gör rapporten igen.",
    "Release {number} ({period}) is withdrawn and binds no more. Remove its folder, {folder}, so that it is not "
    "spread, and make the report again.",
)


def run_releases(asked: argparse.Namespace) -> int:
    """List every release in the ledger, or withdraw the latest. Raises DatabaseMissing or NotTheLatestRelease."""
    order = order_from(asked)
    if not order.database.exists():
        raise DatabaseMissing(path=order.database)
    from pipeline.database import open_database
    from pipeline.given_out import read_given_out, withdraw

    with open_database(order.database) as connection:
        if asked.withdraw is not None:
            period = withdraw(connection, asked.withdraw, order.today)
            folder = order.out / period
            print(_WITHDRAWN[order.language].format(number=asked.withdraw, period=period, folder=folder))
            return 0
        print("\n".join(_lines(read_given_out(connection), order.language)))
    return 0


def _lines(releases: Sequence[GivenOut], language: Language) -> tuple[str, ...]:
    if not releases:
        return (_NOTHING[language],)
    rows = [
        (
            str(each.release_no), each.period, each.given_out_on.isoformat(), each.known_to.isoformat(),
            str(each.shown), str(each.hidden), each.withdrawn_on.isoformat() if each.withdrawn_on else "",
        )
        for each in releases
    ]  # fmt: skip
    return (*aligned([tuple(head[language] for head in _HEADS), *rows], _TEXT_COLUMNS), "", _NOTE[language])
