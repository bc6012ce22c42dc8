"""Which quarters, years and rolling twelve months are measured, and which of them a report shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.measure.periods import MeasuredPeriod, in_report, measured_periods, parts_of
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.figures import Basis, GroupKind
from pipeline.vocabulary.periods import Quarter, ReportPeriod


def measured(first: str, report: str) -> dict[tuple[str, str], tuple[str, str]]:
    start = ReportPeriod.parse(first).first_quarter
    periods = measured_periods(start, ReportPeriod.parse(report))
    return {(each.kind, each.name): (str(each.first), str(each.last)) for each in periods}


def test_from_the_first_exit_to_the_reports_end() -> None:
    found = measured("2024-Q3", "2025-Q2")
    assert [name for kind, name in found if kind == "quarter"] == ["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"]


def test_the_reports_own_year_is_the_year_to_date() -> None:
    found = measured("2024-Q3", "2025-Q2")
    assert found["year", "2025"] == ("2025-Q1", "2025-Q2")
    assert found["year", "2024"] == ("2024-Q1", "2024-Q4")


def test_rolling_twelve_months_are_four_quarters_that_lie_in_the_data() -> None:
    found = measured("2024-Q3", "2025-Q3")
    assert {name: span for (kind, name), span in found.items() if kind == "rolling"} == {
        "2025-Q2": ("2024-Q3", "2025-Q2"),
        "2025-Q3": ("2024-Q4", "2025-Q3"),
    }


def test_no_rolling_period_before_four_quarters() -> None:
    assert not [kind for kind, _ in measured("2025-Q1", "2025-Q3") if kind == "rolling"]


@given(st.integers(2000 * 4, 2080 * 4), st.integers(0, 40))
def test_every_quarter_is_measured_once_and_spans_are_whole(first: int, length: int) -> None:
    last = Quarter.at(first + length)
    periods = measured_periods(Quarter.at(first), ReportPeriod.parse(str(last)))
    assert [each.first.index for each in periods if each.kind == "quarter"] == [*range(first, first + length + 1)]
    assert all(each.last <= last for each in periods)
    assert all(each.last.index - each.first.index == 3 for each in periods if each.kind == "rolling")
    assert len({(each.kind, each.name) for each in periods}) == len(periods)


RELEASED = read_definitions().disclosure.released


def shown(report: str, group: GroupKind, basis: Basis = "finished") -> set[tuple[str, str]]:
    asked = ReportPeriod.parse(report)
    periods = measured_periods(Quarter(2024, 1), asked)
    return {(each.kind, each.name) for each in periods if in_report(each, asked, group, basis, RELEASED)}


def test_insatser_are_shown_for_the_year_so_far_and_the_latest_whole_year_and_never_for_twelve_months() -> None:
    assert shown("2025-Q2", "insats") == {("year", "2025"), ("year", "2024")}
    assert shown("2024-Q2", "insats") == {("year", "2024")}


@pytest.mark.parametrize("kind", ["gender_age", "municipality"])
def test_small_groups_wait_for_a_whole_year(kind: GroupKind) -> None:
    assert shown("2024-Q3", kind) == set()
    assert shown("2024-Q4", kind) == shown("2024", kind) == shown("2025-Q1", kind) == {("year", "2024")}


def test_what_comes_after_the_report_is_measured_where_it_has_been_given_out_and_not_reported() -> None:
    asked = ReportPeriod.parse("2025-Q2")
    periods = measured_periods(Quarter(2024, 1), asked, Quarter(2025, 4))
    later = [period for period in periods if period.last > asked.last_quarter]
    assert [period.name for period in later] == ["2025-Q3", "2025-Q4"]
    assert not any(parts_of(period, asked) for period in later)


def test_the_total_is_shown_for_every_quarter_and_year() -> None:
    quarters = {("quarter", f"2024-Q{number}") for number in range(1, 5)}
    quarters |= {("quarter", "2025-Q1"), ("quarter", "2025-Q2")}
    assert shown("2025-Q2", "all") == {("rolling", "2025-Q2")} | quarters | {("year", "2024"), ("year", "2025")}


def test_a_years_report_shows_its_year_for_groups() -> None:
    assert shown("2025", "insats") == {("year", "2025")}


def test_the_completed_are_shown_together_and_not_for_single_quarters() -> None:
    assert shown("2025-Q2", "all", "completed") == {("rolling", "2025-Q2"), ("year", "2025"), ("year", "2024")}
    assert shown("2025", "all", "completed") == {("year", "2025")}
    assert not shown("2025-Q2", "insats", "completed")


@pytest.mark.parametrize("text", ["2026-Q3", "2026K3", "2026 q3", " 2026-K3 "])
def test_a_quarter_is_understood_as_people_write_it(text: str) -> None:
    assert ReportPeriod.parse(text).name == "2026-Q3"


@given(st.dates())
def test_a_day_lies_in_its_quarter(day) -> None:
    quarter = Quarter.of(day)
    assert quarter.first_day <= day
    assert Quarter.at(quarter.index) == quarter
    if quarter.year < 9999:
        assert day <= quarter.last_day


def test_a_measured_period_knows_its_ends() -> None:
    period = MeasuredPeriod("quarter", "2025-Q1", Quarter(2025, 1), Quarter(2025, 1))
    assert (period.first.first_day.isoformat(), period.last.last_day.isoformat()) == ("2025-01-01", "2025-03-31")
