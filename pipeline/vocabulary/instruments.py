"""Instruments that give a number before and after, as declared in `schemas/instruments.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import Label, Table, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition

Direction = Literal["higher", "lower"]


@dataclass(frozen=True)
class InstrumentClass:
    """A named stretch of the scale, both ends included."""

    code: str
    label: Label
    least: float
    most: float


@dataclass(frozen=True)
class Instrument:
    """One instrument: `before` and `after` name number columns of the participation table.

    `least` and `most` bound the scale in its own unit; `better` says which way is better. A change of at least
    `smallest_important_difference` counts as a change. `ceiling`: who starts there or better can hardly improve.
    """

    id: str
    label: Label
    before: str
    after: str
    least: float
    most: float
    better: Direction
    smallest_important_difference: float
    ceiling: float
    classes: tuple[InstrumentClass, ...]
    source: str

    @property
    def sign(self) -> int:
        """What a change is multiplied by, so that a positive one is for the better."""
        return 1 if self.better == "higher" else -1


def read_instruments(path: Path, participation: Table) -> tuple[Instrument, ...]:
    """Read `schemas/instruments.yaml`. Raises DefinitionFault, also for a column that holds no number."""
    whole = read_definition(path)
    whole.allow("version", "instruments")
    whole.get("version").whole_number()
    return tuple(_instrument(name, entry, participation) for name, entry in whole.get("instruments").items())


def _instrument(name: str, entry: Entry, participation: Table) -> Instrument:
    entry.allow(
        "label", "before", "after", "least", "most", "better", "smallest_important_difference", "ceiling", "classes",
        "source",
    )  # fmt: skip
    least, most = entry.get("least").number(), entry.get("most").number()
    if most <= least:
        entry.get("most").fault("skalan slutar före sin början.", "the scale ends before it starts.")
    classes = entry.find("classes")
    return Instrument(
        id=name,
        label=read_label(entry.get("label")),
        before=_number_column(entry.get("before"), participation),
        after=_number_column(entry.get("after"), participation),
        least=least,
        most=most,
        better=cast(Direction, entry.get("better").one_of("higher", "lower")),
        smallest_important_difference=_above_zero(entry.get("smallest_important_difference")),
        ceiling=entry.get("ceiling").number(),
        classes=tuple(_class(code, each) for code, each in classes.items()) if classes else (),
        source=entry.get("source").text(),
    )


def _number_column(entry: Entry, participation: Table) -> str:
    name = entry.name()
    types = {column.name: column.type for column in participation.columns}
    if types.get(name) not in ("number", "whole_number"):
        entry.fault(
            f"”{name}” är ingen talkolumn i participation.yaml. Lägg till kolumnen där först.",
            f"“{name}” is no number column of participation.yaml. Add the column there first.",
        )
    return name


def _above_zero(entry: Entry) -> float:
    number = entry.number()
    if number <= 0:
        entry.fault("skillnaden ska vara större än 0.", "the difference must be above 0.")
    return number


def _class(code: str, entry: Entry) -> InstrumentClass:
    entry.allow("from", "to", "sv", "en")
    return InstrumentClass(
        code,
        Label(entry.get("sv").text(), entry.get("en").text()),
        entry.get("from").number(),
        entry.get("to").number(),
    )
