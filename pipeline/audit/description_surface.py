"""Files that describe the others, datapackage.json and dcat.rdf: what they say, and of which bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from pipeline.audit.surfaces import Described, Kind, Passage, Surface

_NAME = re.compile(r"[A-Za-z_][A-Za-z_-]*")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_SUM = re.compile(r"sha256:[0-9a-f]{64}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LIMITS = {"minimum": (0, 1), "maximum": (1,)}
"""Limits of a share, or of any count: they tell of no figure."""
_CODES = ("enum", "value")
_NAMES = "label"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DCAT = "{http://www.w3.org/ns/dcat#}"


def read_json(path: Path, name: str) -> Surface:
    """Texts are prose; numbers that are neither a size nor a limit are asides. Raises ValueError."""
    whole = json.loads(path.read_bytes().decode("utf-8"))
    passages = [Passage(kind, name, where, (text,)) for kind, where, text in _leaves(whole, "")]
    return Surface(passages, described=[*_resources(whole, name)])


def _resources(whole: Any, name: str) -> Iterator[Described]:
    """The files that a data package tells the size of."""
    resources = whole.get("resources") if isinstance(whole, dict) else None
    for each in resources if isinstance(resources, list) else ():
        if isinstance(each, dict) and {"path", "bytes"} <= each.keys():
            sha256 = str(each["hash"]).removeprefix("sha256:") if "hash" in each else None
            yield Described(name, str(each["path"]), each["bytes"], sha256)


def _leaves(value: Any, key: str, is_file: bool = False) -> Iterator[tuple[Kind, str, str]]:
    """Every text and number with the key it stands under. `is_file`: it is said of a file."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if not _NAME.fullmatch(name):
                yield ("aside", key, name)
            yield from _leaves(inner, name, "path" in value)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, key)
    elif isinstance(value, str):
        is_known = key in _CODES or _DATE.fullmatch(value) or (is_file and key == "hash" and _SUM.fullmatch(value))
        if not is_known:
            # What a code is called may be a number: an insats's name is the förbund's own.
            yield ("aside" if _NUMBER.fullmatch(value) and key != _NAMES else "prose", key, value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        is_known = (is_file and key == "bytes") or value in _LIMITS.get(key, ())
        if not is_known:
            yield ("aside", key, str(value))


def read_rdf(path: Path, name: str) -> Surface:
    """Texts are prose, comments and lone numbers asides. Raises ValueError where it is no XML."""
    parser = XMLParser(target=TreeBuilder(insert_comments=True))
    try:
        parser.feed(path.read_bytes())
        root = parser.close()
    except ParseError as error:
        raise ValueError("XML") from error
    surface = Surface()
    for node in root.iter():
        surface.passages += _said(node, name)
        surface.described += _files(node, name)
    return surface


def _said(node: Element, name: str) -> Iterator[Passage]:
    # A comment's tag is no name.
    is_comment = not isinstance(node.tag, str)
    tag = "<!-- -->" if is_comment else node.tag.rpartition("}")[2]
    text = " ".join((node.text or "").split())
    if text and not _DATE.fullmatch(text) and node.tag != f"{_DCAT}byteSize":
        yield Passage("aside" if is_comment or _NUMBER.fullmatch(text) else "prose", name, tag, (text,))
    tail = " ".join((node.tail or "").split())
    if tail:
        yield Passage("aside", name, tag, (tail,))
    for key, value in _attributes(node.attrib):
        yield Passage("aside" if _NUMBER.fullmatch(value) else "prose", name, f"{tag} {key}", (value,))


def _attributes(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """All but addresses of things, and the language of a text."""
    for key, value in given.items():
        short = key.rpartition("}")[2]
        if short not in ("about", "resource", "datatype", "lang"):
            yield short, value


def _files(node: Element, name: str) -> Iterator[Described]:
    """The file of a distribution that tells its size."""
    size = node.find(f"{_DCAT}byteSize")
    place = node.find(f"{_DCAT}downloadURL")
    if size is not None:
        address = "" if place is None else place.get(f"{_RDF}resource", "")
        text = (size.text or "").strip()
        yield Described(name, address.rpartition("/")[2], int(text) if text.isdigit() else -1, None)
