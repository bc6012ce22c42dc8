"""The spans of time a figure can cover, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.publish.wording.words import Words
from pipeline.vocabulary.periods import PeriodKind, Quarter


@dataclass(frozen=True)
class Span:
    """A period of figures: its kind and name as in the data, and the first and last quarter it counts."""

    kind: PeriodKind
    name: str
    first: Quarter
    last: Quarter

    @classmethod
    def quarter(cls, quarter: Quarter) -> Span:
        return cls("quarter", str(quarter), quarter, quarter)

    @classmethod
    def year(cls, last: Quarter) -> Span:
        """The year up to and with its quarter `last`."""
        return cls("year", str(last.year), Quarter(last.year, 1), last)

    @classmethod
    def rolling(cls, last: Quarter) -> Span:
        """The twelve months that end with the quarter `last`."""
        return cls("rolling", str(last), Quarter.at(last.index - 3), last)


def span_name(words: Words, span: Span) -> str:
    """“tredje kvartalet 2026”, “2026”, “januari–september 2026” or “oktober 2025–september 2026”."""
    if span.kind == "quarter":
        return _quarter_name(words, span.first)
    if span.kind == "year" and span.last.number == 4:
        return str(span.first.year)
    return _months(words, span.first.first_day, span.last.last_day)


def span_label(words: Words, span: Span) -> str:
    """The name with its kind before it where the name alone would not say it."""
    if span.kind == "rolling":
        return words.say("Tolv månader: {span}", span=span_name(words, span))
    name = span_name(words, span)
    return name[:1].upper() + name[1:]


def day_name(words: Words, day: date) -> str:
    """“30 september 2026”."""
    from babel.dates import format_date

    return format_date(day, format="d MMMM y", locale=words.locale)


def _quarter_name(words: Words, quarter: Quarter) -> str:
    sentences = {
        1: words.say("första kvartalet {year}", year=quarter.year),
        2: words.say("andra kvartalet {year}", year=quarter.year),
        3: words.say("tredje kvartalet {year}", year=quarter.year),
        4: words.say("fjärde kvartalet {year}", year=quarter.year),
    }
    return sentences[quarter.number]


def _months(words: Words, first: date, last: date) -> str:
    from babel.dates import format_date

    # A year is never passed through number formatting: it would print “2 026”.
    short = "MMMM" if first.year == last.year else "MMMM y"
    start = format_date(first, format=short, locale=words.locale)
    return f"{start}–{format_date(last, format='MMMM y', locale=words.locale)}"
