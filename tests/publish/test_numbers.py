"""Rounding, counts, intervals and periods."""

from __future__ import annotations

from datetime import date

import invented
import pytest
from reading import percent_half_up

from pipeline.publish.wording.numbers import count_text, interval_text, limit_percent, percent_text, whole_percent
from pipeline.publish.wording.periods import Span, day_name, span_label, span_name
from pipeline.publish.wording.words import Words
from pipeline.vocabulary.figures import FigureKey, Group
from pipeline.vocabulary.periods import Quarter

KEY = FigureKey("moved_on", 1, "rolling", "2026-Q3", "finished", Group())


def test_per_cent_is_rounded_half_up_for_every_share_up_to_three_hundred() -> None:
    for n in range(1, 301):
        for x in range(n + 1):
            assert whole_percent(x, n) == percent_half_up(x, n), (x, n)


@pytest.mark.parametrize(
    ("x", "n", "said"),
    [
        (29, 40, "73 %"), (0, 10, "0 %"), (10, 10, "100 %"), (199, 200, "över 99 %"), (1, 300, "under 1 %"),
        (139, 200, "knappt 70 %"), (70, 100, "70 %"), (63, 90, "70 %"), (119, 170, "70 %"), (69, 100, "69 %"),
    ],
)  # fmt: skip
def test_per_cent_never_says_all_none_or_the_goal_where_it_is_not(sv: Words, x: int, n: int, said: str) -> None:
    assert percent_text(sv, x, n, 0.7).replace("\N{NO-BREAK SPACE}", " ") == said


@pytest.mark.parametrize(
    ("limit", "percent"), [(0.6997, 69), (0.7, 70), (0.7003, 70), (0.725, 73), (0.0, 0), (1.0, 100)]
)
def test_a_limit_short_of_the_goal_is_not_printed_as_the_goal(limit: float, percent: int) -> None:
    assert limit_percent(limit, 0.7) == percent


def test_the_prototypes_interval_is_not_printed_as_reaching_the_goal() -> None:
    """58 of 72 has a lower limit of 69.97 %."""
    figure = invented.figure(KEY, 58, 72, 0, 0, None)
    assert interval_text(figure).startswith("70–88")
    assert interval_text(invented.figure(KEY, 58, 72, 0, 0, invented.Fraction(7, 10))).startswith("69–88")


def test_counts_and_minus(sv: Words, en: Words) -> None:
    assert count_text(sv, 12345) == "12\N{NO-BREAK SPACE}345"
    assert count_text(en, 12345) == "12,345"
    assert count_text(sv, -3) == "\N{MINUS SIGN}3"


def test_periods_are_named_in_words(sv: Words, en: Words) -> None:
    third = Quarter(2026, 3)
    assert span_name(sv, Span.quarter(third)) == "tredje kvartalet 2026"
    assert span_name(sv, Span.year(third)) == "januari–september 2026"
    assert span_name(sv, Span.year(Quarter(2026, 4))) == "2026"
    assert span_name(sv, Span.rolling(third)) == "oktober 2025–september 2026"
    assert span_label(sv, Span.rolling(third)) == "Tolv månader: oktober 2025–september 2026"
    assert span_name(en, Span.rolling(third)) == "October 2025–September 2026"
    assert day_name(sv, date(2026, 1, 15)) == "15 januari 2026"
