"""datapackage.json: valid by Frictionless Data's own tool, and so is the data by it."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from pipeline.publish.open_data import HEADER

ROWS = 399
"""The heading, and the figures of one metric."""


@pytest.fixture(scope="module")
def package(folder: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return whole


@pytest.fixture
def copied(folder: Path, tmp_path: Path) -> Path:
    """What is described, alone in a folder: to be spoilt."""
    for name in ("datapackage.json", "figures.csv", "figures.parquet"):
        shutil.copy(folder / name, tmp_path / name)
    shutil.copytree(folder / "px", tmp_path / "px")
    return tmp_path


def faults(folder: Path) -> set[tuple[str, str]]:
    """Which resource has which kind of fault."""
    logging.disable(logging.WARNING)
    report = validate(str(folder / "datapackage.json"))
    logging.disable(logging.NOTSET)
    assert report.errors == [] and report.tasks
    return {(task.name, error.type) for task in report.tasks for error in task.errors}


def rewritten(folder: Path, old: str, new: str) -> None:
    """Change one metric's figures once, with size and sum as they then are: what is wrong is what the file says."""
    path = folder / "figures.csv"
    text = path.read_text(encoding="utf-8")
    few = "".join(text.splitlines(keepends=True)[:ROWS])
    assert old in few
    content = few.replace(old, new, 1).encode("utf-8")
    path.write_bytes(content)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"][0] |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def test_package_and_data_are_valid_in_both_languages(copied: Path, english_folder: Path) -> None:
    assert faults(copied) == set()
    assert faults(english_folder) == set()


def test_every_file_of_open_data_is_described(package: dict[str, Any], folder: Path) -> None:
    paths = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in (".parquet", ".px")}
    assert package["resources"][0]["path"] == "figures.csv"
    assert {each["path"] for each in package["resources"]} == {"figures.csv", *paths}


def test_a_changed_byte_is_reported(copied: Path) -> None:
    path = copied / "px" / "all_year.px"
    path.write_bytes(path.read_bytes().replace(b"Alla", b"Olla", 1))
    assert faults(copied) == {("px-all_year-px", "hash-count")}
    data = bytearray((copied / "figures.csv").read_bytes())
    data[-2] ^= 1
    (copied / "figures.csv").write_bytes(bytes(data))
    assert ("figures-csv", "hash-count") in faults(copied)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (",shown,", ",secret,", "constraint-error"),
        (",kvinna,", ",kvinnor,", "constraint-error"),
        (",finished,", ",,", "constraint-error"),
        ("moved_on,", "moved_off,", "constraint-error"),
        (",quarter,2024-Q1,", ",quarter,2024K1,", "constraint-error"),
        (",0.700000,", ",1.700000,", "constraint-error"),
        (",0.700000,", ",-0.700000,", "constraint-error"),
        (",0.700000,true,", ",0.700000,..,", "type-error"),
    ],
)
def test_a_value_outside_what_is_said_is_reported(copied: Path, old: str, new: str, fault: str) -> None:
    rewritten(copied, old, new)
    assert ("figures-csv", fault) in faults(copied)


def test_the_few_rows_that_are_spoilt_are_sound_before(copied: Path) -> None:
    rewritten(copied, "moved_on", "moved_on")
    assert faults(copied) == set()


def test_a_figure_told_twice_is_reported(copied: Path) -> None:
    first = (copied / "figures.csv").read_text(encoding="utf-8").splitlines()[1]
    rewritten(copied, first, f"{first}\n{first}")
    assert {fault for _, fault in faults(copied)} == {"primary-key", "unique-error"}


def test_fields_are_those_of_figures_csv_and_codes_have_names(package: dict[str, Any]) -> None:
    schema = package["resources"][0]["schema"]
    assert tuple(field["name"] for field in schema["fields"]) == HEADER
    assert (schema["primaryKey"], schema["missingValues"]) == (["figure_id"], [""])
    fields = {field["name"]: field for field in schema["fields"]}
    for field in fields.values():
        assert field["title"] and field["description"]
        if "enum" in field["constraints"]:
            assert [each["value"] for each in field["categories"]] == field["constraints"]["enum"]
            assert all(each["label"] for each in field["categories"])
    names = {each["value"]: each["label"] for each in fields["insats_id"]["categories"]}
    assert names["i5"] == "Förrehabilitering"
    assert {name: kind["type"] for name, kind in fields.items() if kind["type"] != "string"} == {
        "definition_version": "integer", "numerator": "integer", "denominator": "integer", "excluded": "integer",
        "missing": "integer", "value": "number", "ci_low": "number", "ci_high": "number", "target": "number",
        "target_reached": "boolean",
    }  # fmt: skip


def test_the_licence_the_period_and_that_it_is_invented_are_said(package: dict[str, Any]) -> None:
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert package["temporal"] == {"start": "2024-01-01", "end": "2026-09-30"}
    assert package["description"].startswith("Påhittade uppgifter.")
