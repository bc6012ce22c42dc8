"""Periods as quarters in a row: what lies within what, and what adds up."""

from __future__ import annotations

import dataclasses

from made_people import simple_key

from pipeline.protect.margins import margins
from pipeline.protect.spans import Span, SpanSum, nested, spans_of, sums
from pipeline.vocabulary.figures import FigureKey, Group
from pipeline.vocabulary.periods import PeriodKind, Quarter


def key(kind: PeriodKind, period: str) -> FigureKey:
    return dataclasses.replace(simple_key(), period_kind=kind, period=period)


def test_the_year_of_a_third_quarter_report_ends_with_it() -> None:
    found = spans_of([key("quarter", "2026-Q3"), key("year", "2026"), key("year", "2025"), key("rolling", "2026-Q3")])
    third = Quarter(2026, 3).index
    assert found["quarter", "2026-Q3"] == Span(third, third)
    assert found["year", "2026"] == Span(third - 2, third)
    assert found["year", "2025"] == Span(third - 6, third - 3)
    assert found["rolling", "2026-Q3"] == Span(third - 3, third)


def test_an_annual_report_alone_has_whole_years() -> None:
    assert spans_of([key("year", "2026")])["year", "2026"].quarters == 4


def test_quarters_add_up_to_a_year() -> None:
    quarters = [Span(number, number) for number in range(4)]
    assert sums([Span(0, 3), *quarters]) == (SpanSum(Span(0, 3), tuple((1, each) for each in quarters)),)
    assert sums([Span(0, 3), Span(1, 3), Span(3, 3)]) == ()
    assert nested([Span(0, 3), Span(1, 3), Span(3, 3)]) == (
        (Span(0, 3), Span(1, 3)), (Span(0, 3), Span(3, 3)), (Span(1, 3), Span(3, 3)),
    )  # fmt: skip


def test_overlapping_periods_give_signed_sums() -> None:
    """0-3 with 2-5 and 4-5 known to overlap in 2-3: 0-1 = (0-3) + (4-5) - (2-5)."""
    found = sums([Span(0, 3), Span(2, 5), Span(4, 5), Span(0, 1)])
    assert len(found) == 1
    quarters = dict.fromkeys(range(6), 0)
    for sign, part in ((-1, found[0].whole), *found[0].parts):
        for number in range(part.first, part.last + 1):
            quarters[number] += sign
    assert not any(quarters.values())


def test_a_gender_is_its_ages_and_an_age_its_genders() -> None:
    crossed = [Group(gender=gender, age_group=age) for gender in "km" for age in "xy"]
    groups = [Group(), *(Group(gender=each) for each in "km"), *(Group(age_group=each) for each in "xy"), *crossed]
    found = {margin.whole: margin.parts for margin in margins(groups) if margin.whole != Group()}
    assert found[Group(gender="k")] == (crossed[0], crossed[1])
    assert found[Group(age_group="y")] == (crossed[1], crossed[3])
    assert len([margin for margin in margins(groups) if margin.whole == Group()]) == 2
