"""How much of each insats can be followed up: with person data, anonymous, or counted by heads only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd

from pipeline.interface.frames import from_rows
from pipeline.vocabulary.sql import read_sql

_LEVELS = ("person_data", "anonymous", "count_only")
COLUMNS = ("year", "insats_id", *_LEVELS, "everyone", "coverage")


def coverage_frame(connection: duckdb.DuckDBPyConnection, year: int) -> pd.DataFrame:
    """One row per insats with anyone in the year, after one for all together (no `insats_id`).

    `coverage` is the share with person data. Unknown where head counts are given by quarter only: those who stay on
    are in several quarters, so that no sum is the year's.
    """
    rows = connection.execute(read_sql(__file__, "coverage"), {"year": year}).fetchall()
    listed = [_row(year, insats_id, levels) for insats_id, *levels in rows]
    together = [_total(year, listed)] if listed else []
    return from_rows([*together, *listed], COLUMNS)


def _total(year: int, rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    levels = [[row[level] for row in rows] for level in _LEVELS]
    return _row(year, None, [None if None in each else sum(each) for each in levels])


def _row(year: int, insats_id: str | None, levels: Sequence[int | None]) -> dict[str, Any]:
    known = [level for level in levels if level is not None]
    everyone = sum(known) if len(known) == len(levels) else None
    return {
        "year": year,
        "insats_id": insats_id,
        **dict(zip(_LEVELS, levels, strict=True)),
        "everyone": everyone,
        "coverage": known[0] / everyone if everyone else None,
    }
