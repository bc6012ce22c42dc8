"""CSV as people send it: any of four separators, UTF-8, UTF-16, Windows-1252 or ISO 8859-1, titles above the table."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from pipeline.accept.csv_rows import csv_rows
from pipeline.accept.headings import Recognised, recognise, rows_to_search, unknown_table
from pipeline.accept.opened import Beside, FileRefused, OpenedSheet
from pipeline.accept.text_rows import stage_rows
from pipeline.accept.text_scan import TextScan, encoding_name, scan_text
from pipeline.vocabulary.layouts import Layout
from pipeline.vocabulary.sql import literal, read_path

TAB = "\t"
SEPARATORS = (";", ",", TAB, "|")
_NEVER_DELIVERED = "chr(0)"
LARGE_BYTES = 8_000_000
"""From here DuckDB's parallel reader is worth more than row-by-row forgiveness."""
_ROW_GROUP = 122_880
"""Rows that DuckDB stores together."""
_PART_OF_A_GROUP = 0.97
_LEAST_BUFFER, _MOST_BUFFER = 4_000_000, 64_000_000


@dataclass(frozen=True)
class _Reading:
    """One way to read the text, and what its first rows then say."""

    encoding: str
    separator: str
    found: Recognised | None
    top: list[list[str]]


def open_csv(path: Path, name: str, layouts: Sequence[Layout]) -> tuple[OpenedSheet, ...]:
    """The one sheet of a CSV file. Raises FileRefused where it is no text."""
    is_large = path.stat().st_size >= LARGE_BYTES
    scan = scan_text(path, is_thorough=not is_large)
    reading = _read_top(path, scan.encoding, name, layouts)
    found = reading.found or unknown_table(reading.top)
    is_declared = found.layout is not None and found.layout.encoding is not None

    def read_patiently(connection: duckdb.DuckDBPyConnection) -> Beside:
        encoding = reading.encoding
        if is_large and not is_declared:
            encoding = scan_text(path, is_thorough=True).encoding
        rows = islice(csv_rows(path, encoding, reading.separator), found.heading_row, None)
        return stage_rows(connection, found, rows, _note(encoding, reading.separator))

    def read_in_parallel(connection: duckdb.DuckDBPyConnection) -> Beside:
        _stage_parallel(connection, path, reading.separator, found, _buffer(path, scan))
        return Beside()

    def read_lines(connection: duckdb.DuckDBPyConnection) -> None:
        _stage_lines(connection, path, reading.separator, found, _buffer(path, scan))

    fast = is_large and found.layout is not None and _is_plain(scan, reading)
    return (
        OpenedSheet(
            name=None,
            layout=found.layout,
            headings=found.headings,
            heading_row=found.heading_row,
            around=tuple(cell for row in reading.top[: found.heading_row] for cell in row),
            stage=read_in_parallel if fast else read_patiently,
            stage_patiently=read_patiently if fast else None,
            lines_expected=scan.lines - found.heading_row,
            note=_note(reading.encoding, reading.separator),
            unnamed=found.unnamed,
            stage_lines=read_lines if fast else None,
        ),
    )


def _is_plain(scan: TextScan, reading: _Reading) -> bool:
    return scan.encoding == reading.encoding == "utf-8" and not scan.is_odd


def _read_top(path: Path, detected: str, name: str, layouts: Sequence[Layout]) -> _Reading:
    """The reading under which a layout is recognised; else the one that gives most cells.

    A layout's own word on encoding and separator goes before what the bytes look like. Raises FileRefused
    where the text can be read in no way.
    """
    fallback: _Reading | None = None
    why: FileRefused | None = None
    declared = sorted({_encoding(layout, detected) for layout in layouts} - {detected})
    for encoding in (detected, *declared):
        for separator in SEPARATORS:
            meant = [each for each in layouts if _is_meant(each, encoding, separator, detected)]
            if encoding != detected:
                meant = [each for each in meant if each.encoding is not None]
                if not meant:
                    continue
            top, stopped = _top(path, encoding, separator, rows_to_search(layouts))
            reading = _Reading(encoding, separator, recognise(top, meant, name), top)
            if reading.found is not None:
                return reading
            why = why or stopped
            if encoding == detected and (fallback is None or _width(top) > _width(fallback.top)):
                fallback = reading
    if fallback is None or not fallback.top:
        raise why or FileRefused("file-empty")
    return fallback


def _is_meant(layout: Layout, encoding: str, separator: str, detected: str) -> bool:
    return _encoding(layout, detected) == encoding and layout.separator in (None, separator)


def _encoding(layout: Layout, detected: str) -> str:
    """The encoding for this layout's files, under Python's name: UTF-8 and UTF-16 come with and without a mark."""
    declared = codecs.lookup(layout.encoding).name if layout.encoding is not None else detected
    return detected if detected.startswith(declared) else declared


def _top(path: Path, encoding: str, separator: str, most: int) -> tuple[list[list[str]], FileRefused | None]:
    """The first rows, and what stopped the reading before there were so many."""
    rows: list[list[str]] = []
    try:
        rows.extend([cell or "" for cell in row] for _, row in islice(csv_rows(path, encoding, separator), most))
    except FileRefused as stopped:
        return rows, stopped
    return rows, None


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max(map(len, rows), default=0)


def _buffer(path: Path, scan: TextScan) -> int:
    """How many bytes a thread reads at a time: somewhat less than a row group of this file.

    Then what it has read is stored as it stands. Larger or smaller parts are gathered and written once more, which
    takes twice as long (`benchmarks/load_to_figures.py`).
    """
    bytes_of_a_row = path.stat().st_size / max(1, scan.lines)
    return round(min(max(_PART_OF_A_GROUP * _ROW_GROUP * bytes_of_a_row, _LEAST_BUFFER), _MOST_BUFFER))


def _stage_parallel(
    connection: duckdb.DuckDBPyConnection, path: Path, separator: str, found: Recognised, buffer: int
) -> None:
    """Let DuckDB read the file as it is scanned. A row that does not fit raises then."""
    # Blank cells stay blank texts: DuckDB works once per distinct value only in columns without nulls.
    columns = ", ".join(f"{literal(heading)}: 'VARCHAR'" for heading in found.headings)
    connection.execute(
        f"create or replace temp view staged as select * from read_csv({read_path(path)}, "
        f"delim = {literal(separator)}, skip = {found.heading_row}, columns = {{{columns}}}, header = false, "
        f"quote = '\"', escape = '\"', auto_detect = false, strict_mode = true, "
        f"nullstr = {_NEVER_DELIVERED}, buffer_size = {buffer})"
    )


def _stage_lines(
    connection: duckdb.DuckDBPyConnection, path: Path, separator: str, found: Recognised, buffer: int
) -> None:
    """Whole lines; one that is not a cell for each heading comes as a quotation mark, which nobody finds harmless."""
    cells = f"len(string_split(line, {literal(separator)}))"
    connection.execute(
        "create or replace temp view staged_lines as "
        f"select case when {cells} = {len(found.headings)} then line else '\"' end as line "
        f"from read_csv({read_path(path)}, delim = chr(1), skip = {found.heading_row}, columns = {{line: 'VARCHAR'}}, "
        f"header = false, quote = '', escape = '', auto_detect = false, strict_mode = true, buffer_size = {buffer})"
    )


def _note(encoding: str, separator: str) -> str:
    return f"{encoding_name(encoding)}, {'tab' if separator == TAB else separator}"
