"""Every made-up person in schemas/metrics is sent through the real stations and must be counted as the file says."""

from __future__ import annotations

import pytest

from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.metrics import Metric, WorkedPerson

METRICS = read_definitions().metrics
WORKED = [
    pytest.param(metric, number, person, id=f"{metric.id}-{number}")
    for metric in METRICS
    for number, person in enumerate(metric.worked, start=1)
]


@pytest.fixture(scope="module")
def loaded(module_analyst, participation):
    """One delivery with one participation for each worked person of each metric."""
    everyone = [(metric.id, number, person) for metric, number, person in (param.values for param in WORKED)]
    rows = [
        participation(place, participation_id=f"{metric}-{number}", **dict(person.recorded))
        for place, (metric, number, person) in enumerate(everyone)
    ]
    module_analyst.deliver_rows("2026-10-05/exempel.csv", rows)
    module_analyst.load()
    return module_analyst


def answer(among: bool | None, counts: bool | None, metric: Metric) -> str:
    if metric.share.among is not None and among is False:
        return "not_counted"
    if (metric.share.among is not None and among is None) or counts is None:
        return "missing"
    return "yes" if counts else "no"


@pytest.mark.parametrize(("metric", "number", "person"), WORKED)
def test_worked_person(loaded, metric: Metric, number: int, person: WorkedPerson) -> None:
    [(among, counts)] = loaded.rows(
        f"select {metric.share.among.column if metric.share.among else 'null'}, {metric.share.counts.column} "
        "from derived.outcome "
        "join derived.participation using (row_key) where participation_id = ?",
        f"{metric.id}-{number}",
    )
    assert answer(among, counts, metric) == person.answer


def test_nothing_recorded_about_them_is_a_finding(loaded) -> None:
    # That the table as a whole lacks a column is no finding about anybody in it.
    assert [finding for finding in loaded.findings() if finding.row is not None] == []


def test_every_metric_has_people_who_count_and_do_not_and_are_missing() -> None:
    for metric in METRICS:
        assert {"yes", "no", "missing"} <= {person.answer for person in metric.worked}, metric.id
