"""Laws that every figure keeps, on the sample and at the edges: nobody, no answers, and a quarter that is not over."""

from __future__ import annotations

from collections import defaultdict

import pytest

from pipeline.vocabulary.errors import NothingFinished, PeriodNotOver, PeriodWithoutData
from pipeline.vocabulary.periods import ReportPeriod


@pytest.fixture(scope="module")
def counts(sample):
    """Metric, then everything else that names a figure, to its counts."""
    rows = sample.rows(
        "select metric, kind, name, basis, gender, age_group, insats_id, municipality, "
        "numerator, denominator, missing, excluded from measured.figure"
    )
    found: dict[str, dict[tuple, tuple[int, ...]]] = defaultdict(dict)
    for metric, *place_and_counts in rows:
        found[metric][tuple(place_and_counts[:7])] = tuple(place_and_counts[7:])
    return found


def test_yes_is_at_most_known(counts) -> None:
    for figures in counts.values():
        assert all(0 <= numerator <= denominator for numerator, denominator, *_ in figures.values())


def test_known_and_missing_and_excluded_are_everyone(counts) -> None:
    """For metrics about everyone in the basis, the same people each time."""
    everyone = {place: sum(each[1:]) for place, each in counts["moved_on"].items()}
    some = {"left_public_support", "begun_within_3", "begun_within_6", "begun_within_12"}
    for metric in counts.keys() - some:
        assert {place: sum(each[1:]) for place, each in counts[metric].items()} == everyone


def test_who_has_begun_sooner_has_begun_later_too(counts) -> None:
    for place, (soon, known, missing, _) in counts["begun_within_3"].items():
        (half, *of_half), (year, *of_year) = counts["begun_within_6"][place], counts["begun_within_12"][place]
        assert soon <= half <= year <= known
        assert of_half[:2] == of_year[:2] == [known, missing]
        assert known + missing <= sum(counts["moved_on"][place][1:3])


def test_better_same_and_worse_are_the_pairs(counts) -> None:
    for place, (better, pairs, *_) in counts["health_better"].items():
        assert better + counts["health_same"][place][0] + counts["health_worse"][place][0] == pairs


def test_nested_metrics_are_nested_where_everyone_is_known(sample) -> None:
    for narrow, wide in [
        ("started_or_increased", "work_or_study"),
        ("work_or_study", "work_study_or_seeking"),
        ("work_or_study", "moved_on"),
    ]:
        assert sample.rows(f"select count(*) from derived.outcome where {narrow} and not {wide}") == [(0,)]


@pytest.mark.parametrize("dimension", [0, 1, 3], ids=["gender", "age_group", "municipality"])
def test_groups_add_up_to_the_total(counts, dimension: int) -> None:
    for figures in counts.values():
        sums: dict[tuple, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        for place, each in figures.items():
            group = place[3:]
            if group[dimension] is not None and sum(part is not None for part in group) == 1:
                sums[place[:3]] = [one + other for one, other in zip(sums[place[:3]], each, strict=True)]
        assert all(tuple(total) == figures[(*place, None, None, None, None)] for place, total in sums.items())


def test_quarters_add_up_to_years_and_rolling_twelve_months(counts) -> None:
    for figures in counts.values():
        total = {place[:2]: each for place, each in figures.items() if place[2] == "finished" and not any(place[3:])}
        quarters = {name: each for (kind, name), each in total.items() if kind == "quarter"}
        for (kind, name), each in total.items():
            if kind == "year":
                inside = [value for quarter, value in quarters.items() if quarter.startswith(name)]
            elif kind == "rolling":
                inside = [value for quarter, value in sorted(quarters.items()) if quarter <= name][-4:]
            else:
                continue
            assert each == tuple(map(sum, zip(*inside, strict=True)))


def test_a_group_with_nobody_has_its_figure(sample) -> None:
    empty = [figure for figure in sample.figures if figure.denominator + figure.missing == 0]
    assert empty
    assert {(figure.status, figure.value, figure.ci_low, figure.certainty) for figure in empty} == {
        ("zero", None, None, None)
    }


def test_no_answers_is_no_data(analyst, participation) -> None:
    analyst.deliver_rows("2026-10-05/a.csv", [participation(number) for number in range(12)])
    figures = analyst.load()
    total = [figure for figure in figures if figure.key.group.kind == "all" and figure.missing]
    assert total
    assert {(each.status, each.value, each.ci_low, each.target_reached, each.certainty) for each in total} == {
        ("no_data", None, None, None, None)
    }


def test_adding_someone_who_is_not_finished_changes_no_figure(new_analyst, participation) -> None:
    figures = []
    for more in ([], [participation(9, exit_date=""), participation(10, registration_level="anonym")]):
        analyst = new_analyst()
        analyst.deliver_rows("2026-10-05/a.csv", [participation(1, work_after="ja", study_after="ja"), *more])
        figures.append(analyst.load())
        analyst.close()
    assert figures[0] == figures[1]


def load(analyst, participation, exit_date: str, period: str | None = None):
    if period:
        analyst.change(period=ReportPeriod.parse(period))
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, exit_date=exit_date)])
    return analyst.load()


def test_the_default_is_the_last_whole_quarter_with_an_exit(analyst, participation) -> None:
    figures = load(analyst, participation, "2026-05-15")
    assert {figure.key.period for figure in figures if figure.key.period_kind == "quarter"} == {"2026-Q2"}


def test_a_quarter_that_is_not_over_is_not_reported(analyst, participation) -> None:
    with pytest.raises(PeriodNotOver):
        load(analyst, participation, "2026-10-02", "2026-Q4")


def test_a_period_before_the_first_exit_is_not_reported(analyst, participation) -> None:
    with pytest.raises(PeriodWithoutData):
        load(analyst, participation, "2026-05-15", "2026-Q1")


def test_exits_only_in_a_quarter_that_is_not_over(analyst, participation) -> None:
    with pytest.raises((PeriodNotOver, PeriodWithoutData)):
        load(analyst, participation, "2026-10-02")


def test_nobody_finished(analyst, participation) -> None:
    with pytest.raises(NothingFinished):
        load(analyst, participation, "")
