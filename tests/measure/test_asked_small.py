"""Questions to small tables: returning people, insatser with a target of their own, changed definitions, nobody."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from pipeline.measure.asked import Ground, answer, ask
from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.dimensions import NAMES, declared_codes
from pipeline.vocabulary.metrics import DefinitionChange
from pipeline.vocabulary.periods import Quarter

MOVED = {"work_after": "ja", "study_after": "nej", "further_rehab_after": "nej"}
LAST = Quarter(2026, 3)
STAYED = {"work_after": "nej", "study_after": "nej", "further_rehab_after": "nej"}


def put(analyst, metric: str, by: list[str], definitions=None, targets=None, last=LAST):
    """Rows of the answer for one metric and grouping."""
    definitions = definitions or analyst.order.definitions
    codes = {name: declared_codes(name, definitions) for name in NAMES}
    ground = Ground(definitions, codes, last, targets or {})
    return answer(analyst.connection, ask(definitions, [metric], [by]), ground, lambda _: True).table.to_pylist()


def at(rows, kind: str, period: str, basis: str, statistic: str = "share", **group: str):
    [row] = [
        row for row in rows
        if (row["period_kind"], row["period"], row["basis"], row["statistic"]) == (kind, period, basis, statistic)
        and all(row[name] == code for name, code in group.items())
    ]  # fmt: skip
    return row


@pytest.fixture
def returning(analyst, participation):
    """Ada thrice and Bo once: twice in I01 in one quarter, once in I02 the next year."""
    rows = [
        participation(1, person_id="ada", start_date="2025-01-01", exit_date="2025-04-10", gender="kvinna", **MOVED),
        participation(2, person_id="ada", start_date="2025-04-20", exit_date="2025-06-20", gender="kvinna", **MOVED),
        participation(3, person_id="ada", start_date="2025-07-01", exit_date="2026-02-20", insats_id="I02",
                      gender="kvinna", **STAYED),
        participation(4, person_id="bo", start_date="2025-01-01", exit_date="2025-05-05", gender="man", **STAYED),
    ]  # fmt: skip
    analyst.deliver_rows("2026-10-05/a.csv", rows)
    analyst.load()
    return analyst


@pytest.mark.parametrize(
    ("kind", "period", "people"),
    [
        ("quarter", "2025-Q2", 2), ("year", "2025", 2), ("year", "2026", 1), ("rolling", "2026-Q1", 2),
        ("rolling", "2026-Q2", 1), ("quarter", "2025-Q3", 0), ("since", "2026-Q3", 2),
    ],
)  # fmt: skip
def test_a_person_is_one_however_often_they_come(returning, kind: str, period: str, people: int) -> None:
    assert at(put(returning, "finished", []), kind, period, "finished", "people")["value"] == people


def test_a_person_is_one_in_every_group_they_are_in(returning) -> None:
    rows = put(returning, "finished", ["insats_id"])
    assert at(rows, "since", "2026-Q3", "finished", "people", insats_id="I01")["value"] == 2
    assert at(rows, "since", "2026-Q3", "finished", "people", insats_id="I02")["value"] == 1


def test_ten_stays_of_few_people_are_not_judged(new_analyst, participation) -> None:
    said = []
    for people in (2, 30):
        analyst = new_analyst()
        rows = [
            participation(
                n, person_id=f"p{n % people}", start_date=f"2025-{1 + n % 9:02}-01", exit_date=f"2025-12-{1 + n:02}",
                **MOVED,
            )
            for n in range(30)
        ]  # fmt: skip
        analyst.deliver_rows("2026-10-05/a.csv", rows)
        analyst.load()
        said.append(at(put(analyst, "moved_on", []), "year", "2025", "finished")["certainty"])
        analyst.close()
    assert said == ["not_assessed", "over"]


def test_an_insats_is_held_against_its_own_target(returning) -> None:
    from fractions import Fraction

    rows = put(returning, "moved_on", ["insats_id"], targets={("moved_on", "I01"): Fraction(60, 100)})
    own = at(rows, "year", "2025", "finished", insats_id="I01")
    usual = at(rows, "year", "2026", "finished", insats_id="I02")
    assert (own["numerator"], own["denominator"], own["target"], own["target_reached"]) == (2, 3, 0.6, True)
    assert (usual["target"], usual["target_reached"]) == (0.7, False)
    assert at(put(returning, "moved_on", []), "year", "2025", "finished")["target_reached"] is False


def test_a_changed_definition_breaks_every_series_once(returning) -> None:
    definitions = returning.order.definitions
    change = DefinitionChange(2, date(2026, 5, 15), Label("Annat räknas", "Something else counts"))
    changed = tuple(
        dataclasses.replace(metric, version=2, changes=(change,)) if metric.id == "moved_on" else metric
        for metric in definitions.metrics
    )
    rows = put(returning, "moved_on", [], definitions=dataclasses.replace(definitions, metrics=changed))
    broken = {(row["period_kind"], row["period"]) for row in rows if row["series_break"]}
    assert broken == {("quarter", "2026-Q2"), ("year", "2026"), ("rolling", "2026-Q2")}
    assert {row["definition_version"] for row in rows} == {2}
    assert not any(row["series_break"] for row in put(returning, "moved_on", []))


def test_nobody_in_the_population_gives_no_rows_and_no_error(returning) -> None:
    assert put(returning, "moved_on", [], last=Quarter(2024, 4)) == []


def test_a_group_that_nobody_declared_is_there_when_somebody_is_in_it(returning) -> None:
    groups = {row["insats_id"] for row in put(returning, "moved_on", ["insats_id"])}
    assert groups == {"I01", "I02"}
    assert {row["gender"] for row in put(returning, "moved_on", ["gender"])} == {"kvinna", "man", "ovrig"}


def test_missing_outcomes_widen_the_bounds_and_are_no_failures(analyst, participation) -> None:
    """60 yes, 20 no, 20 unknown: 75 % of the known, 60-80 % of all."""
    answers = [MOVED] * 60 + [STAYED] * 20 + [{}] * 20
    analyst.deliver_rows("2026-10-05/a.csv", [participation(n, **said) for n, said in enumerate(answers)])
    analyst.load()
    row = at(put(analyst, "moved_on", []), "year", "2026", "finished")
    assert (row["value"], row["bound_low"], row["bound_high"]) == (0.75, 0.6, 0.8)
    assert (row["due"], row["missing"], row["certainty"]) == (100, 20, "cannot_tell")


def test_all_unknown_is_no_data_and_all_alike_has_no_interval_of_the_mean(analyst, participation) -> None:
    rows = [participation(n, eq_vas_before="50", eq_vas_after="60") for n in range(12)]
    analyst.deliver_rows("2026-10-05/a.csv", rows)
    analyst.load()
    same = at(put(analyst, "eq_vas", []), "year", "2026", "finished", "mean_change")
    assert (same["value"], same["ci_low"], same["status"]) == (10, None, "shown")
    unknown = at(put(analyst, "moved_on", []), "year", "2026", "finished")
    assert (unknown["status"], unknown["value"], unknown["missing"]) == ("no_data", None, 12)
