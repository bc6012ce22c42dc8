"""Files of the messy sample before they are written, and where their planted faults stand."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from pipeline.sample.planted import Fault, PlantedFault
from pipeline.sample.rows import Row, Rows
from pipeline.sample.styles import Style
from pipeline.vocabulary.columns import Column


@dataclass(frozen=True)
class NoteColumn:
    """A column beside the canonical ones, and the row it has a text in."""

    heading: str
    text: str
    row: int


@dataclass(frozen=True)
class Sheet:
    """One file of participations. `footer`: cells of a last line that is no participation."""

    path: str
    tells: str
    style: Style
    columns: tuple[Column, ...]
    rows: Rows
    note: NoteColumn | None = None
    footer: tuple[str, ...] = ()
    footer_fault: Fault | None = None
    fault: Fault | None = None

    def headings(self) -> list[str]:
        return [self.style.heading(column) for column in self.columns] + ([self.note.heading] if self.note else [])

    def placed(self) -> list[tuple[PlantedFault, Fault]]:
        """The planted faults with their places, in the order of the file."""
        placed = [(_at(self.path, None, self.fault), self.fault)] if self.fault else []
        for row, each in enumerate(self.rows, start=self.style.first_row):
            if each.fault:
                placed.append((_at(self.path, row, each.fault), each.fault))
        if self.footer_fault:
            last = self.style.first_row + len(self.rows)
            placed.append((_at(self.path, last, self.footer_fault), self.footer_fault))
        return placed


@dataclass(frozen=True)
class Verbatim:
    """A file given as its bytes."""

    path: str
    tells: str
    content: bytes
    fault: Fault | None = None

    def placed(self) -> list[tuple[PlantedFault, Fault]]:
        return [(_at(self.path, None, self.fault), self.fault)] if self.fault else []


def _at(path: str, row: int | None, fault: Fault) -> PlantedFault:
    return PlantedFault(path, row, fault.column, fault.rule, fault.happens)


def csv_bytes(lines: list[list[str]], style: Style) -> bytes:
    """Semicolon CSV, quoted only where needed."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator=style.line_end).writerows(lines)
    return text.getvalue().encode(style.encoding)


def sheet_bytes(sheet: Sheet) -> bytes:
    """The file as it is delivered."""
    if sheet.style.kind == "xlsx":
        return _xlsx(sheet)
    if sheet.style.kind == "parquet":
        return _parquet(sheet)
    lines = [sheet.headings(), *(_cells(sheet, at, row) for at, row in enumerate(sheet.rows))]
    return csv_bytes([*lines, list(sheet.footer)] if sheet.footer else lines, sheet.style)


def _cells(sheet: Sheet, at: int, row: Row) -> list[str]:
    cells = [sheet.style.cell(column, row.cells[column.name]) for column in sheet.columns]
    if sheet.note:
        cells.append(sheet.note.text if at + sheet.style.first_row == sheet.note.row else "")
    return cells


def _xlsx(sheet: Sheet) -> bytes:
    from pipeline.sample.workbook import workbook_bytes

    texts = [[row.cells[column.name] for column in sheet.columns] for row in sheet.rows]
    return workbook_bytes("Deltaganden, uttag 2026-09-30", sheet.headings(), sheet.columns, texts)


def _parquet(sheet: Sheet) -> bytes:
    from pipeline.sample.parquet import parquet_bytes

    return parquet_bytes(sheet.columns, [[row.cells[column.name] for column in sheet.columns] for row in sheet.rows])
