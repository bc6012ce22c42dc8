"""What a year cost: small deliveries in, gross figures out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.measure.money import money
from pipeline.measure.money.costs import InsatsYear, cost_per_moved_on, ratio, together
from pipeline.vocabulary.money import MoneyFigure

REGISTER = """\
insats_id;namn;typ
I1;Ett;individinriktad
I2;Två;individinriktad
V1;Många;individinriktad
S1;Utbildning;strukturövergripande
"""
BUDGET = """\
år;slag;post;planerade_deltaganden;budget_kr;utfall_kr;finansiärsslag
2025;insats;I1;4;400000;300000;
2025;insats;Två;5;200000;;
2025;insats;V1;50;100000;90000;
2025;insats;S1;;50000;60000;
2025;administration;kansli;;100000;80000;
2025;intäkt;FK;;425000;400000;staten
2025;intäkt;Regionen;;425000;200000;region
2025;insats;Summa;;750000;450000;
"""
VOLUME = """\
insats_id;år;kvartal;kön;registrering;antal_deltaganden
V1;2025;;kvinna;volym;20
V1;2025;;man;volym;10
I1;2025;;;volym;999
"""
WORKS = {"work_after": "ja", "study_after": "nej", "further_rehab_after": "nej"}
SEEKS = {"work_after": "nej", "study_after": "nej", "further_rehab_after": "nej"}


@pytest.fixture(scope="module")
def loaded(module_analyst, participation):
    """2025 in I1: two moved on, one did not, one unknown, one goes on, one anonymous; three that are not counted."""
    module_analyst.deliver("2026-01-10/insatser.csv", REGISTER)
    module_analyst.deliver("2026-01-10/budget.csv", BUDGET)
    module_analyst.deliver("2026-01-10/antal.csv", VOLUME)
    in_2025 = {"insats_id": "I1", "start_date": "2024-06-01", "exit_date": "2025-05-15"}
    rows = [
        participation(1, **in_2025, **WORKS),
        participation(2, **in_2025, **WORKS),
        participation(3, **in_2025, **SEEKS),
        participation(4, **in_2025),
        participation(5, insats_id="I1", start_date="2025-12-01", exit_date=""),
        {"participation_id": "D6", "insats_id": "I1", "start_date": "2025-03-01", "registration_level": "anonym"},
        {"participation_id": "D7", "insats_id": "I1", "start_date": "2024-03-01", "registration_level": "anonym"},
        participation(8, insats_id="I1", start_date="2024-01-01", exit_date="2024-12-31", **WORKS),
        participation(9, **in_2025, exit_reason="felregistrering", **WORKS),
        participation(10, **{**in_2025, "insats_id": "I2"}, **WORKS),
    ]
    module_analyst.deliver_rows("2026-01-10/deltaganden.csv", rows)
    module_analyst.load()
    return module_analyst


def figures(analyst, year: int = 2025) -> tuple[MoneyFigure, ...]:
    return money(analyst.connection, year, analyst.order.definitions.money)


def one(found: tuple[MoneyFigure, ...], measure: str, insats_id: str | None, kind: str | None = None) -> MoneyFigure:
    (figure,) = [
        each for each in found if each.measure == measure and each.insats_id == insats_id and kind in (None, each.kind)
    ]
    return figure


def test_cost_per_participation_finished_and_outcome(loaded) -> None:
    found = figures(loaded)
    for measure, count, value in (
        ("cost_per_participation", 6, 50_000),
        ("cost_per_finished", 4, 75_000),
        ("cost_per_moved_on", 2, 150_000),
    ):
        each = one(found, measure, "I1")
        assert (each.numerator, each.denominator, each.value, each.status) == (300_000, count, value, "shown")
    moved_on = one(found, "cost_per_moved_on", "I1")
    assert (moved_on.missing, moved_on.bound_low, moved_on.bound_high) == (1, 100_000, 150_000)


def test_plan_against_outcome(loaded) -> None:
    found = figures(loaded)
    assert one(found, "participations_of_plan", "I1").value == 6 / 4
    assert one(found, "cost_of_budget", "I1").value == 0.75
    assert one(found, "cost_of_budget", "S1").value == 1.2


def test_an_unknown_amount_is_no_data_and_never_nothing(loaded) -> None:
    found = figures(loaded)
    for measure in ("cost", "cost_per_participation", "cost_per_finished", "cost_per_moved_on", "cost_of_budget"):
        for insats_id in ("I2", None):
            each = one(found, measure, insats_id, "individual")
            assert (each.numerator, each.value, each.status) == (None, None, "no_data"), measure
    assert one(found, "cost", None, "individual").missing == 1
    assert one(found, "participations_of_plan", None, "individual").value == 7 / 9


def test_structural_insatser_have_a_cost_and_no_participants(loaded) -> None:
    own = {each.measure for each in figures(loaded) if each.insats_id == "S1"}
    assert own == {"cost", "cost_of_budget"}
    assert one(figures(loaded), "cost", None, "structural").value == 60_000


def test_insatser_counted_by_heads_stand_apart(loaded) -> None:
    found = figures(loaded)
    each = one(found, "cost_per_participation", "V1")
    assert (each.kind, each.denominator, each.value) == ("volume", 30, 3_000)
    assert {each.measure for each in found if each.insats_id == "V1"}.isdisjoint({"cost_per_moved_on"})


def test_who_paid_and_administration(loaded) -> None:
    found = figures(loaded)
    paid = {each.financier: each for each in found if each.measure == "funding_share"}
    assert {name: each.value for name, each in paid.items()} == {
        "state": 400_000 / 600_000,
        "region": 200_000 / 600_000,
    }
    assert {each.amounts for each in paid.values()} == {"outcome"}
    # One insats's outcome is not known: the costs are those of the budget, and said to be.
    (administration,) = [each for each in found if each.measure == "administration_share"]
    assert (administration.numerator, administration.denominator) == (100_000, 850_000)
    assert administration.amounts == "budget"


def test_a_year_without_anything_gives_nothing(loaded) -> None:
    assert figures(loaded, 2010) == ()


def test_a_year_without_a_budget_has_no_costs(loaded) -> None:
    each = one(figures(loaded, 2024), "cost_per_finished", "I1")
    assert (each.denominator, each.value, each.status) == (1, None, "no_data")


def test_every_figure_is_said_to_be_gross(loaded) -> None:
    for each in figures(loaded):
        assert each.note.sv.startswith("Bruttokostnad") and each.note.en.startswith("Gross cost")


counts = st.integers(0, 500)


def insats_year(cost: float | None, moved_on: int, not_moved: int, unknown: int) -> InsatsYear:
    finished = moved_on + not_moved + unknown
    return InsatsYear("I", "I", "individual", cost, None, None, finished, finished, moved_on, unknown)


@given(cost=st.integers(0, 10**8), moved_on=counts, not_moved=counts, unknown=counts)
def test_bounds_hold_the_value_and_are_what_they_say(cost: int, moved_on: int, not_moved: int, unknown: int) -> None:
    found = cost_per_moved_on(insats_year(cost, moved_on, not_moved, unknown))
    best = cost_per_moved_on(insats_year(cost, moved_on + unknown, not_moved, 0))
    assert found.bound_low == best.value
    assert (found.value is None) == (moved_on == 0)
    if found.value is not None and found.bound_low is not None and found.bound_high is not None:
        assert found.bound_low <= found.value <= found.bound_high


@given(st.lists(st.tuples(st.none() | st.integers(0, 10**7), counts, counts, counts), max_size=6))
def test_together_is_the_sum_or_unknown(years: list[tuple[int | None, int, int, int]]) -> None:
    whole = together([insats_year(*each) for each in years], "individual")
    assert whole.moved_on == sum(each[1] for each in years)
    unknown = [each for each in years if each[0] is None]
    assert whole.unpriced == len(unknown)
    assert whole.outcome_kr == (None if unknown else sum(each[0] or 0 for each in years))
    assert (ratio(whole.outcome_kr, 10).status == "no_data") == bool(unknown)
