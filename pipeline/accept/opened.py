"""What a reader gives: the sheets of a file, not yet stored anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import duckdb

from pipeline.vocabulary.layouts import Layout

ROW_NO = "row_no"
CELLS_MISMATCH = "has_cells_mismatch"
BEYOND = "cells beyond the headings"
"""What stands to the right of the last heading: looked through for personal numbers, and not stored."""


@dataclass
class Beside:
    """What a reader met that is no row of the table: remarks as (rule, row number), and texts to look through.

    `note` replaces the sheet's where the file turned out to be another than it looked.
    """

    remarks: list[tuple[str, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    note: str | None = None


@dataclass(frozen=True)
class OpenedSheet:
    """One table in a delivered file.

    `stage` creates the temporary view `staged`: one text column per heading, and, where rows do not
    simply follow each other, row_no (as a spreadsheet counts) and has_cells_mismatch before them; it
    returns what stood beside the table.
    `stage_patiently` does the same row by row, where `stage` is a fast reader that may stumble on a file. Then
    `stage_lines` creates the temporary view `staged_lines`, the file line by line: where the guard finds every line
    harmless, neither it nor the fast reader can stumble on the cells.
    `lines_expected` is how many rows there must be if they simply follow each other, None where that says nothing.
    `around` is every text outside the table that a person could have written a personal number in:
    title lines, headings, the sheet's name. `unnamed` are the columns whose heading is blank in the file.
    `note` says how the file was read, for the receipt: "Windows-1252, ;", "Excel", "Parquet".
    """

    name: str | None
    layout: Layout | None
    headings: tuple[str, ...]
    heading_row: int
    around: tuple[str, ...]
    stage: Callable[[duckdb.DuckDBPyConnection], Beside]
    stage_patiently: Callable[[duckdb.DuckDBPyConnection], Beside] | None
    lines_expected: int | None
    note: str
    unnamed: tuple[str, ...] = ()
    is_hidden: bool = False
    stage_lines: Callable[[duckdb.DuckDBPyConnection], None] | None = None


@dataclass(frozen=True)
class IdentityPlace:
    """The first place found. `row_no` as a spreadsheet counts, `column_no` counted from 1 within the table.

    `heading`: what stands above the column, where that can be said: a few words without digits.
    """

    sheet: str | None
    row_no: int | None
    column_no: int | None
    heading: str | None = None


class IdentityFound(Exception):
    """A personal identity number stands somewhere in the file. Carries the place, where there is one to name."""

    def __init__(self, place: IdentityPlace | None = None) -> None:
        self.place = place
        super().__init__()


class FileRefused(Exception):
    """The file cannot be used. `rule` says why, as schemas/rules.yaml explains it; never a record value."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(rule)
