"""CSV as people send it: any of four separators, UTF-8, UTF-16 or Windows-1252, title lines above the headings."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.accept.headings import SEARCHED_ROWS, Recognised, recognise
from pipeline.accept.opened import FileUnreadable, OpenedSheet
from pipeline.accept.text_rows import NumberedRow, stage_rows
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import literal

SEPARATORS = ";,\t|"
_NEVER_DELIVERED = "chr(0)"
LARGE_BYTES = 8_000_000
"""From here DuckDB's parallel reader is worth more than row-by-row forgiveness."""


@dataclass(frozen=True)
class TextScan:
    """What one pass over a text file's bytes tells: its encoding, and how many lines it has."""

    encoding: str
    lines: int


def open_csv(path: Path, name: str, layouts: Sequence[Layout]) -> tuple[OpenedSheet, ...]:
    """The one sheet of a CSV file. Raises FileUnreadable where it is no text."""
    is_large = path.stat().st_size >= LARGE_BYTES
    scan = scan_text(path, is_thorough=not is_large)
    separator, found, above = _find_headings(path, scan.encoding, name, layouts)
    if found is None:
        headings = (*(f"kolumn {number}" for number in range(1, 1 + max(map(len, above), default=1))),)
        found = Recognised(None, 0, headings)
    around = tuple(cell for row in above[: found.heading_row] for cell in row)

    def read_patiently(connection: duckdb.DuckDBPyConnection) -> None:
        encoding = scan_text(path, is_thorough=True).encoding if is_large else scan.encoding
        stage_rows(connection, found.headings, _rows(path, encoding, separator, found.heading_row))

    def read_in_parallel(connection: duckdb.DuckDBPyConnection) -> None:
        _stage_parallel(connection, path, separator, found)

    fast = found.layout is not None and scan.encoding == "utf-8" and is_large
    return (
        OpenedSheet(
            name=None,
            layout=found.layout,
            headings=found.headings,
            heading_row=found.heading_row,
            around=around,
            stage=read_in_parallel if fast else read_patiently,
            stage_patiently=read_patiently if fast else None,
            lines_expected=scan.lines - found.heading_row,
            note=f"{scan.encoding}, {_separator_name(separator)}",
        ),
    )


def scan_text(path: Path, is_thorough: bool) -> TextScan:
    """UTF-16 and UTF-8 by their marks, else UTF-8 where every byte fits, else Windows-1252.

    Not thorough: only the first mebibyte is tried, for a reader that checks every byte itself.
    """
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return TextScan("utf-16", 0)
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        lines, chunk, last = 0, b"", b"\n"
        try:
            while chunk := file.read(1 << 20):
                if is_thorough or lines == 0:
                    decoder.decode(chunk)
                lines += chunk.count(b"\n")
                last = chunk[-1:]
            if is_thorough:
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return TextScan("cp1252", 0)
    encoding = "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else "utf-8"
    return TextScan(encoding, lines + (last != b"\n"))


def _lines(path: Path, encoding: str) -> Iterator[str]:
    # Windows-1252 leaves five bytes undefined; they are kept as a mark rather than stopping the file.
    with path.open(encoding=encoding, newline="", errors="replace" if encoding == "cp1252" else "strict") as file:
        yield from file


def _find_headings(
    path: Path, encoding: str, name: str, layouts: Sequence[Layout]
) -> tuple[str, Recognised | None, list[list[str]]]:
    """The separator under which a layout is recognised; else the one that gives most cells."""
    fallback: tuple[str, list[list[str]]] = (";", [])
    for separator in SEPARATORS:
        rows = [[cell or "" for cell in row] for _, row in _rows(path, encoding, separator, 0, SEARCHED_ROWS)]
        found = recognise(rows, layouts, name)
        if found is not None:
            return separator, found, rows
        if max(map(len, rows), default=0) > max(map(len, fallback[1]), default=0):
            fallback = (separator, rows)
    return fallback[0], None, fallback[1]


def _rows(
    path: Path, encoding: str, separator: str, heading_row: int, most: int | None = None
) -> Iterator[NumberedRow]:
    reader = csv.reader(_lines(path, encoding), delimiter=separator)
    try:
        for number, row in enumerate(reader, start=1):
            if most is not None and number > most:
                return
            if number > heading_row:
                yield number, row
    except (csv.Error, UnicodeError) as error:
        raise FileUnreadable(type(error).__name__) from error


def _stage_parallel(connection: duckdb.DuckDBPyConnection, path: Path, separator: str, found: Recognised) -> None:
    """Let DuckDB read the file as it is scanned. A row that does not fit raises then."""
    # Blank cells stay blank texts: DuckDB works once per distinct value only in columns without nulls.
    columns = ", ".join(f"{literal(heading)}: 'VARCHAR'" for heading in found.headings)
    connection.execute(
        f"create or replace temp view staged as select * from read_csv({literal(str(path))}, "
        f"delim = {literal(separator)}, skip = {found.heading_row}, columns = {{{columns}}}, header = false, "
        f"quote = '\"', escape = '\"', auto_detect = false, strict_mode = true, nullstr = {_NEVER_DELIVERED})"
    )


def _separator_name(separator: str) -> str:
    return "tab" if separator == "\t" else separator
