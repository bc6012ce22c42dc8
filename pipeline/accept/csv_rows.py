"""The rows of a text file one by one, whatever stands in it, and never more of it in memory than one record."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from pipeline.accept.opened import FileRefused
from pipeline.accept.text_rows import NumberedRow

LONGEST_RECORD = 1_000_000
"""Letters in one row. Longer ones come from a quotation mark that is never closed, or from no table at all."""


def csv_rows(path: Path, encoding: str, separator: str) -> Iterator[NumberedRow]:
    """Rows with their numbers from 1; a row with line breaks in its cells counts as one, as a spreadsheet counts.

    Raises FileRefused where the text does not fit the encoding, a record is too long, or a quotation mark is
    opened and never closed: then the rest of the file would stand in one cell.
    """
    unfinished: list[int] = []
    csv.field_size_limit(LONGEST_RECORD)
    reader = csv.reader(_lines(path, encoding, unfinished), delimiter=separator)
    try:
        for number, row in enumerate(reader, start=1):
            unfinished.clear()
            yield number, row
    except csv.Error as error:
        raise FileRefused("record-too-long") from error
    except UnicodeError as error:
        raise FileRefused("file-unreadable") from error


def _lines(path: Path, encoding: str, unfinished: list[int]) -> Iterator[str]:
    """Lines without zero bytes and byte-order marks inside.

    `unfinished` holds the lengths of those the reader has not made a row of yet.
    """
    # Windows-1252 leaves five bytes undefined; they are kept as a mark rather than stopping the file.
    errors = "replace" if encoding == "cp1252" else "strict"
    with path.open(encoding=encoding, newline="", errors=errors) as file:
        while line := file.readline(LONGEST_RECORD + 1):
            unfinished.append(len(line))
            if sum(unfinished) > LONGEST_RECORD:
                raise FileRefused("record-too-long")
            yield _without_odd(line)
    if unfinished:
        raise FileRefused("quote-unclosed")


def _without_odd(line: str) -> str:
    if "\0" in line:
        line = line.replace("\0", "")
    # Where files were put together end to end, the later ones begin with their mark.
    return line.removeprefix("\ufeff")
