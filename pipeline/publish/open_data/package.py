"""datapackage.json: what figures.csv and its kin are, after Frictionless Data's Data Package, version 1.

Source: specs.frictionlessdata.io: data-package, tabular-data-resource, table-schema. `categories` are of version 2.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import PurePosixPath

from pipeline.publish.edition import Edition
from pipeline.publish.open_data.codes import Codes, codes_of
from pipeline.publish.open_data.fields import FIELDS, Field
from pipeline.publish.open_data.licence import LICENCE_NAME, LICENCE_TITLE, LICENCE_URL
from pipeline.publish.open_data.spans import days_told_of
from pipeline.publish.wording.notes import draft_label
from pipeline.publish.wording.words import Words

MEDIA = {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet", ".px": "text/plain"}
_TYPES = {"text": "string", "whole": "integer", "share": "number", "truth": "boolean"}
_KEY = "figure_id"
_PERIOD = r"\d{4}(-Q[1-4])?"


def datapackage_json(edition: Edition, files: Mapping[str, bytes]) -> str:
    """The description of `files`: open data by their paths in the report's folder. No clock and no address of ours."""
    words, release = edition.words, edition.release
    association = release.surroundings.association
    schema, (first, last) = _schema(edition), days_told_of(edition)
    whole = {
        "profile": "data-package",
        "name": f"utfall-{release.period.name.lower()}",
        "title": words.say("Utfall efter avslutad insats"),
        "description": _description(edition),
        "version": release.period.name,
        "licenses": [{"name": LICENCE_NAME, "path": LICENCE_URL, "title": LICENCE_TITLE}],
        "sources": [{"title": association}],
        "contributors": [{"title": association, "role": "publisher"}],
        "temporal": {"start": first.isoformat(), "end": last.isoformat()},
        "resources": [_resource(path, content, schema) for path, content in files.items()],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _description(edition: Edition) -> str:
    """What the data are, after what a reader must know of them before anything else."""
    words, facts = edition.words, edition.release.surroundings
    warnings = [f"{draft_label(words)}."] if facts.is_draft else []
    warnings += [f"{words.say('Påhittade uppgifter')}."] if facts.is_sample else []
    return " ".join([*warnings, protection_description(edition, words)])


def protection_description(edition: Edition, words: Words) -> str:
    """What the data are, and that small groups are protected, in the language of `words`."""
    what = words.say(
        "Hur det gick för deltagare i individuella insatser: målet, arbete och studier, hälsa och försörjning."
    )
    return f"{what} {edition.release.definitions.disclosure.note[words.language]}"


def _resource(path: str, content: bytes, schema: dict[str, object]) -> dict[str, object]:
    kind = PurePosixPath(path).suffix
    said: dict[str, object] = {
        "name": path.lower().replace("/", "-").replace(".", "-"),
        "path": path,
        "profile": "tabular-data-resource" if kind == ".csv" else "data-resource",
        "format": kind[1:],
        "mediatype": MEDIA[kind],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if kind == ".csv":
        dialect = {"delimiter": ",", "lineTerminator": "\n"}
        return said | {"encoding": "utf-8", "dialect": dialect, "schema": schema}
    # Parquet has its own schema, and Frictionless's tool takes its nulls for numbers: it is to read the bytes only.
    return said | {"type": "file"}


def _schema(edition: Edition) -> dict[str, object]:
    codes = codes_of(edition)
    return {
        "fields": [_field(field, codes.get(field.name, {}), edition.words.language) for field in FIELDS],
        "missingValues": [""],
        "primaryKey": [_KEY],
    }


def _field(field: Field, codes: Codes, language: str) -> dict[str, object]:
    said: dict[str, object] = {
        "name": field.name,
        "type": _TYPES[field.kind],
        "title": field.label[language],
        "description": field.describes[language],
        "constraints": _constraints(field, codes),
    }
    if codes:
        said["categories"] = [{"value": code, "label": label} for code, label in codes.items()]
    return said


def _constraints(field: Field, codes: Codes) -> dict[str, object]:
    """Only what is true of every report. A small count may be shown of a large group: no floor can stand here."""
    said: dict[str, object] = {}
    if field.is_always_there:
        said["required"] = True
    if field.name == _KEY:
        said["unique"] = True
    if field.name == "period":
        said["pattern"] = _PERIOD
    if field.kind in ("whole", "share"):
        said["minimum"] = 1 if field.name == "definition_version" else 0
    if field.kind == "share":
        said["maximum"] = 1
    if codes:
        said["enum"] = list(codes)
    return said
