"""figures.parquet: the rows of figures.csv with true types and unrounded numbers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pipeline.publish.open_data.fields import FIELDS, Field
from pipeline.publish.open_data.rows import figure_rows
from pipeline.vocabulary.release import Release

if TYPE_CHECKING:
    import pyarrow

_TYPES = {"text": "string", "whole": "int64", "share": "float64", "truth": "bool"}


def parquet_bytes(release: Release) -> bytes:
    """One row group in the order of figures.csv; null where figures.csv is empty.

    No statistics of the columns, no clock and no frame's index go in: the same figures give the same bytes.
    """
    import pyarrow
    from pyarrow import parquet

    columns = list(zip(*figure_rows(release), strict=True)) or [()] * len(FIELDS)
    schema = pyarrow.schema([_typed(field) for field in FIELDS])
    arrays = [pyarrow.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    out = io.BytesIO()
    parquet.write_table(
        pyarrow.Table.from_arrays(arrays, schema=schema), out, compression="zstd", write_statistics=False
    )
    return out.getvalue()


def _typed(field: Field) -> pyarrow.Field:
    import pyarrow

    said = {
        "label_sv": field.label.sv, "label_en": field.label.en,
        "description_sv": field.describes.sv, "description_en": field.describes.en,
    }  # fmt: skip
    kind = pyarrow.type_for_alias(_TYPES[field.kind])
    return pyarrow.field(field.name, kind, nullable=not field.is_always_there, metadata=said)
