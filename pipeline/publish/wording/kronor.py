"""Amounts of money as a reader sees them."""

from __future__ import annotations

from math import floor

from pipeline.publish.wording.numbers import DASH, count_text
from pipeline.publish.wording.words import Words


def rounded(kronor: float) -> int:
    """An amount per participation, half up: to thousands from 10 000, to hundreds from 1 000. Never 0 of something.

    >>> [rounded(kronor) for kronor in (45_480.5, 45_500, 1_049, 0.4)]
    [45000, 46000, 1000, 1]
    """
    step = 1000 if kronor >= 10_000 else 100 if kronor >= 1_000 else 1
    return max(1, floor(kronor / step + 0.5) * step)


def kronor_text(words: Words, kronor: int) -> str:
    """“45 000 kronor”; the number never parts from its unit."""
    return words.say("{amount} kronor", amount=count_text(words, kronor)).replace(" kronor", "\N{NO-BREAK SPACE}kronor")


def between_text(words: Words, low: int, high: int) -> str:
    """“38 000–55 000”."""
    return f"{count_text(words, low)}{DASH}{count_text(words, high)}"
