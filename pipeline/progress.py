"""Progress on a terminal, silence in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.order import Progress

_AT_WORK = {
    "accept": Label("läser", "reading"),
    "check": Label("kontrollerar", "checking"),
    "derive": Label("sammanställer", "deriving"),
    "measure": Label("beräknar", "measuring"),
    "protect": Label("skyddar små grupper", "protecting small groups"),
    "forget": Label("skriver om databasen", "rewriting the database"),
    "publish": Label("skriver rapporten", "writing the report"),
    "audit": Label("granskar det som ska publiceras", "auditing what is to be published"),
}


def progress_for_terminal(language: Language, interrupts: Sequence[int] = ()) -> Progress:
    """A line per station and thing at hand, on standard error; nothing where that is no terminal.

    `interrupts`: every Ctrl-C noted so far. A library may swallow one; the next station then raises KeyboardInterrupt.
    """
    is_watched = sys.stderr.isatty()

    def say(station: str, detail: str) -> None:
        if interrupts:
            raise KeyboardInterrupt
        if is_watched:
            print(f"{_AT_WORK[station][language]:>32}  {detail}".rstrip(), file=sys.stderr)

    return say
