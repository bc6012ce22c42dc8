"""Opening a database: never in the way of a run, and a plain message where it cannot be read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import pipeline.flow
from pipeline import open_database
from pipeline.database import open_database as open_for_writing
from pipeline.vocabulary.definitions import read_definitions
from pipeline.vocabulary.errors import DatabaseMissing, DatabaseUnreadable, OutcomesMissing

HEAVY = ("duckdb", "pandas", "numpy", "scipy", "statsmodels", "pyarrow", "matplotlib")


def test_a_database_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing), open_database(tmp_path / "utfall.duckdb"):
        pass


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "utfall.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(DatabaseUnreadable), open_database(tmp_path / "utfall.duckdb"):
        pass


def test_a_database_without_outcomes_is_said(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "utfall.duckdb"):
        pass
    with pytest.raises(OutcomesMissing), open_database(tmp_path / "utfall.duckdb"):
        pass


def test_figures_of_rows_that_are_typed_anew_cannot_be_asked_for(analyst, participation, monkeypatch) -> None:
    """A run that ends between typing and judging leaves no figures that rest on rows that are no more."""
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1)])
    analyst.load()
    analyst.close()
    with open_database(analyst.order.database) as base:
        before = base.figures("finished", period="2026")
    # A register of insatser makes all participations be judged anew.
    analyst.deliver_rows("2026-10-06/b.csv", [{"insats_id": "I01", "namn": "Steget", "typ": "individinriktad"}])

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline.flow, "check", killed)
    with pytest.raises(KeyboardInterrupt):
        pipeline.flow.take_in(analyst.connection, analyst.order, lambda *_: None)
    analyst.close()
    with pytest.raises(OutcomesMissing), open_database(analyst.order.database):
        pass
    monkeypatch.undo()
    analyst.load()
    analyst.close()
    with open_database(analyst.order.database) as base:
        assert base.figures("finished", period="2026").equals(before)


def test_nothing_is_written_to_the_database(sample_database: Path) -> None:
    before = sample_database.read_bytes()
    with open_database(sample_database) as base:
        base.figures("moved_on", period="2025")
        with pytest.raises(duckdb.Error):
            base.connection.execute("delete from derived.outcome")
    assert sample_database.read_bytes() == before


def test_a_forbund_with_groups_of_its_own_is_asked_by_them(analyst, participation, tmp_path: Path) -> None:
    own = tmp_path / "grupper.yaml"
    own.write_text("version: 1\nage_bands: [{from: 16, to: 65}]\n", encoding="utf-8")
    settings = 'association = "Prov"\ndeliveries = "leveranser"\ndatabase = "prov.duckdb"\ngroups = "grupper.yaml"\n'
    (tmp_path / "utfall.toml").write_text(settings, encoding="utf-8")
    analyst.change(definitions=read_definitions(groups=own))
    analyst.deliver_rows("2026-10-05/a.csv", [participation(1, birth_year="1990")])
    analyst.load()
    analyst.close()
    with open_database(analyst.order.database) as base:
        counted = base.figures("finished", by=["age_group"], period="2026")
    assert set(counted["age_group"]) == {"16-65", "ovrig"}


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = f"import sys, pipeline; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_name_that_the_package_does_not_have() -> None:
    import pipeline

    with pytest.raises(AttributeError, match="close_database"):
        _ = pipeline.close_database
