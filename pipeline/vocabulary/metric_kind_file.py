"""Reads what a metric counts: the part of its definition that belongs to its kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from pipeline.vocabulary.definition_file import Entry
from pipeline.vocabulary.metric_kinds import (
    KEYS,
    Amount,
    Change,
    Condition,
    Count,
    Distribution,
    Kind,
    KindName,
    Ordinal,
    Paired,
    Share,
    Survival,
    Transition,
)


def read_kind(whole: Entry) -> Kind:
    """The kind that a definition declares; a share where it names none. Raises DefinitionFault."""
    named = whole.find("kind")
    name = cast(KindName, named.one_of(*KEYS)) if named else "share"
    every = {key for keys in KEYS.values() for key in keys}
    for key, entry in whole.items():
        if key in every and key not in KEYS[name]:
            entry.fault(f"”{key}” hör inte till slaget {name}.", f"“{key}” does not belong to the kind {name}.")
    return _READERS[name](whole)


def _share(whole: Entry) -> Kind:
    return Share(_condition(whole.get("counts")), _maybe(whole.find("among")), _maybe(whole.find("not_due")))


def _maybe(entry: Entry | None) -> Condition | None:
    return _condition(entry) if entry else None


def _condition(entry: Entry) -> Condition:
    """A column name, {column: ..., in: [...]} or {column: ..., at_least: ...}."""
    if isinstance(entry.value, str):
        return Condition(entry.name())
    entry.allow("column", "in", "at_least")
    least = entry.find("at_least")
    if least is not None:
        return Condition(entry.get("column").name(), least=least.number())
    return Condition(entry.get("column").name(), entry.get("in").texts())


def _change(whole: Entry) -> Kind:
    smallest, ceiling, scale, totals, not_due = (whole.find(key) for key in KEYS["change"][2:])
    if smallest and smallest.number() <= 0:
        smallest.fault("minsta betydelsefulla förändring är större än noll.", "the smallest change is above zero.")
    return Change(
        whole.get("before").name(), whole.get("after").name(),
        smallest.number() if smallest else None, ceiling.number() if ceiling else None,
        scale.number() if scale else 1.0, totals.flag() if totals else False, _maybe(not_due),
    )  # fmt: skip


def _distribution(whole: Entry) -> Kind:
    category, before, many, unknown = (whole.find(key) for key in KEYS["distribution"])
    if category is None:
        whole.fault("”category” saknas.", "“category” is missing.")
    names = (category.name(),) if isinstance(category.value, str) else tuple(e.name() for e in category.entries())
    kind = Distribution(
        names, before.name() if before else None, many.flag() if many else False, unknown.text() if unknown else None
    )
    if len(names) > 2 or (len(names) > 1 and (kind.before or kind.many)):
        category.fault(
            "två kolumner kan korsas, och bara utan ”before” och ”many”.",
            "two columns can be crossed, and only without “before” and “many”.",
        )
    return kind


def _survival(whole: Entry) -> Kind:
    months = whole.find("months")
    return Survival(
        whole.get("days").name(), whole.get("end").name(), whole.get("event").name(),
        tuple(each.whole_number() for each in months.entries()) if months else (3, 6, 12),
    )  # fmt: skip


_READERS: dict[KindName, Callable[[Entry], Kind]] = {
    "share": _share,
    "paired": lambda whole: Paired(whole.get("before").name(), whole.get("after").name()),
    "ordinal": lambda whole: Ordinal(whole.get("change").name()),
    "change": _change,
    "distribution": _distribution,
    "transition": lambda whole: Transition(whole.get("before").name(), whole.get("after").name()),
    "amount": lambda whole: Amount(whole.get("column").name()),
    "survival": _survival,
    "count": lambda whole: Count(),
}
