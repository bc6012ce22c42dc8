"""figures.parquet: the figures of figures.csv with types, and nothing else."""

from __future__ import annotations

import csv
import io
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.publish.open_data import HEADER, figure_rows
from pipeline.publish.open_data.fields import FIELDS
from pipeline.vocabulary.release import Release


@pytest.fixture(scope="module")
def file(folder: Path) -> pq.ParquetFile:
    return pq.ParquetFile(io.BytesIO((folder / "figures.parquet").read_bytes()))


def as_text(value: object) -> str:
    """A value as figures.csv writes it, rounded in another way than the product's."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(Decimal(repr(value)).quantize(Decimal("1e-6"), ROUND_HALF_UP))
    return str(value)


def test_it_has_the_rows_and_columns_of_figures_csv(file: pq.ParquetFile, folder: Path) -> None:
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as text:
        rows = [tuple(row) for row in csv.reader(text)]
    table = file.read()
    assert tuple(table.column_names) == rows[0] == HEADER == tuple(field.name for field in FIELDS)
    assert [tuple(map(as_text, row.values())) for row in table.to_pylist()] == rows[1:]


def test_numbers_are_unrounded_and_hidden_ones_are_null(file: pq.ParquetFile, release: Release) -> None:
    rows = file.read().to_pylist()
    assert [tuple(row.values()) for row in rows] == list(figure_rows(release))
    hidden = [row for row in rows if row["status"] == "hidden"]
    assert hidden and all(row[name] is None for row in hidden for name in ("numerator", "value", "ci_low", "missing"))


def test_types_are_true_and_columns_are_explained_in_both_languages(file: pq.ParquetFile) -> None:
    schema = file.schema_arrow
    types = {field.name: str(field.type) for field in schema}
    assert (types["numerator"], types["value"], types["target_reached"], types["period"]) == (
        "int64", "double", "bool", "string",
    )  # fmt: skip
    for field in schema:
        said = {key.decode(): text.decode() for key, text in field.metadata.items() if key != b"PARQUET:field_id"}
        assert set(said) == {"label_sv", "label_en", "description_sv", "description_en"}
        assert all(said.values())


def test_nothing_else_gets_in(file: pq.ParquetFile, folder: Path) -> None:
    data = (folder / "figures.parquet").read_bytes()
    assert set(file.metadata.metadata) == {b"ARROW:schema"} and not file.schema_arrow.metadata
    assert b"pandas" not in data
    assert file.metadata.created_by.startswith("parquet-cpp-arrow version ")
    columns = (file.metadata.row_group(0).column(at) for at in range(file.metadata.num_columns))
    assert not any(column.is_stats_set for column in columns)
