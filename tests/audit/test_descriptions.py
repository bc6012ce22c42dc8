"""The files that describe the others are read too: numbers in them, and whether they speak of these bytes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.audit.folder import audit_folder
from pipeline.vocabulary.definitions import read_definitions

DEFINITIONS = read_definitions()
RDF = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#"
 xmlns:dcterms="http://purl.org/dc/terms/">
  <dcat:Distribution rdf:about="https://forbund.example/data/#csv">
    <dcterms:title xml:lang="sv">Alla siffror, 95 %-intervall</dcterms:title>
    <dcterms:issued>2026-09-30</dcterms:issued>
    <dcat:downloadURL rdf:resource="https://forbund.example/data/figures.csv"/>
    <dcat:byteSize rdf:datatype="http://www.w3.org/2001/XMLSchema#decimal">{size}</dcat:byteSize>{more}
  </dcat:Distribution>
</rdf:RDF>
"""


def package(folder: Path, **said: Any) -> dict[str, Any]:
    content = (folder / "figures.csv").read_bytes()
    fields = [
        {"name": "value", "constraints": {"minimum": 0, "maximum": 1}},
        {"name": "municipality", "constraints": {"enum": ["1080", "1082"]}},
    ]
    resource = {
        "path": "figures.csv", "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": fields},
    }  # fmt: skip
    return {"title": "Utfall 2026", "temporal": {"end": "2026-09-30"}, "resources": [resource | said]}


def write_package(folder: Path, whole: object) -> None:
    (folder / "datapackage.json").write_text(json.dumps(whole), encoding="utf-8")


def write_rdf(folder: Path, more: str = "", size: int | None = None) -> None:
    whole = (folder / "figures.csv").stat().st_size if size is None else size
    (folder / "dcat.rdf").write_text(RDF.format(size=whole, more=more), encoding="utf-8")


def faults(folder: Path) -> set[tuple[str, str, str]]:
    return {(each.fault, each.cell, each.file) for each in audit_folder(folder, DEFINITIONS).findings}


def test_untouched_they_are_read_and_pass(safe: Path) -> None:
    write_package(safe, package(safe))
    write_rdf(safe)
    audit = audit_folder(safe, DEFINITIONS)
    assert audit.findings == ()
    assert [label.en for label in audit.not_checked if label.en.endswith((".json", ".rdf"))] == []


@pytest.mark.parametrize("said", [{"bytes": 3}, {"hash": "sha256:" + "0" * 64}, {"path": "figures2.csv"}])
def test_a_package_of_other_bytes(safe: Path, said: dict[str, Any]) -> None:
    write_package(safe, package(safe, **said))
    assert faults(safe) == {("other_bytes", said.get("path", "figures.csv"), "datapackage.json")}


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ({"women": 3}, "women"),
        ({"women": "3"}, "women"),
        ({"women": [[3]]}, "women"),
        ({"description": "Kvinnor: 2 av 3"}, "description"),
        ({"3": "kvinnor"}, "resources"),
        ({"minimum": 3}, "minimum"),
    ],
)
def test_a_number_in_a_package(safe: Path, said: dict[str, Any], where: str) -> None:
    write_package(safe, package(safe, **said))
    assert faults(safe) == {("leak", where, "datapackage.json")}


def test_an_insats_may_be_called_a_number(safe: Path) -> None:
    write_package(safe, package(safe, categories=[{"value": "I12", "label": "12"}]))
    assert faults(safe) == set()


def test_a_size_of_no_file_is_a_number_as_any(safe: Path) -> None:
    write_package(safe, {"bytes": 3})
    assert faults(safe) == {("leak", "bytes", "datapackage.json")}


def test_a_catalogue_of_other_bytes(safe: Path) -> None:
    write_rdf(safe, size=3)
    assert faults(safe) == {("other_bytes", "figures.csv", "dcat.rdf")}


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ("<!-- Kvinnor: 3 -->", "<!-- -->"),
        ("<dcterms:extent>3</dcterms:extent>", "extent"),
        ("<dcterms:title>Kvinnor: 2 av 3</dcterms:title>", "title"),
        ('<dcterms:extent women="3"/>', "extent women"),
        ("<dcterms:extent/>3", "extent"),
    ],
)
def test_a_number_in_a_catalogue(safe: Path, more: str, where: str) -> None:
    write_rdf(safe, more)
    assert faults(safe) == {("leak", where, "dcat.rdf")}


@pytest.mark.parametrize("name", ["datapackage.json", "dcat.rdf"])
def test_what_cannot_be_read_is_no_pass(safe: Path, name: str) -> None:
    (safe / name).write_text("<{", encoding="utf-8")
    assert {(fault, file) for fault, _, file in faults(safe)} == {("unread", name)}
