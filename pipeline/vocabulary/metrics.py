"""What a metric counts, as declared in `schemas/metrics/*.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition

Better = Literal["higher", "lower", "neither"]
Answer = Literal["yes", "no", "missing", "not_counted"]


@dataclass(frozen=True)
class WorkedPerson:
    """A person made up to show the definition: what is recorded, and what the metric then counts."""

    who: Label
    recorded: tuple[tuple[str, str], ...]
    answer: Answer
    why: Label


@dataclass(frozen=True)
class Metric:
    """One share: of those `among` whose `counts` is known, how many are counted.

    `counts` and `among` are yes/no columns of derived.outcome; `among` None means everyone in the basis.
    Metrics of one `family` describe the same people and are protected together.
    """

    id: str
    version: int
    order: int
    short: str
    label: Label
    question: Label
    counts: str
    among: str | None
    numerator: Label
    denominator: Label
    family: str
    better: Better
    target: Fraction | None
    not_for: Label
    source: str
    author: str
    checker: str
    next_review: date
    worked: tuple[WorkedPerson, ...]


def read_metric(path: Path) -> Metric:
    """Read one metric. The file is named for the metric's id. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow(
        "metric", "version", "order", "short", "label", "question", "counts", "among", "numerator",
        "denominator", "family", "better", "target", "not_for", "source", "author", "checker",
        "next_review", "worked",
    )  # fmt: skip
    if whole.get("metric").name() != path.stem:
        whole.get("metric").fault(f"filen ska heta {whole.get('metric').text()}.yaml.", "name and file differ.")
    among, target = whole.find("among"), whole.find("target")
    return Metric(
        id=whole.get("metric").name(),
        version=whole.get("version").whole_number(),
        order=whole.get("order").whole_number(),
        short=whole.get("short").text(),
        label=read_label(whole.get("label")),
        question=read_label(whole.get("question")),
        counts=whole.get("counts").name(),
        among=among.name() if among else None,
        numerator=read_label(whole.get("numerator")),
        denominator=read_label(whole.get("denominator")),
        family=whole.get("family").name(),
        better=cast(Better, whole.get("better").one_of("higher", "lower", "neither")),
        target=_target(target) if target else None,
        not_for=read_label(whole.get("not_for")),
        source=whole.get("source").text(),
        author=whole.get("author").text(),
        checker=whole.get("checker").text(),
        next_review=_date(whole.get("next_review")),
        worked=tuple(_person(entry) for entry in whole.get("worked").entries()),
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


def _person(entry: Entry) -> WorkedPerson:
    entry.allow("who", "recorded", "answer", "why")
    return WorkedPerson(
        who=read_label(entry.get("who")),
        recorded=tuple((name, each.text()) for name, each in entry.get("recorded").items()),
        answer=cast(Answer, entry.get("answer").one_of("yes", "no", "missing", "not_counted")),
        why=read_label(entry.get("why")),
    )
