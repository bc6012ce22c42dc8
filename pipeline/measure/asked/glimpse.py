"""A look at some of the rows before all are counted: how many patterns do columns make together?

What it finds decides only how the work is divided, never a figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.measure.asked.counted import Array
from pipeline.measure.asked.told_by import told_by
from pipeline.vocabulary.sql import identifier, read_sql

ROWS_LOOKED_AT = 20_000
MOST_PATTERNS = 200
"""Columns are counted together where they have at most so many in the rows looked at: more would be slow to add up."""
_ODD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Glimpse:
    """By column that tells patterns apart: a word of 64 bits for its value in each row looked at."""

    words: Mapping[str, Array]

    def are_few(self, columns: Sequence[str]) -> bool:
        """Whether these columns of derived.answer have so few patterns together that they are best counted together."""
        pattern: Array = np.zeros(1, dtype=np.uint64)
        for column in told_by(columns):
            # Multiplied modulo 2^64 in between, so that it matters which column has the value.
            pattern = pattern * _ODD + self.words[column]
        return int(pc.count_distinct(pa.array(pattern)).as_py()) <= MOST_PATTERNS


def glimpse(connection: duckdb.DuckDBPyConnection, columns: Sequence[str], rows: int) -> Glimpse:
    """Look at the columns in about ROWS_LOOKED_AT rows of so many, spread over all of them."""
    every = str(max(1, rows // ROWS_LOOKED_AT))
    connection.execute(read_sql(__file__, "asked_glimpsed", every=every))
    listed = ", ".join(f"hash({identifier(name)}) as {identifier(name)}" for name in told_by(columns))
    return Glimpse(connection.execute(f"select {listed} from derived.answer_of('asked_glimpsed')").fetchnumpy())
