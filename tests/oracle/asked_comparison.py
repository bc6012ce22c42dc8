"""Every count that can be asked for, from the oracle and from the database."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from added_up import is_finished, quarter_of
from asked_counts import Numbers, Place, counts, every_sayer
from counted import count_rows
from delivered import read_deliveries
from sayings import CATEGORIES, LISTS, TRANSITIONS

from pipeline.measure.asked import answer, ask
from pipeline.measure.asked.answer import Ground
from pipeline.vocabulary.dimensions import NAMES, declared_codes
from pipeline.vocabulary.periods import Quarter

Groupings = list[tuple[str, ...]]
# What has no count of people as its numerator, or is a sum or a difference of others.
_WITHOUT_COUNT = ("mean_change",)
_SAID = {
    "share", "before", "after", "lost", "gained", "kept", "never", "better", "same", "worse", "net", "mean_change",
    "improved", "worsened", "transition", "participations", "people", "median",
}  # fmt: skip


def asked(analyst: Any, groupings: Groupings, last: Quarter) -> pa.Table:
    definitions = analyst.order.definitions
    ground = Ground(definitions, {name: declared_codes(name, definitions) for name in NAMES}, last, {})
    return answer(
        analyst.connection, ask(definitions, tuple(every_sayer()), groupings), ground, lambda period: True
    ).table


def differences(analyst: Any, groupings: Groupings) -> list[str]:
    """What differs, by place: nothing, if all is well. Also a count that the oracle knows nothing of."""
    deliveries = read_deliveries(analyst.order.deliveries, analyst.order.today)
    participations, _ = count_rows(deliveries)
    newest = max(each.received_on for each in deliveries if each.table == "participation")
    last = Quarter.at(max(quarter_of(each.exit_date) for each in participations if is_finished(each)))
    expected = {_in_order(place): each for place, each in counts(participations, newest, last.index, groupings).items()}
    found = _counted(asked(analyst, groupings, last))
    return [
        f"{place}: oracle {expected.get(place)}, asked {found.get(place)}"
        for place in expected.keys() | found.keys()
        if expected.get(place, (0, 0, 0)) != found.get(place, (0, 0, 0))
    ]


def _numerator(columns: dict[str, list[Any]], at: int) -> int:
    statistic = columns["statistic"][at]
    if statistic == "median":
        return round(2 * (columns["value"][at] or 0))
    return 0 if statistic in _WITHOUT_COUNT else int(columns["numerator"][at])


def _in_order(place: Place) -> Place:
    return (*place[:6], tuple(sorted(place[6], key=lambda each: NAMES.index(each[0]))))


def _counted(table: pa.Table) -> dict[Place, Numbers]:
    """The rows that count somebody. Categories that nobody has are in one of the two alone."""
    columns = {name: table[name].to_pylist() for name in table.column_names}
    found: dict[Place, Numbers] = {}
    for at in range(table.num_rows):
        if columns["statistic"][at] not in _SAID:
            continue
        whole = (columns[name][at] for name in ("metric", "period_kind", "period", "basis", "statistic", "category"))
        groups = tuple((name, columns[name][at]) for name in NAMES if columns[name][at] is not None)
        numerator = _numerator(columns, at)
        numbers = (numerator, columns["denominator"][at], columns["missing"][at])
        is_of_categories = columns["metric"][at] in {**CATEGORIES, **TRANSITIONS, **LISTS}
        if any(numbers) and not (is_of_categories and numerator == 0):
            found[(*whole, groups)] = numbers  # type: ignore[index]
    return found
