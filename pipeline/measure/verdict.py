"""The two statements against a target: was it reached, and is the level surely over or under."""

from __future__ import annotations

from fractions import Fraction

from pipeline.statistics.share import wilson
from pipeline.vocabulary.figures import Certainty

LEAST_FOR_CERTAINTY = 10
LEAST_RESPONSE = Fraction(7, 10)


def is_reached(numerator: int, denominator: int, target: Fraction) -> bool:
    """Whether the share is at the target or above, in whole numbers: 0.7 · 90 in floating point is not 63.

    >>> is_reached(63, 90, Fraction(7, 10))
    True
    """
    return numerator * target.denominator >= target.numerator * denominator


def certainty(numerator: int, denominator: int, missing: int, persons: int, target: Fraction) -> Certainty:
    """Whether the true level is surely over or under the target, with everyone unknown counted both ways.

    `over` needs Wilson's lower limit at the target or above for the known, and also if all the missing
    are failures; `under` its upper limit below, also if all the missing are successes. Fewer than 10
    people, or fewer than 70 % of outcomes known: not assessed.
    """
    everyone = denominator + missing
    if min(denominator, persons) < LEAST_FOR_CERTAINTY or Fraction(denominator, everyone) < LEAST_RESPONSE:
        return "not_assessed"
    level = float(target)
    if wilson(numerator, denominator)[0] >= level and wilson(numerator, everyone)[0] >= level:
        return "over"
    if wilson(numerator, denominator)[1] < level and wilson(numerator + missing, everyone)[1] < level:
        return "under"
    return "cannot_tell"
