"""The small print under charts and tables."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.edition import Edition
from pipeline.publish.wording.words import Words


def hidden_note(words: Words, names: Sequence[str]) -> tuple[str, ...]:
    """Names what is left out of a chart, without saying why for any one of them. Empty where nothing is."""
    if not names:
        return ()
    return (words.say("För få för att redovisas: {names}.", names=words.listed(list(names))),)


def source_note(edition: Edition) -> str:
    """Where the numbers come from; says so where they are made up."""
    if edition.release.surroundings.is_sample:
        return edition.words.say("Källa: påhittade uppgifter.")
    return edition.words.say("Källa: {association}.", association=edition.release.surroundings.association)
