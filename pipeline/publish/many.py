"""Where insatser are too many to be read row by row, as in a database of many förbund."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publish.edition import Edition
from pipeline.publish.measures import GOAL
from pipeline.publish.wording.numbers import count_text
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import Group

MOST_ROWS = 40
"""A chart of more rows is longer than a page, and a part for each insats would be a book."""
MOST_NAMES = 20
"""A sentence of more names is not read."""


def insatser_of(edition: Edition, metric_id: str) -> tuple[Group, ...]:
    """The insatser of the year that charts and the tables beside them have a row for: all, or none of too many."""
    return () if are_too_many(edition) else edition.groups(metric_id, "finished", edition.year, "insats")


def are_too_many(edition: Edition) -> bool:
    """Whether insatser are told of together and in tables only. The number decides, never how it went for them."""
    return len(edition.groups(GOAL, "finished", edition.year, "insats")) > MOST_ROWS


def too_many_note(edition: Edition) -> tuple[str, ...]:
    """Where the numbers of each insats stand instead; nothing where each has a row."""
    words = edition.words
    if not are_too_many(edition):
        return ()
    number = len(edition.groups(GOAL, "finished", edition.year, "insats"))
    said = words.say(
        "Insatserna är {n}, för många för en rad eller en del var. Deras tal står i figures.csv och på bladet Alla "
        "siffror i tables.xlsx.",
        n=count_text(words, number),
    )
    return (said,)


def names_or_number(words: Words, names: Sequence[str]) -> str:
    """“A, B och C”, or how many groups it is where there are too many names to read."""
    if len(names) > MOST_NAMES:
        return words.say("{n} grupper", n=count_text(words, len(names)))
    return words.listed(list(names))
