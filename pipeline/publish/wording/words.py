"""Sentences in the reader's language: Swedish is the source, other languages come from `locale/*.po`."""

from __future__ import annotations

import io
from dataclasses import dataclass
from gettext import NullTranslations
from pathlib import Path

from pipeline.vocabulary.errors import Language

LOCALE = Path(__file__).resolve().parents[1] / "locale"


@dataclass(frozen=True)
class Words:
    """Whole sentences with named places. The Swedish sentence is the key of its translation."""

    language: Language
    catalogue: NullTranslations

    @property
    def locale(self) -> str:
        """The locale Babel formats numbers and dates for."""
        return "sv_SE" if self.language == "sv" else "en_GB"

    def say(self, sentence: str, /, **facts: object) -> str:
        """The sentence in the reader's language with its facts filled in."""
        text = self.catalogue.gettext(sentence).format(**facts)
        # A number never parts from its sign at the end of a line.
        return text.replace(" %", "\N{NO-BREAK SPACE}%")

    def listed(self, names: list[str]) -> str:
        """“A, B och C”."""
        from babel.lists import format_list

        return format_list(names, locale=self.locale)


def open_words(language: Language) -> Words:
    """The catalogue for a language, read from its .po file at run time: no compiled file to keep in step."""
    if language == "sv":
        return Words("sv", NullTranslations())
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po
    from babel.support import Translations

    with (LOCALE / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words(language, Translations(compiled))
