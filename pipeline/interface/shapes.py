"""The same frame for those who work in Arrow or polars: columns, whole numbers and unknowns are kept."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any, Literal

import pandas as pd
import pyarrow as pa

from pipeline.vocabulary.errors import PackageNotInstalled

Shape = Literal["pandas", "arrow", "polars"]


def shaped(frame: pd.DataFrame, shape: Shape) -> Any:
    """A pandas DataFrame, pyarrow Table or polars DataFrame. Raises PackageNotInstalled."""
    if shape == "pandas":
        return frame
    plain = frame.copy(deep=False)
    # What pandas says of itself would only follow along as metadata, with objects that no file can hold.
    plain.attrs = {}
    table = pa.Table.from_pandas(plain, preserve_index=False).replace_schema_metadata(None)
    if shape == "arrow":
        return table
    if find_spec("polars") is None:
        raise PackageNotInstalled(package="polars")
    import polars

    return polars.from_arrow(table)
