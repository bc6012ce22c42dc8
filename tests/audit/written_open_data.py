"""Open data of the report in small, written by hand beside its figures.csv."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

WHOLE = {"definition_version", "numerator", "denominator", "excluded", "missing"}
SHARES = {"value", "ci_low", "ci_high", "target"}
HEAD = """CHARSET="ANSI";
AXIS-VERSION="2013";
CODEPAGE="utf-8";
LANGUAGE="sv";
CREATION-DATE="20260930 00:00";
DECIMALS=0;
MATRIX="gender_quarter";
TITLE="Utfall efter kön";
STUB="Mått","Räknat på","Kön";
HEADING="Period","Uppgift";
VALUES("Mått")="Gick vidare";
TIMEVAL("Period")=TLIST(Q1),"20263";
CODES("Mått")="moved_on.1";
CODES("Räknat på")="finished";
CODES("Kön")="kvinna","man";
CODES("Period")="quarter-2026-Q3";
CODES("Uppgift")="numerator","denominator","value";
NOTE="Uppgiften redovisas "
"inte.";
"""
EVERYONE = (
    HEAD.replace("gender_quarter", "all_quarter").replace(',"Kön"', "").replace('CODES("Kön")="kvinna","man";\n', "")
)
HIDDEN_BOTH = '".." ".." ".." \n".." ".." ".." \n'


def write_px(folder: Path, name: str, head: str, cells: str) -> None:
    (folder / "px").mkdir(exist_ok=True)
    (folder / "px" / f"{name}.px").write_text(f"{head}DATA=\n{cells};\n", encoding="utf-8")


def rows_of(folder: Path) -> list[dict[str, Any]]:
    """figures.csv with types."""
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        return [{name: typed(name, text) for name, text in row.items()} for row in csv.DictReader(file)]


def typed(name: str, text: str) -> Any:
    if not text:
        return None
    return int(text) if name in WHOLE else float(text) if name in SHARES else text


def write_parquet(
    folder: Path, rows: Sequence[Mapping[str, Any]], said: dict[str, str] | None = None, statistics: bool = False
) -> None:
    kinds = {name: pa.int64() if name in WHOLE else pa.float64() if name in SHARES else pa.string() for name in rows[0]}
    schema = pa.schema(list(kinds.items()), metadata=said)
    table = pa.Table.from_pylist([dict(row) for row in rows], schema=schema)
    pq.write_table(table, folder / "figures.parquet", write_statistics=statistics)
