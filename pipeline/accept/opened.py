"""What a reader gives: the sheets of a file, not yet stored anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from pipeline.vocabulary.layouts import Layout

ROW_NO = "row_no"
CELLS_MISMATCH = "has_cells_mismatch"
BEYOND = "cells beyond the headings"
"""What stands to the right of the last heading: looked through for personal numbers, and not stored."""


@dataclass(frozen=True)
class OpenedSheet:
    """One table in a delivered file.

    `stage` creates the temporary view `staged`: one text column per heading, and, where rows do not
    simply follow each other, row_no (as a spreadsheet counts) and has_cells_mismatch before them.
    `stage_patiently` does the same row by row, where `stage` is a fast reader that may stumble on a file.
    `lines_expected` is how many rows there must be if they simply follow each other, None where that says nothing.
    `around` is every text outside the table that a person could have written a personal number in:
    title lines, headings, the sheet's name.
    """

    name: str | None
    layout: Layout | None
    headings: tuple[str, ...]
    heading_row: int
    around: tuple[str, ...]
    stage: Callable[[duckdb.DuckDBPyConnection], None]
    stage_patiently: Callable[[duckdb.DuckDBPyConnection], None] | None
    lines_expected: int | None
    note: str


class IdentityFound(Exception):
    """A personal identity number stands somewhere in the file. Carries nothing."""


class FileUnreadable(Exception):
    """The file is not what its name says. The message is for the log of the run, never a record value."""
