"""The ways in which files look in life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.vocabulary.columns import Column

Kind = Literal["csv", "xlsx", "parquet"]
Headings = Literal["as_defined", "spaced", "capitals"]


@dataclass(frozen=True)
class Style:
    """How a file is written. `lines_above` stand before the headings; `initials`: gender as K and M."""

    describes: str
    kind: Kind = "csv"
    encoding: str = "utf-8"
    line_end: str = "\n"
    dates: str = "%Y-%m-%d"
    headings: Headings = "as_defined"
    initials: bool = False
    lines_above: int = 0

    @property
    def first_row(self) -> int:
        """The first row of data as a spreadsheet numbers it."""
        return self.lines_above + 2

    def heading(self, column: Column) -> str:
        """The column's heading as this file has it."""
        label = column.label.sv
        if self.kind == "parquet":
            return column.name
        if self.headings == "capitals":
            return label.upper()
        if self.headings == "spaced":
            words = label.replace("_", " ").capitalize()
            return words.removesuffix(" id") + "-ID" if words.endswith(" id") else words
        return label

    def cell(self, column: Column, text: str) -> str:
        """The cell's text in this file. What was planted as unreadable stays as it is."""
        if column.type == "date" and (day := as_date(text)):
            return f"{day.day}/{day.month}/{day.year}" if self.dates == "%d/%m/%Y" else day.strftime(self.dates)
        if column.name == "gender" and self.initials:
            return {"kvinna": "K", "man": "M"}.get(text, text)
        return text


ANSI = Style("semikolonseparerad CSV i Windows-1252 med decimalkomma och CRLF", encoding="cp1252", line_end="\r\n")
BOM = Style("semikolonseparerad CSV i UTF-8 med BOM och CRLF", encoding="utf-8-sig", line_end="\r\n")
PLAIN = Style("semikolonseparerad CSV i UTF-8")
EXCEL = Style("Excel-arbetsbok med en titelrad och en tom rad ovanför rubrikerna", kind="xlsx", lines_above=2)
PARQUET = Style("kanonisk Parquet: engelska kolumnnamn, koder i stället för ord", kind="parquet")
COMPACT = Style(
    "CSV där rubrikerna skrivits för hand, datum som 20250131 och kön som K och M",
    dates="%Y%m%d", headings="spaced", initials=True,
)  # fmt: skip
SLASHED = Style("CSV med rubriker i versaler och datum som 31/1/2025", dates="%d/%m/%Y", headings="capitals")


def as_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
