"""Metrics that are published by their definition alone: each reads one delivered column that no other reads.

So what such a metric says bears on no other metric's hidden numbers, and neither protector nor auditor has to be told
anything of it but how many people are in each group, which they know. Any other metric needs a person who knows what
its numbers say of the others' (`protect/links.py`, `audit/meaning.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.vocabulary.columns import Column, Table
from pipeline.vocabulary.definition_file import Entry
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.metric_kinds import Condition, Share
from pipeline.vocabulary.metrics import Metric

READ_BY_OTHERS = frozenset(
    {
        "participation_id", "person_id", "insats_id", "registration_level", "gender", "birth_year", "municipality",
        "start_date", "exit_date", "exit_reason", "support_before", "support_after", "work_before", "work_before_pct",
        "study_before", "study_before_pct", "work_after", "work_after_pct", "study_after", "study_after_pct",
        "seeking_after", "further_rehab_after", "health_before", "health_after", "activity_started_on",
    }
)  # fmt: skip
"""Columns of participation that groups, bases or the other published metrics rest on."""

LATER = frozenset(
    {
        "support_days_before", "support_days_after", "work_6_months", "study_6_months", "public_support_6_months",
        "work_12_months", "study_12_months", "public_support_12_months",
    }
)  # fmt: skip
"""Columns that are known long after the exit: a quarter that is given out would keep them as not known for ever."""


_PREFIX = "own_"


@dataclass(frozen=True)
class OwnMetric:
    """What the ledger must remember of such a metric: a later one may not read its column in another way."""

    metric: str
    version: int
    column: str
    digest: str


def own_column(metric: str) -> str:
    """The column of derived.outcome that holds the answer."""
    return f"{_PREFIX}{metric}"


def is_own_column(name: str) -> bool:
    """Whether a column of derived.outcome holds the answer to such a metric."""
    return name.startswith(_PREFIX)


def own_metrics(metrics: Sequence[Metric]) -> tuple[OwnMetric, ...]:
    """The metrics that are published by their definition alone."""
    return tuple(
        OwnMetric(each.id, each.version, each.own.counts.column, each.counted_digest) for each in metrics if each.own
    )


def demand_own_column(counts: Entry, own: Share, participation: Table) -> None:
    """Raise DefinitionFault, at the line of `counts`, where the metric does not read a delivered column of its own."""
    condition = own.counts
    demand_column(counts, condition.column, participation)
    if condition.column in READ_BY_OTHERS:
        counts.fault(
            f"{condition.column} läses redan av grupper eller andra mått som redovisas: talen skulle säga något om "
            "deras dolda tal. Skriv ”published: false”.",
            f"{condition.column} is read by groups or other published metrics: the numbers would say something of "
            "their hidden ones. Write “published: false”.",
        )
    if condition.column in LATER:
        counts.fault(
            f"{condition.column} blir känd först långt efter avslutet, när kvartalet kan vara utgivet. Skriv "
            "”published: false”.",
            f"{condition.column} is known long after the exit, when the quarter may be given out. Write “published: "
            "false”.",
        )
    _demand_codes(counts, condition, participation.column(condition.column))
    if not _fits(condition, participation.column(condition.column)):
        counts.fault(
            "skriv ett namn på en ja- eller nejkolumn, {column, in} för koder i kolumnen, eller {column, at_least} "
            "för tal med gränser.",
            "write the name of a yes or no column, {column, in} for codes of the column, or {column, at_least} for "
            "numbers with limits.",
        )


def demand_column(place: Entry, name: str, participation: Table) -> None:
    """Raise DefinitionFault where no column has the name; it says the right one where the heading stands instead."""
    if name in participation.column_names:
        return
    for column in participation.columns:
        if name in (column.label.sv, column.label.en):
            place.fault(
                f"rubriken {name} heter {column.name} i definitioner: skriv det.",
                f"the heading {name} is called {column.name} in definitions: write that.",
            )
    place.fault(
        f"{name} levereras inte. Skriv en kolumn ur schemas/participation.yaml; en som räknas ut av andra säger något "
        "om deras mått.",
        f"{name} is not delivered. Write a column of schemas/participation.yaml; one worked out from others says "
        "something of their metrics.",
    )


def _demand_codes(counts: Entry, condition: Condition, column: Column) -> None:
    """Raise DefinitionFault where a code is none of the column's."""
    codes = [each.code for each in column.codes]
    for value in condition.values if column.type == "code" else ():
        if value not in codes:
            counts.fault(
                f"”{value}” är ingen kod i {column.name}. Koderna är {', '.join(codes)}.",
                f"“{value}” is no code of {column.name}. The codes are {', '.join(codes)}.",
            )


def demand_plain_label(label: Entry) -> None:
    """Raise DefinitionFault where a name holds digits: a chart breaks it into lines, and they would read as counts."""
    for _, words in label.items():
        if any(letter.isdigit() for letter in words.text()):
            words.fault(
                "ett namn som står i diagram skrivs utan siffror: skriv gränsen i ”question” och ”numerator”.",
                "a name that stands in charts has no digits: write the limit in “question” and “numerator”.",
            )


def demand_own_numbers(words: Entry, condition: Condition, column: Column) -> None:
    """Raise DefinitionFault where a text has another number than the limits: it is published, and may be a count."""
    limits = {number for number in (condition.least, column.least, column.most) if number is not None}
    for _, text in words.items():
        for number in re.findall(r"\d+(?:[.,]\d+)?", text.text()):
            if condition.least is None or float(number.replace(",", ".")) not in limits:
                text.fault(
                    f"{number} står i en text som publiceras, och kan läsas som ett antal. Bara gränsen i ”at_least” "
                    "och kolumnens egna gränser skrivs med siffror.",
                    f"{number} stands in a text that is published, and may be read as a count. Only the limit in "
                    "“at_least” and the column's own limits are written in digits.",
                )


def demand_different_columns(metrics: Sequence[Metric]) -> None:
    """Raise DefinitionFault where two own metrics read the same column."""
    seen: dict[str, str] = {}
    for each in own_metrics(metrics):
        other = seen.setdefault(each.column, each.metric)
        if other != each.metric:
            raise DefinitionFault(
                file=f"{each.metric}.yaml", line=1,
                what_sv=f"{each.column} läses redan av {other}, som också redovisas: talen skulle säga för mycket. "
                "Skriv ”published: false” i det ena.",
                what_en=f"{each.column} is read by {other}, which is published too: the numbers would tell too much. "
                "Write “published: false” in one of them.",
            )  # fmt: skip


def _fits(condition: Condition, column: Column) -> bool:
    if condition.least is not None:
        return column.type in ("number", "whole_number") and None not in (column.least, column.most)
    if condition.values:
        return column.type == "code"
    return column.type == "yes_no"
