"""Every made-up person in schemas/metrics is sent through the real stations and must be counted as the file says."""

from __future__ import annotations

import pytest

from pipeline.measure.asked.expressions import condition
from pipeline.measure.asked.populations import CONDITIONS
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.metric_kinds import (
    Amount,
    Change,
    Count,
    Distribution,
    Ordinal,
    Paired,
    Share,
    Survival,
    Transition,
    kind_name,
)
from pipeline.vocabulary.metrics import ANSWERS, Metric, WorkedPerson

USUAL = {"exit_reason": "enligt plan"}
METRICS = read_definitions().all_metrics
WORKED = [
    pytest.param(metric, number, person, id=f"{metric.id}-{number}")
    for metric in METRICS
    for number, person in enumerate(metric.worked, start=1)
]


def usual(metric: str, recorded: dict[str, str]) -> dict[str, str]:
    """What is recorded, and why it ended: a file with reasons in it asks for one wherever there is an exit."""
    return recorded if metric == "exit_reason" or recorded.get("exit_date") == "" else {**USUAL, **recorded}


@pytest.fixture(scope="module")
def loaded(module_analyst, participation):
    """One delivery with one participation for each worked person of each metric."""
    everyone = [(metric.id, number, person) for metric, number, person in (param.values for param in WORKED)]
    rows = [
        participation(place, participation_id=f"{metric}-{number}", **usual(metric, dict(person.recorded)))
        for place, (metric, number, person) in enumerate(everyone)
    ]
    module_analyst.deliver_rows("2026-10-05/exempel.csv", rows)
    module_analyst.load()
    return module_analyst


@pytest.mark.parametrize(("metric", "number", "person"), WORKED)
def test_worked_person(loaded, metric: Metric, number: int, person: WorkedPerson) -> None:
    def read(*expressions: str) -> list[object]:
        [row] = loaded.rows(
            f"select {', '.join(expressions)} from derived.answer join (select row_key, participation_id as named "
            "from derived.participation) using (row_key) where named = ?",
            f"{metric.id}-{number}",
        )
        return list(row)

    [is_in] = read(CONDITIONS[metric.population])
    if is_in or kind_name(metric.kind) in ("amount",):
        assert ANSWER[type(metric.kind)](metric, read) == person.answer
    else:
        assert person.answer == "not_counted"


@pytest.mark.parametrize("metric", [metric for metric in METRICS if metric.is_published], ids=lambda metric: metric.id)
def test_published_metrics_count_the_same_in_the_narrow_table(loaded, metric: Metric) -> None:
    """derived.outcome holds what is published, derived.answer everything: they say the same of everybody."""
    columns = [metric.share.counts.column, *([metric.share.among.column] if metric.share.among else [])]
    differs = " or ".join(f"answer.{name} is distinct from outcome.{name}" for name in columns)
    sql = f"select count(*) from derived.answer join derived.outcome using (row_key) where {differs}"
    assert loaded.rows(sql) == [(0,)]


def of_share(metric: Metric, read) -> str:
    kind = metric.share
    among = condition(kind.among) if kind.among else "true"
    waits, is_among, counts = read(condition(kind.not_due) if kind.not_due else "false", among, condition(kind.counts))
    if waits:
        return "not_yet_due"
    if is_among is False:
        return "not_counted"
    return "missing" if is_among is None or counts is None else "yes" if counts else "no"


def of_pair(metric: Metric, read) -> str:
    pair = tuple(read(metric.kind.before, metric.kind.after))
    said = {(True, True): "kept", (True, False): "lost", (False, True): "gained", (False, False): "never"}
    return said.get(pair, "missing")


def of_direction(metric: Metric, read) -> str:
    [change] = read(metric.kind.change)
    return "missing" if change is None else "better" if change > 0 else "worse" if change < 0 else "same"


def of_change(metric: Metric, read) -> str:
    kind = metric.kind
    waits, before, after = read(condition(kind.not_due) if kind.not_due else "false", kind.before, kind.after)
    if waits:
        return "not_yet_due"
    if before is None or after is None:
        return "missing"
    return f"{(after - before) * kind.scale * (-1 if metric.better == 'lower' else 1) + 0.0:g}"


def of_categories(metric: Metric, read) -> str:
    kind = metric.kind
    if isinstance(kind, Transition) or kind.before:
        found = read(kind.before, kind.after if isinstance(kind, Transition) else kind.category[0])
        return "missing" if None in found else ">".join(found)
    found = read(*kind.category)
    if kind.many:
        return "|".join(found[0]) or "missing"
    return "missing" if kind.unknown in found or None in found else "+".join(found)


def of_days(metric: Metric, read) -> str:
    end, days = read(metric.kind.end, metric.kind.days)
    return f"{end} {days}"


def of_amount(metric: Metric, read) -> str:
    [amount] = read(metric.kind.column)
    return "missing" if amount is None else f"{amount:g}"


ANSWER = {
    Share: of_share, Paired: of_pair, Ordinal: of_direction, Change: of_change, Distribution: of_categories,
    Transition: of_categories, Survival: of_days, Amount: of_amount, Count: lambda metric, read: "yes",
}  # fmt: skip


def test_nothing_recorded_about_them_is_a_finding(loaded) -> None:
    # That the table as a whole lacks a column is no finding about anybody in it.
    found = {finding.rule for finding in loaded.findings() if finding.row is not None}
    # What some of the metrics are about is worth a remark as well: two stays at once, more days than a year has, and
    # an answer before its time.
    assert found == {"stay-parallel", "support-days-above-year", "followup-too-early"}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_every_metric_shows_each_thing_it_can_say(metric: Metric) -> None:
    said = {person.answer for person in metric.worked}
    assert 3 <= len(metric.worked) <= 6
    kind = kind_name(metric.kind)
    if kind == "share":
        # Of who takes part nothing is missing; somebody else is out of the question instead.
        assert {"yes", "no"} <= said and said & {"missing", "not_counted"}
    elif kind in ANSWERS:
        assert said >= set(ANSWERS[kind])
    else:
        assert len(said) >= 3
