"""Progress on a terminal, silence in a pipe."""

from __future__ import annotations

import sys

from pipeline.vocabulary.order import Progress

_STATIONS = {
    "accept": "läser",
    "check": "kontrollerar",
    "derive": "sammanställer",
    "measure": "beräknar",
    "protect": "skyddar",
    "publish": "skriver rapporten",
}


def progress_for_terminal() -> Progress:
    """A line per station and thing at hand, on standard error; nothing where that is no terminal."""
    return _say if sys.stderr.isatty() else _keep_quiet


def _say(station: str, detail: str) -> None:
    print(f"{_STATIONS[station]:>18}  {detail}".rstrip(), file=sys.stderr)


def _keep_quiet(station: str, detail: str) -> None:
    """In a pipe or a log nobody watches."""
