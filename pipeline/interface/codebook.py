"""What each column of a row is: its words, unit, codes, and how sensitive it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.vocabulary.columns import Column, ColumnType, Sensitivity, Table
from pipeline.vocabulary.definitions import Definitions
from pipeline.vocabulary.groups import OTHER

_TYPES: dict[ColumnType, str] = {
    "text": "text", "code": "kod", "codes": "koder med | mellan", "yes_no": "ja eller nej", "date": "dag",
    "whole_number": "heltal", "number": "tal",
}  # fmt: skip
_SENSITIVE: dict[Sensitivity, str] = {
    "identity": "identitet", "sensitive": "känslig personuppgift", "personal": "personuppgift", "open": "öppen",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One column. `codes`: each code with its words. `is_counted`: worked out by the program, not delivered."""

    name: str
    label: str
    describes: str
    kind: ColumnType
    unit: str
    codes: tuple[tuple[str, str], ...]
    sensitivity: Sensitivity
    is_counted: bool

    @property
    def kind_word(self) -> str:
        """What stands in the column, in Swedish."""
        return _TYPES[self.kind]

    @property
    def sensitivity_word(self) -> str:
        """How sensitive it is, in Swedish."""
        return _SENSITIVE[self.sensitivity]


def without_identity(table: Table) -> tuple[Column, ...]:
    """The columns that do not say who somebody is."""
    return tuple(column for column in table.columns if column.sensitivity != "identity")


def codebook(definitions: Definitions) -> tuple[Entry, ...]:
    """Every column that LocalFigures.rows has, in its order; the words in Swedish."""
    recorded = tuple(map(_recorded, without_identity(definitions.table("participation"))))
    return (
        _made("person", "person, numrerad", "Löpande nummer: rader med samma nummer är samma person", "whole_number"),
        *recorded,
        *_groups(definitions),
        *_answers(definitions),
        _made("protection", "skydd", "unprotected: raderna är oskyddade och får inte spridas", "text", "open"),
    )


def _recorded(column: Column) -> Entry:
    return Entry(
        column.name, column.label.sv, column.describes.sv, column.type, column.unit or "",
        tuple((code.code, code.label.sv) for code in column.codes), column.sensitivity, is_counted=False,
    )  # fmt: skip


def _made(name: str, label: str, describes: str, kind: ColumnType, sensitivity: Sensitivity = "personal") -> Entry:
    return Entry(name, label, describes, kind, "", (), sensitivity, is_counted=True)


def _groups(definitions: Definitions) -> Iterator[Entry]:
    bands = tuple((band.code, band.label.sv) for band in definitions.groups.age_bands)
    ages = _made("age_group", "åldersgrupp", "Ålder vid start, i grupper", "code")
    yield Entry(**{**vars(ages), "codes": (*bands, (OTHER, "övriga"))})
    yield _made("municipality_group", "kommun, som den redovisas", "Medlemskommunens kod, eller ovrig", "text")
    yield _made("exit_quarter", "avslutskvartal", "Kvartalet då insatsen avslutades", "text")
    yield _made("is_finished", "avslutad", "Räknas bland alla avslutade", "yes_no")
    yield _made("is_completed", "fullföljd", "Räknas bland de fullföljda", "yes_no")


def _answers(definitions: Definitions) -> Iterator[Entry]:
    for metric in definitions.metrics:
        if metric.has_answer:
            # What became of somebody may rest on health or support: never less than sensitive.
            yield _made(metric.id, f"{metric.short} {metric.label.sv}", metric.numerator.sv, "yes_no", "sensitive")
