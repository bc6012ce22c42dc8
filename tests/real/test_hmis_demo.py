"""A homelessness programme's whole export, seven linked files: the counts made by hand when it was fetched."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date

import pytest
from loaded_real import all_add_up, load_real, refused

from reports import DATA

AGED = "exit_date is not null and year(start_date) - birth_year between 16 and 64"


@pytest.fixture(scope="module")
def hmis(module_analyst):
    load_real(module_analyst, "hmis_demo")
    return module_analyst


def test_the_empty_file_is_refused_and_the_others_go_on(hmis) -> None:
    assert refused(hmis) == {"Disabilities.csv": "file-empty"}
    assert hmis.rows("select count(*), count(distinct insats_id) from derived.participation") == [(4771, 27)]
    assert all_add_up(hmis)
    assert hmis.rows("select sum(accepted), sum(set_aside) from derived.account") == [
        (4771 + 4146 + 4295 + 3 * 9623 + 27, 0)
    ]


def test_people_of_working_age_who_have_left(hmis) -> None:
    assert hmis.rows(f"select count(*) from derived.participation where {AGED}") == [(2882,)]


@pytest.mark.parametrize(
    ("column", "is_so", "pairs", "before", "after"),
    [
        ("work", "work_{}", 2785, 30.8, 35.5),
        ("support", "support_{} = 'forsorjningsstod'", 2789, 52.3, 57.5),
    ],
)
def test_before_and_after(hmis, column: str, is_so: str, pairs: int, before: float, after: float) -> None:
    shares = [f"round(100 * avg(({is_so.format(when)})::integer), 1)" for when in ("before", "after")]
    sql = (
        f"select count(*), {', '.join(shares)} from derived.participation "
        f"where {AGED} and {column}_before is not null and {column}_after is not null"
    )
    assert hmis.rows(sql) == [(pairs, before, after)]


def test_health_pairs(hmis) -> None:
    counted = hmis.rows(
        "select count(*), count_if(health_better), count_if(health_same) from derived.outcome "
        f"join derived.participation using (row_key) where {AGED} and health_better is not null"
    )
    assert counted == [(152, 2, 150)]


def test_do_not_know_declined_and_not_collected_are_missing_and_no_fault(hmis) -> None:
    assert [each for each in hmis.findings() if each.rule in ("unreadable-value", "unknown-code")] == []
    with (DATA / "hmis_demo" / "HealthAndDV.csv").open(encoding="utf-8") as file:
        said = [row["GeneralHealthStatus"] for row in csv.DictReader(file)]
    assert sum(each in ("8", "9", "99") for each in said) == 9


def test_enrolments_of_people_who_return(hmis) -> None:
    assert hmis.rows("select count(*) - count(distinct person_id) from derived.participation") == [(625,)]


def test_cells_of_programme_gender_and_age_as_counted_in_plain_python(hmis) -> None:
    """SOURCES.md does not say which four age bands its count of cells used; this is the same with our own bands."""
    with (DATA / "hmis_demo" / "Client.csv").open(encoding="utf-8") as file:
        clients = {row["PersonalID"]: row for row in csv.DictReader(file)}
    with (DATA / "hmis_demo" / "Exit.csv").open(encoding="utf-8") as file:
        left = {row["EnrollmentID"] for row in csv.DictReader(file)}
    cells: Counter[tuple[str, str, str]] = Counter()
    with (DATA / "hmis_demo" / "Enrollment.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            client = clients[row["PersonalID"]]
            if row["EnrollmentID"] in left and client["DOB"]:
                days = date.fromisoformat(row["EntryDate"]) - date.fromisoformat(client["DOB"])
                gender = "kvinna" if client["Woman"] == "1" else "man" if client["Man"] == "1" else "ovrig"
                cells[row["ProjectID"], gender, _band(int(days.days / 365.25))] += 1
    found = hmis.rows(
        "select split_part(participation.insats_id, ' ', 1), outcome.gender, age_group, count(*) "
        "from derived.outcome join derived.participation using (row_key) "
        "where birth_year is not null and is_finished group by all"
    )
    assert {(project, gender, band): count for project, gender, band, count in found} == cells


def _band(age: int) -> str:
    for youngest, oldest in ((16, 24), (25, 29), (30, 39), (40, 49), (50, 59), (60, 65)):
        if youngest <= age <= oldest:
            return f"{youngest}-{oldest}"
    return "ovrig"
