"""Every figure of the sample, counted again in plain loops: the same numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from added_up import OTHER
from comparison import differences, oracle_figures
from counted import Account, count_rows
from delivered import read_deliveries
from statsmodels.stats.proportion import proportion_confint

from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.figures import Figure
from pipeline.vocabulary.groups import OTHER as OTHER_GROUP

GOAL = Fraction(7, 10)


@pytest.fixture(scope="module")
def oracle(sample):
    order = sample.analyst.order
    return oracle_figures(order.deliveries, order.today)


def test_every_figure_is_the_same(oracle, sample) -> None:
    assert differences(oracle, sample.rows) == []


def test_the_figures_are_about_something(oracle) -> None:
    counted = [counts for place, counts in oracle.items() if place[0] == "moved_on" and place[1] == "year"]
    assert sum(counts.denominator for counts in counted) > 1000
    assert sum(counts.missing for counts in counted) > 0
    assert sum(counts.excluded for counts in counted) > 0


def test_groups_are_the_vocabularys(oracle, sample, definitions: Definitions) -> None:
    groups = {place[4] for place in oracle}
    assert {group[0] for group in groups} - {None} == set(definitions.groups.gender_codes)
    assert {group[1] for group in groups} - {None} == set(definitions.groups.age_codes)
    assert OTHER == OTHER_GROUP


def test_every_file_is_accounted_for_the_same_way(sample) -> None:
    order = sample.analyst.order
    _, accounts = count_rows(read_deliveries(order.deliveries, order.today))
    measured = sample.rows(
        "select file, rows_delivered, accepted, set_aside, repeated, superseded from derived.account "
        "join accepted.delivery using (delivery_no) "
        "where delivery_no in (select delivery_no from accepted.sheet where table_name = 'participation')"
    )
    assert {file: Account(*counts) for file, *counts in measured} == accounts


def test_figures_carry_the_oracles_counts(oracle, sample) -> None:
    for figure in sample.figures:
        counts = oracle[_place(figure)]
        assert (figure.numerator, figure.denominator) == (counts.numerator, counts.denominator)
        assert (figure.missing, figure.excluded) == (counts.missing, counts.excluded)


def test_intervals_are_statsmodels(sample) -> None:
    for figure in sample.figures:
        if figure.denominator == 0:
            assert (figure.value, figure.ci_low, figure.ci_high) == (None, None, None)
            continue
        assert Fraction(figure.value).limit_denominator(5000) == Fraction(figure.numerator, figure.denominator)
        interval = proportion_confint(figure.numerator, figure.denominator, method="wilson")
        assert (figure.ci_low, figure.ci_high) == pytest.approx(interval, abs=1e-12)


def test_statuses(sample) -> None:
    for figure in sample.figures:
        nobody = "no_data" if figure.missing else "zero"
        assert figure.status == ("shown" if figure.denominator else nobody)


def test_the_first_statement_in_fractions(sample) -> None:
    for figure in sample.figures:
        if figure.key.metric != "moved_on":
            assert (figure.target, figure.target_reached, figure.certainty) == (None, None, None)
        elif figure.denominator:
            assert figure.target_reached == (Fraction(figure.numerator, figure.denominator) >= GOAL)


def test_the_second_statement_with_everyone_missing_counted_both_ways(oracle, sample) -> None:
    said = set()
    for figure in sample.figures:
        if figure.key.metric == "moved_on" and figure.denominator:
            assert figure.certainty == _surely(figure, len(oracle[_place(figure)].persons))
            said.add(figure.certainty)
    assert said == {"over", "under", "cannot_tell", "not_assessed"}


def _surely(figure: Figure, people: int) -> str:
    x, n, everyone = figure.numerator, figure.denominator, figure.denominator + figure.missing
    if n < 10 or people < 10 or Fraction(n, everyone) < GOAL:
        return "not_assessed"
    known = proportion_confint(x, n, method="wilson")
    if min(known[0], proportion_confint(x, everyone, method="wilson")[0]) >= 0.7:
        return "over"
    if max(known[1], proportion_confint(x + figure.missing, everyone, method="wilson")[1]) < 0.7:
        return "under"
    return "cannot_tell"


def _place(figure: Figure):
    key, group = figure.key, figure.key.group
    by = (group.gender, group.age_group, group.insats_id, group.municipality)
    return key.metric, key.period_kind, key.period, key.basis, by
