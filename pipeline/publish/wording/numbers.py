"""Every number a reader sees passes here: counts, per cent, intervals. Rounding is half up, in whole numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import ProtectedFigure

SPACE = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"
HIDDEN = ".."
IMPOSSIBLE = "."


def count_text(words: Words, number: int) -> str:
    """“1 234” with a no-break space in Swedish, “1,234” in English; U+2212 for a minus."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=words.locale).replace("-", "\N{MINUS SIGN}")


def whole_percent(numerator: int, denominator: int) -> int:
    """Per cent, half up, in whole numbers: 29 of 40 is 73, where floating point and half-even give 72."""
    return (200 * numerator + denominator) // (2 * denominator)


def bounded_percent(numerator: int, denominator: int) -> int:
    """Whole per cent where only a number can stand: 0 and 100 only where it is none or all, as `percent_text` says.

    >>> bounded_percent(399, 400), bounded_percent(1, 400), bounded_percent(400, 400)
    (99, 1, 100)
    """
    percent = whole_percent(numerator, denominator)
    if percent == 100 and numerator != denominator:
        return 99
    return 1 if percent == 0 and numerator else percent


def percent_text(words: Words, numerator: int, denominator: int, target: float | None = None) -> str:
    """“81 %”. Never says 0 or 100 unless it is, nor the target where the target was missed: “knappt 70 %”."""
    percent = whole_percent(numerator, denominator)
    if percent == 100 and numerator != denominator:
        return words.say("över {percent}", percent=sign(99))
    if percent == 0 and numerator != 0:
        return words.say("under {percent}", percent=sign(1))
    if target is not None:
        goal = as_fraction(target)
        if Fraction(numerator, denominator) < goal <= Fraction(percent, 100):
            return words.say("knappt {percent}", percent=sign(percent))
    return sign(percent)


def share_text(words: Words, figure: ProtectedFigure) -> str:
    """The share of a figure that has one, in whole per cent. Raises ValueError where it has none."""
    if figure.value is None or figure.numerator is None or not figure.denominator:
        raise ValueError(f"no share in {figure.key}")
    return percent_text(words, figure.numerator, figure.denominator, figure.target)


def interval_text(figure: ProtectedFigure) -> str:
    """“71–88 %”. A limit short of the target is not printed as the target. Raises ValueError where there is none."""
    if figure.ci_low is None or figure.ci_high is None:
        raise ValueError(f"no interval in {figure.key}")
    low, high = (limit_percent(limit, figure.target) for limit in (figure.ci_low, figure.ci_high))
    return f"{low}{DASH}{sign(high)}"


def limit_percent(limit: float, target: float | None) -> int:
    """A limit of an interval (0..1) as whole per cent, half up, but never rounded up across the target."""
    percent = int((Decimal(repr(limit)) * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if target is not None and as_fraction(limit) < as_fraction(target) <= Fraction(percent, 100):
        return percent - 1
    return percent


def target_text(words: Words, target: float) -> str:
    """“70 %”, and “72,5 %” for a target that is no whole per cent."""
    percent = f"{(Decimal(repr(target)) * 100).normalize():f}"
    point = "," if words.language == "sv" else "."
    return percent.replace(".", point) + SPACE + "%"


def sign(percent: int) -> str:
    """A whole per cent with its sign."""
    return f"{percent}{SPACE}%"


def as_fraction(number: float) -> Fraction:
    """The decimal fraction a float was written as: 0.7 is seven tenths, not the nearest binary number."""
    return Fraction(repr(number))
