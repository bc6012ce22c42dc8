"""The English catalogue is whole, and its sentences have the places of the Swedish ones."""

from __future__ import annotations

import string

from babel.messages.pofile import read_po
from test_sentences import said_in_code

from pipeline.publish.wording.words import LOCALE, Words


def english() -> dict[str, str]:
    with (LOCALE / "en.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale="en") if message.id}


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_sentence_has_a_translation_and_none_is_left_over() -> None:
    catalogue = english()
    assert set(said_in_code()) == set(catalogue)
    assert all(catalogue.values())


def test_translations_keep_the_places() -> None:
    for source, target in english().items():
        assert places(source) == places(target), source


def test_no_swedish_is_left_in_english_sentences() -> None:
    same = {source for source, target in english().items() if source == target}
    assert not [source for source in same if set(source) & set("åäö")]


def test_english_is_spoken(en: Words) -> None:
    assert en.say("Målet {target} nåddes.", target="70 %") == "The 70\N{NO-BREAK SPACE}% goal was met."
