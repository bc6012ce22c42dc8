"""A definition whose review is overdue is said, in the report's language; nothing is said before."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import invented
import pytest

from pipeline.publish.document import Paragraph
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.trust import quality
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.errors import Language

LINE = {"sv": "skulle ha setts över senast", "en": "was to be reviewed by"}


def said(language: Language, days: int) -> list[str]:
    """What the section says of reviews, where the first metric's is so many days after the data's last day."""
    release = invented.release(language)
    first, *others = release.definitions.metrics
    moved = dataclasses.replace(first, next_review=release.surroundings.known_to + timedelta(days=days))
    definitions = dataclasses.replace(release.definitions, metrics=(moved, *others))
    edition = open_edition(dataclasses.replace(release, definitions=definitions), open_words(language))
    blocks = quality(edition).blocks
    return [each.text for each in blocks if isinstance(each, Paragraph) and LINE[language] in each.text]


@pytest.mark.parametrize(("language", "name"), [("sv", "Gick vidare"), ("en", "Moved on")])
def test_an_overdue_review_is_a_line(language: Language, name: str) -> None:
    [line] = said(language, -1)
    assert name in line


@pytest.mark.parametrize("days", [0, 1])
def test_a_review_that_is_not_overdue_is_not_mentioned(days: int) -> None:
    assert said("sv", days) == []
