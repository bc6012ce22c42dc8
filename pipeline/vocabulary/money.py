"""What insatser cost, as declared in `schemas/money.yaml`, and one such figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition
from pipeline.vocabulary.figures import Status

MoneyUnit = Literal["kronor", "share"]
MoneyKind = Literal["individual", "structural", "volume"]
Amounts = Literal["outcome", "budget"]
_WITHOUT_PEOPLE = ("cost", "cost_of_budget", "funding_share", "administration_share")


@dataclass(frozen=True)
class MoneyMeasure:
    """One measure. `denominator` None: an amount on its own. `note` stands wherever it is printed."""

    id: str
    label: Label
    numerator: Label
    denominator: Label | None
    unit: MoneyUnit
    note: Label
    source: str


@dataclass(frozen=True)
class MoneyFigure:
    """One gross figure of a year. `insats_id` None = all insatser of the kind; `financier`: of an income.

    value = numerator / denominator, or the numerator where there is none. Kronor, or a share (1 = all).
    `amounts`: whether numerator and denominator are what was spent or what was budgeted.
    `missing`: posts without a known amount, or participations whose outcome is not known. The bounds are those of
    `value` if everyone unknown had moved on (low), and if nobody had (high, None where then nobody had).
    Status no_data: an amount or count is not known, which is never 0. zero: nobody to divide by.
    """

    measure: str
    label: Label
    year: int
    kind: MoneyKind | None
    insats_id: str | None
    insats: str | None
    financier: str | None
    numerator: float | None
    denominator: float | None
    value: float | None
    unit: MoneyUnit
    amounts: Amounts
    missing: int
    bound_low: float | None
    bound_high: float | None
    status: Status
    note: Label


def public_money(found: Iterable[MoneyFigure]) -> tuple[MoneyFigure, ...]:
    """What may stand in a publication as it is: amounts over amounts. What is divided by people is not among them."""
    return tuple(each for each in found if each.measure in _WITHOUT_PEOPLE)


def read_money(path: Path) -> tuple[MoneyMeasure, ...]:
    """Read `schemas/money.yaml`. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow("version", "note", "source", "measures")
    note, source = read_label(whole.get("note")), whole.get("source").text()
    return tuple(_measure(name, entry, note, source) for name, entry in whole.get("measures").items())


def _measure(name: str, entry: Entry, note: Label, source: str) -> MoneyMeasure:
    entry.allow("label", "numerator", "denominator", "unit")
    denominator = entry.find("denominator")
    return MoneyMeasure(
        id=name,
        label=read_label(entry.get("label")),
        numerator=read_label(entry.get("numerator")),
        denominator=read_label(denominator) if denominator else None,
        unit=cast(MoneyUnit, entry.get("unit").one_of("kronor", "share")),
        note=note,
        source=source,
    )
