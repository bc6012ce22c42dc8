"""Rows and their export: everything that was recorded but who it is, each column marked by how sensitive it is."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import duckdb
import pandas as pd
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import pytest

from pipeline.interface import LocalFigures
from pipeline.interface.codebook import codebook
from pipeline.vocabulary.errors import FolderNotEmpty, NotWritable, PackageNotInstalled


@pytest.fixture(scope="module")
def exported(base: LocalFigures, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "ny"
    files = base.export(folder, ("parquet", "csv", "sav"))
    assert sorted(folder.iterdir()) == sorted(files)
    return folder


def test_every_accepted_participation_is_there_once_with_what_it_came_to(base: LocalFigures) -> None:
    rows = base.rows()
    (accepted,) = base.connection.execute("select count(*) from derived.participation").fetchone() or (0,)
    assert len(rows) == accepted > 1000
    finished = rows[rows["is_finished"]]
    for metric in base.definitions.metrics:
        year = finished[finished["exit_quarter"].str.startswith("2025")]
        figure = base.figures(metric.id, period="2025", basis="finished").iloc[0]
        assert year[metric.id].sum() == figure["numerator"], metric.id


def test_a_person_who_returns_has_one_number(base: LocalFigures) -> None:
    rows = base.rows()
    people, most = base.connection.execute(
        "select count(*), max(stays) from (select count(*) as stays from derived.outcome group by person_key)"
    ).fetchone() or (0, 0)
    assert rows["person"].nunique() == people and rows["person"].value_counts().max() == most > 1


def test_nothing_tells_who_it_is(base: LocalFigures, exported: Path) -> None:
    hidden = {"participation_id", "person_id", "person_key", "row_key"}
    identity = {
        column.name for column in base.definitions.table("participation").columns if column.sensitivity == "identity"
    }
    assert identity and identity <= hidden
    ids = {
        value for column in identity
        for (value,) in base.connection.execute(f"select {column} from derived.participation").fetchall() if value
    }  # fmt: skip
    assert len(ids) > 1000
    assert not hidden & set(base.rows().columns)
    text = (exported / "rader.csv").read_text(encoding="utf-8")
    assert not ids & {cell for row in csv.reader(text.splitlines()) for cell in row}


def test_every_column_is_in_the_codebook_with_its_sensitivity(base: LocalFigures, exported: Path) -> None:
    told = codebook(base.definitions)
    assert [each.name for each in told] == list(base.rows().columns)
    with (exported / "kodbok.csv").open(encoding="utf-8") as file:
        lines = {row["kolumn"]: row for row in csv.DictReader(file)}
    assert list(lines) == [each.name for each in told]
    assert lines["health_before"]["känslighet"] == lines["moved_on"]["känslighet"] == "känslig personuppgift"
    assert lines["gender"]["koder"].startswith("kvinna = kvinna")
    assert all(row["etikett"] and row["beskrivning"] and row["känslighet"] for row in lines.values())
    schema = pq.read_schema(exported / "rader.parquet")
    assert schema.field("health_before").metadata[b"sensitivity"] == b"sensitive"
    assert schema.metadata[b"protection"] == b"unprotected"


def test_the_three_files_hold_the_same(base: LocalFigures, exported: Path) -> None:
    rows = base.rows()
    table = pd.read_csv(exported / "rader.csv")
    parquet = pq.read_table(exported / "rader.parquet").to_pandas()
    spss, meta = pyreadstat.read_sav(exported / "rader.sav")
    for frame in (table, parquet, spss):
        assert list(frame.columns) == list(rows.columns) and len(frame) == len(rows)
        for name in ("moved_on", "work_6_months", "is_finished"):
            assert frame[name].sum() == rows[name].sum() and frame[name].isna().sum() == rows[name].isna().sum()
        assert frame["eq_vas_before"].sum() == rows["eq_vas_before"].sum()
        assert list(frame["start_date"].astype(str)) == list(rows["start_date"].astype(str))
    assert meta.column_names_to_labels["health_before"] == "hälsa_före (känslig personuppgift)"
    assert meta.variable_value_labels["health_before"]["daligt"] == "dåligt"
    assert meta.variable_value_labels["moved_on"] == {1.0: "ja", 0.0: "nej"}
    assert "får inte" in (exported / "LÄS-MIG.txt").read_text(encoding="utf-8")


def test_an_export_is_never_laid_over_another(base: LocalFigures, exported: Path, tmp_path: Path) -> None:
    with pytest.raises(FolderNotEmpty):
        base.export(exported)
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(NotWritable):
        base.export(tmp_path / "fil" / "under")


def test_a_missing_package_is_said_before_anything_is_written(
    base: LocalFigures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    for module in ("exported", "shapes"):
        monkeypatch.setattr(f"pipeline.interface.{module}.find_spec", lambda name: None)
    with pytest.raises(PackageNotInstalled) as said:
        base.export(tmp_path / "ny", ("csv", "sav"))
    assert "pip install pyreadstat" in said.value.message("sv") and not (tmp_path / "ny").exists()
    with pytest.raises(PackageNotInstalled):
        base.rows(as_="polars")


def test_arrow_and_polars_hold_what_pandas_does(base: LocalFigures) -> None:
    frame = base.figures("moved_on", by=["gender"], period="2026")
    arrow, other = (base.figures("moved_on", by=["gender"], period="2026", as_=each) for each in ("arrow", "polars"))
    assert isinstance(arrow, pa.Table) and isinstance(other, polars.DataFrame)
    assert arrow.column_names == other.columns == list(frame.columns)
    for name in ("numerator", "missing", "ci_low", "figure_id"):
        wanted = [None if pd.isna(value) else value for value in frame[name]]
        assert arrow[name].to_pylist() == other[name].to_list() == wanted
    assert base.rows(as_="arrow").schema.field("is_finished").type == pa.bool_()


def test_a_frame_says_what_it_rests_on(base: LocalFigures) -> None:
    frame = base.figures(["moved_on", "eq_vas"], period="2026")
    told = frame.attrs["definitions"]
    assert set(told) == {"moved_on", "eq_vas"}
    assert told["moved_on"]["unit"] == "andel" and told["eq_vas"]["unit"] == base.metric("eq_vas").unit.sv
    assert told["moved_on"]["not_for"] == base.metric("moved_on").not_for.sv
    assert set(frame.attrs["columns"]) == set(frame.columns)


def test_deliveries_account_for_every_row(base: LocalFigures) -> None:
    frame = base.deliveries()
    used = frame[frame["outcome"] == "used"]
    parts = used[["accepted", "set_aside", "repeated", "superseded"]].sum(axis=1)
    assert (parts == used["rows_delivered"]).all() and len(used) > 10
    assert set(frame[frame["outcome"] == "refused"]["refused_rule"].notna()) == {True}


def test_nothing_can_be_written_to_the_database(base: LocalFigures) -> None:
    with pytest.raises(duckdb.Error):
        base.connection.execute("delete from derived.outcome")
