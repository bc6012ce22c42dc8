"""Progress on a terminal, silence in a pipe."""

from __future__ import annotations

import sys

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


def progress_for_terminal(language: Language) -> Progress:
    """A line per station and thing at hand, on standard error; nothing where that is no terminal."""

    def say(station: str, detail: str) -> None:
        print(f"{_AT_WORK[station][language]:>32}  {detail}".rstrip(), file=sys.stderr)

    def keep_quiet(station: str, detail: str) -> None:
        """In a pipe or a log nobody watches."""

    return say if sys.stderr.isatty() else keep_quiet
