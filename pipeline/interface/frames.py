"""Tables become frames that say of themselves, in a column and as an attribute, that nothing in them is protected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa

UNPROTECTED = "unprotected"
_TYPES = {
    pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype(), pa.string(): pd.StringDtype(),
    pa.large_string(): pd.StringDtype(),
}  # fmt: skip


def from_table(table: pa.Table) -> pd.DataFrame:
    """A table that has the column `protection`, as a frame: whole numbers stay whole, unknown is unknown."""
    return marked(table.to_pandas(types_mapper=_TYPES.get))


def from_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Rows under columns, marked; also where there are none. A column that nobody has is of numbers, all unknown."""
    read = {name: pa.array([row.get(name) for row in rows], from_pandas=True) for name in columns}
    read["protection"] = pa.array([UNPROTECTED] * len(rows), pa.string())
    known = {name: column.cast(pa.float64()) if column.type == pa.null() else column for name, column in read.items()}
    return from_table(pa.table(known))


def marked(frame: pd.DataFrame) -> pd.DataFrame:
    """Small groups can be recognised in it: every export carries the column."""
    frame.attrs["protection"] = UNPROTECTED
    return frame
