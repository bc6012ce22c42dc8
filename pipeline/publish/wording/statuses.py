"""What stands in a cell, and what is said, where a figure has no number to show."""

from __future__ import annotations

from pipeline.publish.wording.numbers import HIDDEN, IMPOSSIBLE
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import ProtectedFigure, Status


def status_symbol(words: Words, status: Status) -> str:
    """The symbol of the legend for a status without a number."""
    symbols: dict[Status, str] = {
        "shown": HIDDEN,
        "zero": IMPOSSIBLE,
        "hidden": HIDDEN,
        "not_applicable": IMPOSSIBLE,
        "not_yet_due": words.say("ännu inte"),
        "no_data": words.say("saknas"),
    }
    return symbols[status]


def status_sentence(words: Words, figure: ProtectedFigure | None) -> str:
    """The sentence that stands where a number would have stood."""
    if figure is None:
        return words.say("Uppgiften ingår inte i den här rapporten.")
    sentences: dict[Status, str] = {
        "shown": words.say("Redovisas inte, för att skydda små grupper."),
        "hidden": words.say("Redovisas inte, för att skydda små grupper."),
        "zero": words.say("Inga deltaganden avslutades."),
        "not_applicable": words.say("Uppgiften kan inte förekomma."),
        "not_yet_due": words.say("Uppföljningen har inte skett ännu."),
        "no_data": words.say("Uppgift saknas för alla."),
    }
    return sentences[figure.status]


def legend(words: Words, hidden: str) -> tuple[tuple[str, str], ...]:
    """Symbol and meaning, for every table of the report. `hidden` is the text of the disclosure definition."""
    return (
        (HIDDEN, hidden),
        ("0", words.say("Ingen.")),
        (IMPOSSIBLE, words.say("Uppgift kan inte förekomma.")),
        (words.say("ännu inte"), words.say("Uppföljningen har inte skett ännu.")),
        (words.say("saknas"), words.say("Uppgift saknas.")),
    )
