"""dcat.rdf: the data described for Sveriges dataportal, which fetches RDF/XML from one address of the publisher's.

Source: DCAT-AP-SE 3.0.1 (docs.dataportal.se/dcat) and its page on harvesting: absolute addresses only, and no blank
nodes for catalogue, data set, distributions, publisher and contact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pipeline.publish.edition import Edition
from pipeline.publish.open_data.dcat_terms import (
    ACCESS,
    DATE,
    DECIMAL,
    FREQUENCIES,
    LANGUAGES,
    NAMESPACES,
    PORTAL,
    TABULAR,
    THEME,
    THEMES,
)  # fmt: skip
from pipeline.publish.open_data.licence import LICENCE_URL
from pipeline.publish.open_data.package import MEDIA, protection_description
from pipeline.publish.open_data.spans import days_told_of
from pipeline.publish.wording.words import Words, open_words

PACKAGE = "datapackage.json"
_PAGE = "report.html"


@dataclass(frozen=True)
class Catalogue:
    """What is described, and where it will lie. `address` ends with a stroke."""

    edition: Edition
    files: Mapping[str, bytes]
    address: str
    email: str
    publisher: str

    def at(self, path: str) -> str:
        return self.address + path

    def part(self, name: str) -> str:
        """The name of something that is no file: the catalogue, the data set, a contact, a distribution."""
        return f"{self.address}#{name}"


def dcat_rdf(edition: Edition, files: Mapping[str, bytes]) -> bytes | None:
    """The description of `files`, open data by their paths; None where it may not or cannot be written.

    A draft is for nobody to find. Without an address, or anyone to ask, what must be there would be invented.
    """
    facts = edition.release.surroundings
    place = facts.open_data
    if facts.is_draft or place.address is None or place.email is None:
        return None
    number = place.organisation_number
    publisher = f"{PORTAL}SE{number}" if number else f"{place.address}#utgivare"
    whole = Catalogue(edition, files, place.address, place.email, publisher)
    root = Element("rdf:RDF", {f"xmlns:{prefix}": address for prefix, address in NAMESPACES.items()})
    _catalogue(root, whole)
    _dataset(root, whole)
    _people(root, whole)
    for kind in MEDIA:
        _distribution(root, whole, kind)
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _catalogue(root: Element, whole: Catalogue) -> None:
    node = SubElement(root, "dcat:Catalog", {"rdf:about": whole.part("katalog")})
    for words in _both():
        _say(node, "dcterms:title", words.say("Öppna data om utfall"), words)
    for words in _both():
        _say(node, "dcterms:description", words.say("Öppna data om hur det går för deltagare i insatser."), words)
    _point(node, "dcterms:publisher", whole.publisher)
    _point(node, "dcterms:license", LICENCE_URL)
    _point(node, "dcterms:language", LANGUAGES[whole.edition.words.language])
    _point(node, "dcat:themeTaxonomy", THEMES)
    _point(node, "dcat:dataset", whole.part("datamangd"))


def _dataset(root: Element, whole: Catalogue) -> None:
    edition = whole.edition
    node = SubElement(root, "dcat:Dataset", {"rdf:about": whole.part("datamangd")})
    for words in _both():
        _say(node, "dcterms:title", words.say("Utfall efter avslutad insats"), words)
    for words in _both():
        _say(node, "dcterms:description", protection_description(edition, words), words)
    for words in _both():
        _say(node, "dcat:keyword", words.say("Samordnad rehabilitering"), words)
    _point(node, "dcterms:publisher", whole.publisher)
    _point(node, "dcat:contactPoint", whole.part("kontakt"))
    _point(node, "dcat:theme", THEME)
    _point(node, "dcterms:accessRights", ACCESS)
    _point(node, "dcterms:accrualPeriodicity", FREQUENCIES[edition.release.period.kind])
    _point(node, "dcterms:language", LANGUAGES[edition.words.language])
    _point(node, "dcat:landingPage", whole.at(_PAGE))
    first, last = days_told_of(edition)
    period = SubElement(SubElement(node, "dcterms:temporal"), "dcterms:PeriodOfTime")
    _value(period, "dcat:startDate", first.isoformat(), DATE)
    _value(period, "dcat:endDate", last.isoformat(), DATE)
    for kind in MEDIA:
        _point(node, "dcat:distribution", whole.part(kind[1:]))


def _people(root: Element, whole: Catalogue) -> None:
    """Publisher and contact are two things, with two names, even where they are the same people."""
    association = whole.edition.release.surroundings.association
    agent = SubElement(root, "foaf:Agent", {"rdf:about": whole.publisher})
    SubElement(agent, "foaf:name").text = association
    contact = SubElement(root, "vcard:Organization", {"rdf:about": whole.part("kontakt")})
    SubElement(contact, "vcard:fn").text = association
    _point(contact, "vcard:hasEmail", f"mailto:{whole.email}")


def _distribution(root: Element, whole: Catalogue, kind: str) -> None:
    """The same data in one form. Where it is several files, each has its address for fetching."""
    paths = [path for path in whole.files if PurePosixPath(path).suffix == kind]
    node = SubElement(root, "dcat:Distribution", {"rdf:about": whole.part(kind[1:])})
    for words in _both():
        _say(node, "dcterms:title", _titles(words)[kind], words)
    SubElement(node, "dcterms:format").text = MEDIA[kind]
    _point(node, "dcterms:license", LICENCE_URL)
    _point(node, "dcterms:language", LANGUAGES[whole.edition.words.language])
    _point(node, "dcat:accessURL", whole.at(paths[0] if len(paths) == 1 else PACKAGE))
    for path in paths:
        _point(node, "dcat:downloadURL", whole.at(path))
    if len(paths) == 1:
        _value(node, "dcat:byteSize", str(len(whole.files[paths[0]])), DECIMAL)
    if kind == ".csv":
        # Its columns and codes are described as that standard asks.
        _point(node, "foaf:page", whole.at(PACKAGE))
        standard = SubElement(SubElement(node, "dcterms:conformsTo"), "dcterms:Standard", {"rdf:about": TABULAR})
        _say(standard, "dcterms:title", "Tabular Data Package", open_words("en"))


def _titles(words: Words) -> dict[str, str]:
    return {
        ".csv": words.say("Alla siffror (CSV)"), ".parquet": words.say("Alla siffror (Parquet)"),
        ".px": words.say("Tabeller för PxWeb (PX)"),
    }  # fmt: skip


def _both() -> Sequence[Words]:
    """Readers of the portal have two languages, whatever the edition's."""
    return (open_words("sv"), open_words("en"))


def _say(node: Element, tag: str, text: str, words: Words) -> None:
    SubElement(node, tag, {"xml:lang": words.language}).text = text


def _value(node: Element, tag: str, text: str, kind: str) -> None:
    SubElement(node, tag, {"rdf:datatype": kind}).text = text


def _point(node: Element, tag: str, address: str) -> None:
    SubElement(node, tag, {"rdf:resource": address})
