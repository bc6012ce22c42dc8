"""A page per message of the command line, and a page of exit codes: what each means and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.arguments import EXIT_CODES
from pipeline.handbook.markdown import page, plain, table
from pipeline.vocabulary.definition_file import read_definition
from pipeline.vocabulary.errors import UserError

_HERE = Path(__file__).resolve().parent
_WORDS = {
    "path": "sökväg", "file": "fil", "line": "rad", "text": "det du skrev", "option": "val", "reason": "orsak",
    "period": "period", "known_to": "datum", "first": "den första", "second": "den andra", "id": "id",
    "package": "paket", "choices": "leveranser", "release": "nummer", "number": "nummer", "latest": "nummer",
    "year": "år", "seconds": "antal", "what": "vad det gäller", "cells": "siffror", "faults": "platser",
    "steps": "steg", "beside": "vid sidan av vad",
}  # fmt: skip
_LIST_HEAD = """\
# Meddelanden

Det som programmet skriver när något hindrar: vad det betyder och vad du gör. Ett meddelande säger fil, rad och
plats, aldrig ett värde ur en rad. Sidorna skrivs av `make docs`; ett ord inom ‹ › byts mot det som gäller just då.
"""
_CODES_HEAD = """\
# Slutkoder

Varje körning slutar med en kod, för den som startar programmet ur ett skript. Sidan skrivs av `make docs` ur
programmets egen hjälp.
"""


@dataclass(frozen=True)
class Message:
    """One kind of message. `sentence` has its places in ‹ ›; `slug` is the name of its page."""

    kind: type[UserError]
    name: str
    means: str
    do: str

    @property
    def slug(self) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "-", self.kind.__name__).lower()

    @property
    def sentence(self) -> str:
        return re.sub(r"\{(\w+)\}", lambda found: f"‹{_word(found[1])}›", self.kind.sv)


def _word(place: str) -> str:
    return _WORDS.get(place, "vad som gäller")


def kinds_of_error() -> tuple[type[UserError], ...]:
    """Every kind of message that can be shown, in the order of exit codes."""
    found: list[type[UserError]] = []
    waiting = list(UserError.__subclasses__())
    while waiting:
        kind = waiting.pop(0)
        found.append(kind)
        waiting += kind.__subclasses__()
    return tuple(sorted(dict.fromkeys(found), key=lambda kind: (kind.exit_code, kind.__name__)))


def read_messages() -> tuple[Message, ...]:
    """Every message with what it means. Raises DefinitionFault where one is not told of."""
    told = read_definition(_HERE / "messages.yaml").get("messages")
    return tuple(
        Message(kind, entry.get("name").text(), entry.get("means").text(), entry.get("do").text())
        for kind in kinds_of_error()
        if kind.__module__.startswith("pipeline.")
        for entry in [told.get(kind.__name__)]
    )


def message_pages() -> dict[str, str]:
    """The list of messages, a page for each, and the exit codes, by path under docs/."""
    messages = read_messages()
    rows = [(_linked(each), plain(each.sentence), str(each.kind.exit_code)) for each in messages]
    return {
        "meddelanden.md": page(_LIST_HEAD, table(("meddelande", "så står det", "slutkod"), rows)),
        "slutkoder.md": _codes(messages),
    } | {f"meddelanden/{each.slug}.md": _page(each) for each in messages}


def _linked(message: Message, folder: str = "meddelanden/") -> str:
    return f"[{plain(message.name)}]({folder}{message.slug}.md)"


def _page(message: Message) -> str:
    code = message.kind.exit_code
    return page(
        f"# {plain(message.name)}",
        *(f"**{plain(line)}**" for line in message.sentence.splitlines()),
        f"- Betyder: {plain(message.means)}\n- Gör så: {plain(message.do)}\n"
        f"- Slutkod: [{code}](../slutkoder.md#slutkod-{code})",
    )


def _codes(messages: tuple[Message, ...]) -> str:
    todo = {name: entry.text() for name, entry in read_definition(_HERE / "exit_codes.yaml").get("codes").items()}
    parts = []
    for code, meaning in re.findall(r"^ *(\d+)  (.+)$", EXIT_CODES, flags=re.MULTILINE):
        own = [each for each in messages if each.kind.exit_code == int(code)]
        listed = "Meddelanden: " + ", ".join(_linked(each) for each in own) + "." if own else ""
        parts += [f"## Slutkod {code}", f"**{plain(meaning[:1].upper() + meaning[1:])}.**", plain(todo[code]), listed]
    return page(_CODES_HEAD, *parts)
