"""Figures from outside, as their source printed them: one small dated file each in `schemas/reference/`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, cast

from pipeline.vocabulary.columns import Label, read_label
from pipeline.vocabulary.definition_file import Entry, read_definition
from pipeline.vocabulary.outside_measures import MEASURES, OutsideMeasure

Method = Literal["exact", "cell_key"]
UNKNOWN = "unknown"


@dataclass(frozen=True)
class PrintedRow:
    """One printed row: a value per column, None where the source prints none."""

    row: str
    label: Label
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class PrintedSum:
    """Which columns should add up to which, or which rows. `tolerance`: how far rounding may take them apart."""

    total: str
    parts: tuple[str, ...]
    tolerance: Decimal


@dataclass(frozen=True)
class PrintedShare:
    """A per cent that the source prints beside a number. `of`: a column, or the same number for every row."""

    number: str
    of: str | Decimal
    printed: str
    decimals: int


@dataclass(frozen=True)
class Reference:
    """One table from outside. `published_on` and `licence` None = the source does not say.

    `method` cell_key: random small changes protect every number, so the parts need not add up and are not checked.
    `read_on`: the day the numbers were copied. `measure`: what kind of number they are, so that they are never held
    against another kind. `sums` add up columns in every row, `row_sums` rows in every column.
    """

    id: str
    version: int
    label: Label
    describes: Label
    source: str
    published_on: date | None
    read_on: date
    licence: str | None
    method: Method
    columns: tuple[tuple[str, Label], ...]
    rows: tuple[PrintedRow, ...]
    sums: tuple[PrintedSum, ...]
    shares: tuple[PrintedShare, ...]
    measure: OutsideMeasure = "other"
    row_sums: tuple[PrintedSum, ...] = ()
    row_heading: Label | None = None

    def label_of(self, column: str) -> Label:
        return dict(self.columns)[column]

    def value(self, row: PrintedRow, column: str) -> Decimal | None:
        """The number printed in a row and column."""
        return row.values[[name for name, _ in self.columns].index(column)]


def read_reference(path: Path) -> Reference:
    """Read one file, named for its id. Raises DefinitionFault."""
    whole = read_definition(path)
    whole.allow(
        "reference", "version", "label", "describes", "source", "published_on", "read_on", "licence", "method",
        "columns", "rows", "sums", "shares", "measure", "row_sums", "row_heading",
    )  # fmt: skip
    if whole.get("reference").name() != path.stem:
        whole.get("reference").fault(
            f"filen ska heta {whole.get('reference').text()}.yaml.",
            f"the file should be called {whole.get('reference').text()}.yaml.",
        )
    columns = tuple((name, read_label(entry)) for name, entry in whole.get("columns").items())
    names = tuple(name for name, _ in columns)
    rows = tuple(_row(entry, len(names)) for entry in whole.get("rows").entries())
    licence, sums, shares = whole.get("licence").text(), whole.find("sums"), whole.find("shares")
    measure, row_sums, heading = whole.find("measure"), whole.find("row_sums"), whole.find("row_heading")
    return Reference(
        id=whole.get("reference").name(),
        version=whole.get("version").whole_number(),
        label=read_label(whole.get("label")),
        describes=read_label(whole.get("describes")),
        source=whole.get("source").text(),
        published_on=None if whole.get("published_on").value == UNKNOWN else _day(whole.get("published_on")),
        read_on=_day(whole.get("read_on")),
        licence=None if licence == UNKNOWN else licence,
        method=cast(Method, whole.get("method").one_of("exact", "cell_key")),
        columns=columns,
        rows=rows,
        sums=tuple(_sum(entry, names) for entry in sums.entries()) if sums else (),
        shares=tuple(_share(entry, names) for entry in shares.entries()) if shares else (),
        measure=cast(OutsideMeasure, measure.one_of(*MEASURES)) if measure else "other",
        row_sums=tuple(_sum(each, tuple(row.row for row in rows)) for each in row_sums.entries()) if row_sums else (),
        row_heading=read_label(heading) if heading else None,
    )


def read_own_references(folder: Path | None) -> tuple[tuple[Reference, ...], tuple[tuple[str, str], ...]]:
    """A förbund's own tables, and the name and SHA-256 of each file; none where there is no folder."""
    paths = sorted(folder.glob("*.yaml")) if folder else []
    files = tuple((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths)
    return tuple(read_reference(path) for path in paths), files


def _row(entry: Entry, width: int) -> PrintedRow:
    entry.allow("row", "label", "values")
    name, label, values = entry.get("row").text(), entry.find("label"), entry.get("values").entries()
    if len(values) != width:
        entry.fault(
            f"raden har {len(values)} värden, men kolumnerna är {width}.",
            f"the row has {len(values)} values, but there are {width} columns.",
        )
    return PrintedRow(name, read_label(label) if label else Label(name, name), tuple(_value(each) for each in values))


def _value(entry: Entry) -> Decimal | None:
    if entry.value is None:
        return None
    entry.number()
    return Decimal(str(entry.value))


def _sum(entry: Entry, names: tuple[str, ...]) -> PrintedSum:
    entry.allow("total", "parts", "tolerance")
    tolerance = Decimal(str(entry.get("tolerance").number()))
    parts = tuple(each.one_of(*names) for each in entry.get("parts").entries())
    return PrintedSum(entry.get("total").one_of(*names), parts, tolerance)


def _share(entry: Entry, names: tuple[str, ...]) -> PrintedShare:
    entry.allow("number", "of", "printed", "decimals")
    of = entry.get("of")
    return PrintedShare(
        number=entry.get("number").one_of(*names),
        of=of.one_of(*names) if isinstance(of.value, str) else Decimal(str(of.number())),
        printed=entry.get("printed").one_of(*names),
        decimals=entry.get("decimals").whole_number(),
    )


def _day(entry: Entry) -> date:
    if not isinstance(entry.value, date):
        entry.fault(
            "här väntades ett datum som 2026-01-31, eller unknown för published_on.",
            "a date such as 2026-01-31 was expected here, or unknown for published_on.",
        )
    return entry.value
