"""Every metric's counts again in plain Python, from the rows of derived.answer, on the sample and on small tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.measure.asked import Ground, answer, ask
from pipeline.measure.asked.populations import QUARTERS
from pipeline.vocabulary.dimensions import DIMENSIONS, NAMES, declared_codes
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
    columns_of,
)
from pipeline.vocabulary.metrics import Metric
from pipeline.vocabulary.periods import Quarter

Row = dict[str, Any]
COLUMN = {each.name: each.column for each in DIMENSIONS}
POPULATION = {
    "finished": lambda row: row["is_finished"],
    "started": lambda row: row["is_started"],
    "registered": lambda row: not row["is_misregistered"],
}
YEAR = "2025"


def holds(condition: Any, row: Row) -> bool | None:
    value = row[condition.column]
    if value is None:
        return None
    if condition.least is not None:
        return bool(value >= condition.least)
    return str(value) in condition.values if condition.values else value


def numerators(metric: Metric, rows: list[Row]) -> dict[str, int]:
    """How many each statistic counts, by its name and category."""
    kind, found = metric.kind, Counter()
    for row in rows:
        found.update(said(metric, kind, row))
    return dict(found)


def said(metric: Metric, kind: Any, row: Row) -> Iterator[str]:
    if isinstance(kind, Share):
        waits = kind.not_due is not None and holds(kind.not_due, row)
        is_among = True if kind.among is None else holds(kind.among, row)
        if not waits and is_among and holds(kind.counts, row):
            yield "share"
    elif isinstance(kind, Paired):
        before, after = row[kind.before], row[kind.after]
        if before is None or after is None:
            return
        yield {(1, 1): "kept", (1, 0): "lost", (0, 1): "gained", (0, 0): "never"}[int(before), int(after)]
        if before:
            yield "before"
        if after:
            yield "after"
    elif isinstance(kind, Ordinal):
        if row[kind.change] is not None:
            yield "better" if row[kind.change] > 0 else "worse" if row[kind.change] < 0 else "same"
    elif isinstance(kind, Change):
        waits = kind.not_due is not None and holds(kind.not_due, row)
        if waits or row[kind.before] is None or row[kind.after] is None or kind.smallest is None:
            return
        change = (row[kind.after] - row[kind.before]) * (-1 if metric.better == "lower" else 1)
        if change >= kind.smallest:
            yield "improved"
        if change <= -kind.smallest:
            yield "worsened"
        if kind.ceiling is not None and row[kind.before] >= kind.ceiling:
            yield "at_ceiling"
    elif isinstance(kind, (Distribution, Transition)):
        yield from of_categories(kind, row)
    elif isinstance(kind, Count):
        yield "participations"


def of_categories(kind: Any, row: Row) -> Iterator[str]:
    if isinstance(kind, Transition):
        if row[kind.before] is not None and row[kind.after] is not None:
            yield f"transition:{row[kind.before]}>{row[kind.after]}"
    elif kind.before:
        if row[kind.before] is not None and row[kind.category[0]] is not None:
            yield f"before:{row[kind.before]}"
            yield f"after:{row[kind.category[0]]}"
    elif kind.many:
        yield from (f"share:{each}" for each in row[kind.category[0]])
    else:
        codes = [row[name] for name in kind.category]
        if None not in codes and kind.unknown not in codes:
            yield f"share:{'+'.join(codes)}"


@pytest.fixture(scope="module")
def rows(sample) -> list[Row]:
    metrics = sample.analyst.order.definitions.all_metrics
    names = {"is_finished", "is_started", "is_misregistered", "is_completed", "exit_quarter", "start_quarter"}
    names |= {"person_key", *COLUMN.values(), *(name for metric in metrics for name in columns_of(metric.kind))}
    listed = sorted(names)
    return [
        dict(zip(listed, row, strict=True)) for row in sample.rows(f"select {', '.join(listed)} from derived.answer")
    ]


@pytest.fixture(scope="module")
def ground(sample) -> Ground:
    definitions = sample.analyst.order.definitions
    codes = {name: declared_codes(name, definitions) for name in NAMES}
    return Ground(definitions, codes, Quarter(2026, 3), {})


GROUPINGS = ([], ["gender"], ["education"], ["target_group"], ["insats_id", "support_group_before"])


@pytest.fixture(scope="module")
def asked(sample, ground):
    """Rows of the answer by metric, basis, group and statistic with its category."""
    metrics = [metric.id for metric in ground.definitions.all_metrics]
    question = ask(ground.definitions, metrics, GROUPINGS)
    table = answer(sample.analyst.connection, question, ground, lambda each: each.name == YEAR).table
    found: dict[tuple, Row] = {}
    for row in table.to_pylist():
        group = tuple((name, row[name]) for name in NAMES if row[name] is not None)
        statistic = row["statistic"] if row["category"] is None else f"{row['statistic']}:{row['category']}"
        found[row["metric"], row["basis"], group, statistic] = row
    return found


def groups_of(row: Row, grouping: list[str]) -> Iterator[tuple]:
    if not grouping:
        yield ()
        return
    codes = [row[COLUMN[name]] for name in grouping]
    if grouping == ["target_group"]:
        yield from ((("target_group", code),) for code in codes[0] or ["ovrig"])
    else:
        yield tuple(sorted(zip(grouping, codes, strict=True), key=lambda each: NAMES.index(each[0])))


def in_places(metric: Metric, rows: list[Row]) -> dict[tuple, list[Row]]:
    places = defaultdict(list)
    for row in rows:
        quarter = row[QUARTERS[metric.population]]
        if not POPULATION[metric.population](row) or quarter is None or quarter // 4 != int(YEAR):
            continue
        for grouping in GROUPINGS:
            for group in groups_of(row, grouping):
                if metric.population == "finished":
                    places["finished", group].append(row)
                    if row["is_completed"]:
                        places["completed", group].append(row)
                else:
                    places[metric.population, group].append(row)
    return places


def test_counts_are_those_of_plain_python(asked, rows, ground) -> None:
    compared = 0
    for metric in ground.definitions.all_metrics:
        places = in_places(metric, rows)
        ours = {
            (basis, group, statistic): row["numerator"]
            for (name, basis, group, statistic), row in asked.items()
            if name == metric.id and row["numerator"] and statistic.split(":")[0] in PLAIN
        }
        theirs = {
            (basis, group, statistic): number
            for (basis, group), own in places.items()
            for statistic, number in numerators(metric, own).items()
        }
        assert ours == theirs, metric.id
        compared += len(ours)
    assert compared > 3000


PLAIN = {
    "share", "before", "after", "lost", "gained", "kept", "never", "better", "same", "worse", "improved", "worsened",
    "at_ceiling", "transition", "participations",
}  # fmt: skip


def test_known_missing_and_not_yet_due_are_everyone_but_those_out_of_the_question(asked, rows, ground) -> None:
    # Due and not yet due are the same in every row of a place: the first will do.
    of_place: dict[Any, Any] = {}
    for (name, basis, group, _), row in asked.items():
        of_place.setdefault((name, basis, group), row)
    for metric in ground.definitions.all_metrics:
        # Their denominators are those at risk, and those who began in the same state.
        if isinstance(metric.kind, (Survival, Transition)):
            continue
        among = metric.kind.among if isinstance(metric.kind, Share) else None
        for (basis, group), own in in_places(metric, rows).items():
            first = of_place[metric.id, basis, group]
            outside = sum(among is not None and holds(among, row) is False for row in own)
            assert first["due"] + (first["not_yet_due"] or 0) + outside == len(own), (metric.id, basis, group)


def test_people_are_counted_once_in_each_place(asked, rows, ground) -> None:
    for name in ("started", "finished"):
        metric = ground.definitions.metric(name)
        for (basis, group), own in in_places(metric, rows).items():
            people = len({row["person_key"] for row in own})
            assert asked[name, basis, group, "people"]["numerator"] == people
    assert any(
        asked["started", "started", group, "people"]["numerator"] < row["numerator"]
        for (name, _, group, statistic), row in asked.items()
        if (name, statistic) == ("started", "participations")
    )


def test_the_median_is_the_middle_and_lies_within_its_limits(asked, rows, ground) -> None:
    from statistics import median

    metric = ground.definitions.metric("length_of_stay")
    assert isinstance(metric.kind, Amount)
    for (basis, group), own in in_places(metric, rows).items():
        days = sorted(row["days_in_insats"] for row in own)
        row = asked["length_of_stay", basis, group, "median"]
        assert row["value"] == median(days)
        assert asked["length_of_stay", basis, group, "mean"]["value"] == pytest.approx(sum(days) / len(days))
        assert (row["ci_low"] is None) == (len(days) < 6)
        if row["ci_low"] is not None:
            assert days[0] <= row["ci_low"] <= row["value"] <= row["ci_high"] <= days[-1]


def test_time_to_work_is_that_of_the_function_for_one_group(asked, rows, ground) -> None:
    from pipeline.statistics.survival import aalen_johansen

    metric = ground.definitions.metric("time_to_activity")
    for (basis, group), own in in_places(metric, rows).items():
        ends = [row["activity_end"] for row in own]
        kinds = ["censored", "work_or_study", *sorted(set(ends) - {"censored", "work_or_study"})]
        curve = aalen_johansen([row["days_to_activity"] for row in own], [kinds.index(end) for end in ends])
        for months, days in ((3, 91), (6, 182), (12, 365)):
            row = asked.get(("time_to_activity", basis, group, f"incidence:work_or_study@{months}"))
            step = curve.at(days)
            assert row is not None and row["denominator"] == step.at_risk
            if step.at_risk >= 10:
                assert row["value"] == pytest.approx(step.ended[0], abs=1e-12)
            else:
                assert row["value"] is None
