"""Reads one metric from `schemas/metrics/`."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import cast

from pipeline.vocabulary.columns import Table, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition
from pipeline.vocabulary.disclosure import Released, read_released
from pipeline.vocabulary.metric_kind_file import read_kind
from pipeline.vocabulary.metric_kinds import KEYS, Change, Condition, Kind, KindName, Share, kind_name
from pipeline.vocabulary.metrics import ANSWERS, Among, AsOf, Better, DefinitionChange, Metric, WorkedPerson
from pipeline.vocabulary.own_metrics import (
    demand_own_column,
    demand_own_numbers,
    demand_plain_label,
    own_column,
)
from pipeline.vocabulary.own_people import demand_people_agree


def read_metric(path: Path, participation: Table) -> Metric:
    """Read one metric. The file is named for the metric's id; `participation` is what is delivered of people.

    Raises DefinitionFault.
    """
    whole = read_definition(path)
    whole.allow(
        "metric", "version", "order", "short", "label", "question", "kind", *dict.fromkeys(sum(KEYS.values(), ())),
        "population", "as_of", "unit", "numerator", "denominator", "family", "released", "published", "better",
        "target", "not_for", "source", "author", "checker", "next_review", "changes", "worked",
    )  # fmt: skip
    name = whole.get("metric").name()
    if name != path.stem:
        whole.get("metric").fault(f"filen ska heta {whole.get('metric').text()}.yaml.", "name and file differ.")
    target, population, unit, kind = (
        whole.find("target"),
        whole.find("population"),
        whole.find("unit"),
        read_kind(whole),
    )
    own = _own(whole, kind, participation)
    metric = Metric(
        id=name,
        version=whole.get("version").whole_number(),
        order=whole.get("order").whole_number(),
        short=whole.get("short").text(),
        label=read_label(whole.get("label")),
        question=read_label(whole.get("question")),
        kind=Share(Condition(own_column(name))) if own else kind,
        own=own,
        population=cast(Among, population.one_of("finished", "started", "registered") if population else "finished"),
        as_of=cast(AsOf, whole.get("as_of").one_of("start", "exit", "start_and_exit", "stay", "after_exit")),
        unit=read_label(unit) if unit else None,
        numerator=read_label(whole.get("numerator")),
        denominator=read_label(whole.get("denominator")),
        family=name if own else _family(whole, kind),
        released=_released(whole, own is not None or whole.find("family") is not None),
        better=cast(Better, whole.get("better").one_of("higher", "lower", "neither")),
        target=_target(target) if target else None,
        not_for=read_label(whole.get("not_for")),
        source=whole.get("source").text(),
        author=whole.get("author").text(),
        checker=whole.get("checker").text(),
        next_review=_date(whole.get("next_review")),
        changes=_changes(whole),
        worked=tuple(_person(entry, kind_name(kind)) for entry in whole.get("worked").entries()),
    )
    _check(whole, metric)
    return metric


def _own(whole: Entry, kind: Kind, participation: Table) -> Share | None:
    """What is counted by a metric that is published by its definition alone: `published: true`, and no family."""
    published = whole.find("published")
    if published is None or whole.find("family") is not None or not published.flag():
        return None
    if not isinstance(kind, Share) or kind.among or kind.not_due:
        published.fault(
            "bara en andel av alla avslutade kan redovisas utan kod: ”counts”, och varken ”among” eller ”not_due”.",
            "only a share of all finished can be published without code: “counts”, and no “among” or “not_due”.",
        )
    for key, allowed in (("as_of", ("start", "exit", "start_and_exit")), ("population", ("finished",))):
        if found := whole.find(key):
            found.one_of(*allowed)
    demand_plain_label(whole.get("label"))
    demand_own_column(whole.get("counts"), kind, participation)
    demand_people_agree(whole.get("worked"), kind.counts, participation)
    for key in ("question", "numerator", "denominator", "not_for"):
        demand_own_numbers(whole.get(key), kind.counts, participation.column(kind.counts.column))
    return kind


def _family(whole: Entry, kind: Kind) -> str:
    """The family of a published metric; empty for a local one, which must say `published: false`."""
    family, published = whole.find("family"), whole.find("published")
    if (family is None) == (published is None):
        (family or whole).fault(
            "skriv antingen ”family” (publiceras) eller ”published”.",
            "write either “family” (published) or “published”.",
        )
    if family is not None and not _is_plain(kind):
        family.fault(
            "bara en andel av kolumner i derived.outcome kan publiceras än.",
            "only a share of columns of derived.outcome can be published yet.",
        )
    return family.name() if family else ""


def _released(whole: Entry, is_published: bool) -> Released | None:
    released = whole.find("released")
    if released is not None and not is_published:
        released.fault("bara det som publiceras kan ha det.", "only what is published can have it.")
    return read_released(released, is_whole=False) if released is not None else None


def _is_plain(kind: Kind) -> bool:
    return isinstance(kind, Share) and not (
        kind.not_due or any(each and each != Condition(each.column) for each in (kind.counts, kind.among))
    )


def _check(whole: Entry, metric: Metric) -> None:
    if isinstance(metric.kind, Change) and metric.unit is None:
        whole.fault("ett mått på förändring behöver ”unit”.", "a metric of change needs “unit”.")
    if metric.target is not None and not isinstance(metric.kind, Share):
        whole.get("target").fault("bara en andel kan ha ett mål.", "only a share can have a target.")
    changed = tuple(each.version for each in metric.changes)
    if changed != tuple(range(2, metric.version + 1)):
        whole.get("version").fault(
            "varje version efter den första behöver en rad under ”changes”, i ordning.",
            "every version after the first needs an entry under “changes”, in order.",
        )


def _changes(whole: Entry) -> tuple[DefinitionChange, ...]:
    found = whole.find("changes")
    return tuple(_changed(entry) for entry in found.entries()) if found else ()


def _changed(entry: Entry) -> DefinitionChange:
    entry.allow("version", "from", "what")
    return DefinitionChange(
        entry.get("version").whole_number(), _date(entry.get("from")), read_label(entry.get("what"))
    )


def _target(entry: Entry) -> Fraction:
    # A fraction, because 0.7 * n in floating point is not 7n/10 for n = 90.
    target = Fraction(str(entry.number()))
    if not 0 < target < 1:
        entry.fault("ett mål skrivs som en andel mellan 0 och 1.", "a target is a share between 0 and 1.")
    return target


def _date(entry: Entry) -> date:
    if not isinstance(entry.value, date):
        entry.fault("här väntades ett datum som 2027-01-31.", "a date such as 2027-01-31 was expected here.")
    return entry.value


def _person(entry: Entry, kind: KindName) -> WorkedPerson:
    entry.allow("who", "recorded", "answer", "why")
    answer = entry.get("answer")
    return WorkedPerson(
        who=read_label(entry.get("who")),
        recorded=tuple((name, each.text()) for name, each in entry.get("recorded").items()),
        answer=answer.one_of(*ANSWERS[kind]) if kind in ANSWERS else answer.text(),
        why=read_label(entry.get("why")),
    )
