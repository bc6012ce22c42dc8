"""What a metric says that nobody has written down here: straight from its YAML, for columns that are plain answers.

So a metric that is added by its definition alone is counted again all the same. Of a column that is worked out in some
other way the oracle knows nothing, and says so: then somebody writes it in sayings.py, from the wording alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from added_up import age_group
from answers import does, is_public
from definitions_as_written import metrics, written
from understood import Participation

Value = Callable[[Participation], Any]
PLAIN: dict[str, Value] = {
    **{name: (lambda one, name=name: does(one, name)) for name in ("work_before", "work_after")},
    **{name: (lambda one, name=name: does(one, name)) for name in ("study_before", "study_after")},
    "public_before": lambda one: is_public(one, "before"),
    "public_after": lambda one: is_public(one, "after"),
    "age_group": age_group,
}
"""Columns whose word is not the delivered answer itself."""


def unknown_to(sayings: Any) -> tuple[str, ...]:
    """The metrics of schemas/metrics that the sayings leave out, of the kinds that are read here."""
    return tuple(
        name
        for name, metric in metrics().items()
        if name not in sayings and metric.get("kind", "share") == "share" and "not_due" not in metric
    )


def say(name: str) -> Callable[[Participation, Any], str]:
    """What the metric says of one: yes, no, missing or not_counted."""
    metric = metrics()[name]
    counts, among = (_condition(metric[key]) if key in metric else None for key in ("counts", "among"))
    assert counts is not None

    def answer(one: Participation, _: Any) -> str:
        is_among = True if among is None else among(one)
        if is_among is False:
            return "not_counted"
        said = None if is_among is None else counts(one)
        return "missing" if said is None else ("yes" if said else "no")

    return answer


def _condition(told: Any) -> Callable[[Participation], bool | None]:
    if isinstance(told, str):
        return _value(told)
    value = _value(told["column"])

    def holds(one: Participation) -> bool | None:
        found = value(one)
        if found is None:
            return None
        return found in told["in"] if "in" in told else found >= told["at_least"]

    return holds


def _value(column: str) -> Value:
    """A column as it was delivered, where it is an answer or a code."""
    if column in PLAIN:
        return PLAIN[column]
    of = written("participation")["columns"].get(column, {})
    if of.get("type") == "number" and "least" in of and "most" in of:
        return lambda one: _within(one.values[column], of["least"], of["most"])
    if of.get("type") not in ("yes_no", "code"):
        raise KeyError(f"{column}: write what the metric says in sayings.py")
    return lambda one: one.values[column]


def _within(number: Any, least: float, most: float) -> Any:
    """A number that the column cannot hold is none."""
    return number if number is not None and least <= number <= most else None


def published_alone() -> dict[str, Callable[[Participation], str]]:
    """What the metrics say that are published by their definition alone."""
    found = {name: say(name) for name, metric in metrics().items() if metric.get("published") is True}
    return {name: (lambda one, said=said: said(one, None)) for name, said in found.items()}
