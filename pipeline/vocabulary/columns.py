"""The canonical tables and their columns, as declared in `schemas/*.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.definition_file import Entry, read_definition

ColumnType = Literal["text", "code", "codes", "yes_no", "date", "whole_number", "number"]
Sensitivity = Literal["identity", "sensitive", "personal", "open"]
TABLES = ("participation", "insats", "membership", "budget", "volume")


@dataclass(frozen=True)
class Label:
    """A name or sentence in both languages of the product."""

    sv: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.sv if language == "sv" else self.en


@dataclass(frozen=True)
class Code:
    """One allowed value, its label, and other spellings that mean the same."""

    code: str
    label: Label
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column, declared once: everything that reads, checks or prints it looks here.

    `digits`: a text of exactly so many digits. `is_ordered`: the codes stand in order, the best first.
    `blank`: the code that an empty cell stands for. `target_for`: the metric whose target the row sets for itself.
    """

    name: str
    type: ColumnType
    label: Label
    describes: Label
    sensitivity: Sensitivity
    required: bool
    unreadable: Literal["set_aside", "warn"]
    codes: tuple[Code, ...]
    unit: str | None
    least: float | None
    most: float | None
    digits: int | None
    is_ordered: bool
    blank: str | None
    target_for: str | None = None

    def label_of(self, code: str, language: str) -> str:
        """The words for a code; the code itself where it has none."""
        return next((each.label[language] for each in self.codes if each.code == code), code)


@dataclass(frozen=True)
class Table:
    """One canonical table: `key` names the columns that identify a row."""

    name: str
    version: int
    label: Label
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def read_label(entry: Entry) -> Label:
    entry.allow("sv", "en")
    return Label(entry.get("sv").text(), entry.get("en").text())


def read_table(path: Path) -> Table:
    """Read one `schemas/<table>.yaml`. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow("table", "version", "label", "key", "columns")
    columns = tuple(_column(name, entry) for name, entry in whole.get("columns").items())
    key = tuple(entry.name() for entry in whole.get("key").entries())
    for entry in whole.get("key").entries():
        if entry.text() not in {column.name for column in columns}:
            entry.fault(f"kolumnen ”{entry.text()}” finns inte.", f"there is no column “{entry.text()}”.")
    return Table(
        name=whole.get("table").one_of(*TABLES),
        version=whole.get("version").whole_number(),
        label=read_label(whole.get("label")),
        key=key,
        columns=columns,
    )


_TYPES = ("text", "code", "codes", "yes_no", "date", "whole_number", "number")


def _column(name: str, entry: Entry) -> Column:
    entry.allow(
        "type", "label", "describes", "sensitivity", "required", "unreadable", "codes", "unit", "least", "most",
        "digits", "ordered", "blank", "target_for",
    )  # fmt: skip
    required = entry.find("required")
    unreadable = entry.find("unreadable")
    codes = entry.find("codes")
    unit, least, most = entry.find("unit"), entry.find("least"), entry.find("most")
    digits, ordered, blank = entry.find("digits"), entry.find("ordered"), entry.find("blank")
    target_for = entry.find("target_for")
    type_ = cast(ColumnType, entry.get("type").one_of(*_TYPES))
    if type_ in ("code", "codes") and codes is None and name not in _CODES_ELSEWHERE:
        entry.fault("en kodkolumn behöver ”codes”.", "a code column needs “codes”.")
    if digits is not None and type_ != "text":
        digits.fault("bara en textkolumn kan ha ”digits”.", "only a text column can have “digits”.")
    if target_for is not None and (type_ != "number" or unit is None or unit.text() != "per cent"):
        target_for.fault(
            "ett mål står i en kolumn av typen number med enheten per cent.",
            "a target stands in a column of type number with the unit per cent.",
        )
    return Column(
        name=name,
        type=type_,
        label=read_label(entry.get("label")),
        describes=read_label(entry.get("describes")),
        sensitivity=cast(Sensitivity, entry.get("sensitivity").one_of("identity", "sensitive", "personal", "open")),
        required=required.flag() if required else False,
        unreadable=cast(
            Literal["set_aside", "warn"],
            unreadable.one_of("set_aside", "warn") if unreadable else "warn",
        ),
        codes=tuple(_code(code, each) for code, each in codes.items()) if codes else (),
        unit=unit.text() if unit else None,
        least=least.number() if least else None,
        most=most.number() if most else None,
        digits=digits.whole_number() if digits else None,
        is_ordered=ordered.flag() if ordered else False,
        blank=blank.one_of(*(code for code, _ in codes.items())) if blank and codes else None,
        target_for=target_for.name() if target_for else None,
    )


# The sources of support have a file of their own: they carry a group and a flag as well.
_CODES_ELSEWHERE = ("support_before", "support_after")


def _code(code: str, entry: Entry) -> Code:
    entry.allow("sv", "en", "also")
    also = entry.find("also")
    return Code(code, Label(entry.get("sv").text(), entry.get("en").text()), also.texts() if also else ())
