"""The oracle reads delivered files its own way: one cell after the other, with no database."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
from definitions_as_written import fold, heading_names

Cells = list[object]
NEEDED = {
    "participation": {"participation_id", "insats_id", "start_date"},
    "insats": {"insats_id", "name", "insats_type"},
    "membership": {"party", "party_type", "from_date"},
    "budget": {"year", "kind", "post", "budget_kr"},
}


@dataclass
class Row:
    """One delivered row: its cells under canonical names, and whether they are as many as the headings."""

    number: int
    cells: dict[str, object]
    is_whole: bool


@dataclass
class Delivery:
    file: str
    received_on: date
    table: str
    rows: list[Row]
    is_repeated: bool = False


def read_deliveries(folder: Path, today: date) -> list[Delivery]:
    """Every file that can be used, in the order received."""
    found: list[Delivery] = []
    seen: set[str] = set()
    paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"]
    for day, name, path in sorted((_received(path, folder, today), _name(path, folder), path) for path in paths):
        delivery = _read(path, name, day)
        if delivery is None:
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        delivery.is_repeated = digest in seen
        seen.add(digest)
        found.append(delivery)
    return found


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _received(path: Path, folder: Path, today: date) -> date:
    for part in reversed(path.relative_to(folder).parts[:-1]):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", part):
            return date.fromisoformat(part)
    return today


def _read(path: Path, name: str, day: date) -> Delivery | None:
    lines = list(_lines(path))
    if any(_is_personal_number(str(cell)) for line in lines for cell in line):
        return None
    for place, line in enumerate(lines):
        for table, needed in NEEDED.items():
            names = [heading_names(table).get(fold(str(cell or ""))) for cell in line]
            if needed <= set(names):
                return Delivery(name, day, table, list(_rows(lines, place, names)))
    return None


def _lines(path: Path) -> Iterator[Cells]:
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
        yield from (list(cells) for cells in sheet.iter_rows(values_only=True))
    elif path.suffix == ".parquet":
        table = pq.read_table(path)
        yield list(table.column_names)
        yield from (list(row.values()) for row in table.to_pylist())
    else:
        content = path.read_bytes()
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252")
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=";")


def _rows(lines: list[Cells], heading_place: int, names: list[str | None]) -> Iterator[Row]:
    for number, line in enumerate(lines[heading_place + 1 :], start=heading_place + 2):
        if all(cell is None or cell == "" for cell in line):
            continue
        cells = {name: cell for name, cell in zip(names, line, strict=False) if name}
        yield Row(number, cells, len(line) == len(names))


def _is_personal_number(text: str) -> bool:
    for found in re.finditer(r"(?<!\d)(?:19|20)?(\d{6})[-+]?(\d{4})(?!\d)", text):
        digits = [int(digit) for digit in found.group(1) + found.group(2)]
        doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
        month, day = int(found.group(1)[2:4]), int(found.group(1)[4:6])
        if sum(sum(map(int, str(each))) for each in doubled) % 10 == 0 and 1 <= month <= 12 and 1 <= day % 60 <= 31:
            return True
    return False
