"""A table from outside as the text of a definition file, to be read again by `read_reference`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from pipeline.vocabulary.columns import Label
from pipeline.vocabulary.reference import UNKNOWN, PrintedSum, Reference


def reference_text(reference: Reference, came_from: str) -> str:
    """The file. `came_from`: what is said of the file that it was read from, in a comment."""
    return "\n".join(_lines(reference, came_from)) + "\n"


def _lines(reference: Reference, came_from: str) -> Iterator[str]:
    yield f"# {' '.join(came_from.split())}"
    yield "# Talen står som källan har dem. Ändra inte för hand: lägg till filen på nytt med utfall reference add."
    yield f"reference: {reference.id}"
    yield f"version: {reference.version}"
    yield f"label: {_label(reference.label)}"
    yield f"describes: {_label(reference.describes)}"
    yield f"source: {_quoted(reference.source)}"
    yield f"published_on: {reference.published_on or UNKNOWN}"
    yield f"read_on: {reference.read_on}"
    yield f"licence: {_quoted(reference.licence) if reference.licence else UNKNOWN}"
    yield f"method: {reference.method}"
    yield f"measure: {reference.measure}"
    if reference.row_heading:
        yield f"row_heading: {_label(reference.row_heading)}"
    yield "columns:"
    yield from (f"  {name}: {_label(label)}" for name, label in reference.columns)
    yield "rows:"
    for row in reference.rows:
        values = ", ".join("null" if value is None else _number(value) for value in row.values)
        yield f"  - {{row: {_quoted(row.row)}, label: {_label(row.label)}, values: [{values}]}}"
    yield from _sums("sums", reference.sums)
    yield from _sums("row_sums", reference.row_sums)


def _sums(key: str, sums: tuple[PrintedSum, ...]) -> Iterator[str]:
    if sums:
        yield f"{key}:"
    for each in sums:
        parts = ", ".join(_quoted(part) for part in each.parts)
        yield f"  - {{total: {_quoted(each.total)}, parts: [{parts}], tolerance: {_number(each.tolerance)}}}"


def _number(value: Decimal) -> str:
    return f"{value:f}"


def _label(label: Label) -> str:
    return f"{{sv: {_quoted(label.sv)}, en: {_quoted(label.en)}}}"


def _quoted(text: str) -> str:
    """A string of YAML: every string of JSON is one, once the characters that YAML does not take are written out."""
    plain = json.dumps(text, ensure_ascii=False)
    return "".join(each if each.isprintable() or each == " " else f"\\U{ord(each):08x}" for each in plain)
