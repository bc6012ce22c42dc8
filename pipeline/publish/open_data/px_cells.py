"""What stands in a cell of a PX file: a whole number, or dots that say why there is none."""

from __future__ import annotations

from typing import Literal, get_args

from pipeline.publish.wording.numbers import bounded_percent, limit_percent
from pipeline.publish.wording.statuses import legend
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import ProtectedFigure, Status

Content = Literal["numerator", "denominator", "value", "ci_low", "ci_high"]
CONTENTS: tuple[Content, ...] = get_args(Content)

_DOTS: dict[Status, int] = {
    "shown": 2, "hidden": 2, "zero": 1, "not_applicable": 1, "no_data": 3, "not_yet_due": 4,
}  # fmt: skip
"""The number of dots. Shown without a share is a group too small for one; of nobody there is no share."""
_NOT_IN_THE_REPORT = 5


def cell_symbol(figure: ProtectedFigure | None, content: Content) -> str:
    """Counts as they are, shares in whole per cent as they are printed; dots in quotation marks, as the format asks."""
    if figure is None:
        return _dots(_NOT_IN_THE_REPORT)
    number = _number(figure, content)
    return _dots(_DOTS[figure.status]) if number is None else str(number)


def _number(figure: ProtectedFigure, content: Content) -> int | None:
    if content == "numerator":
        return figure.numerator
    if content == "denominator":
        return figure.denominator
    if content == "value":
        if figure.value is None or figure.numerator is None or not figure.denominator:
            return None
        return bounded_percent(figure.numerator, figure.denominator)
    limit = figure.ci_low if content == "ci_low" else figure.ci_high
    return None if limit is None else limit_percent(limit, figure.target)


def _dots(number: int) -> str:
    return f'"{"." * number}"'


def symbols(words: Words, hidden: str) -> tuple[tuple[int, str, str], ...]:
    """Number of dots, what is to be shown for them, and what it means. `hidden`: the text of the definition."""
    meanings = dict(legend(words, hidden))
    due, none = words.say("ännu inte"), words.say("saknas")
    return (
        (1, ".", meanings["."]), (2, "..", meanings[".."]), (3, none, meanings[none]), (4, due, meanings[due]),
        (5, words.say("ingår inte"), words.say("Uppgiften ingår inte i den här rapporten.")),
    )  # fmt: skip
