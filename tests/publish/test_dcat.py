"""dcat.rdf: all that DCAT-AP-SE asks for, at addresses of the publisher's own; no file where it would be made up."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import invented
import pytest

from pipeline.publish.edition import open_edition
from pipeline.publish.open_data.files import open_data_files
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.open_data import OpenDataPlace
from pipeline.vocabulary.release import Release

ADDRESS = "https://www.forbund.example/oppna-data/"
PLACE = OpenDataPlace(ADDRESS, "oppnadata@forbund.example", "2220001234")
SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}  # fmt: skip
ABOUT, RESOURCE = (f"{{{SPACES['rdf']}}}{name}" for name in ("about", "resource"))
ASKED_FOR = {
    "dcat:Catalog": (
        "dcterms:title", "dcterms:description", "dcterms:publisher", "dcterms:license", "dcat:dataset",
        "dcterms:language",
    ),
    "dcat:Dataset": (
        "dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:contactPoint", "dcat:distribution",
        "dcat:theme", "dcterms:accrualPeriodicity", "dcterms:language", "dcterms:temporal",
    ),
    "dcat:Distribution": ("dcat:accessURL", "dcat:downloadURL", "dcterms:format", "dcterms:license"),
    "foaf:Agent": ("foaf:name",),
    "vcard:Organization": ("vcard:fn", "vcard:hasEmail"),
    "dcterms:PeriodOfTime": ("dcat:startDate", "dcat:endDate"),
}  # fmt: skip
EVERY = [(kind, name) for kind, names in ASKED_FOR.items() for name in names]


def at(place: OpenDataPlace, is_draft: bool = False) -> Release:
    base = invented.release()
    return dataclasses.replace(
        base, surroundings=dataclasses.replace(base.surroundings, open_data=place, is_draft=is_draft)
    )


def files_at(place: OpenDataPlace, is_draft: bool = False) -> dict[str, bytes]:
    return open_data_files(open_edition(at(place, is_draft), open_words("sv")))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return files_at(PLACE)


@pytest.fixture(scope="module")
def root(files: dict[str, bytes]) -> Element:
    return ElementTree.fromstring(files["dcat.rdf"])


def missing(root: Element) -> list[tuple[str, str]]:
    """What DCAT-AP-SE asks for and some node lacks, or that points at nothing in the file that it should find there."""
    lacking = [
        (kind, name)
        for kind, names in ASKED_FOR.items()
        for name in names
        if not root.findall(f".//{kind}", SPACES)
        or not all(_has(node, name) for node in root.findall(f".//{kind}", SPACES))
    ]
    named = {node.get(ABOUT) for node in root}
    links = ("dcterms:publisher", "dcat:contactPoint", "dcat:distribution", "dcat:dataset")
    return lacking + [
        ("link", link)
        for link in links
        for node in root.findall(f".//{link}", SPACES)
        if node.get(RESOURCE) not in named
    ]


def _has(node: Element, name: str) -> bool:
    return any(each.get(RESOURCE) or (each.text or "").strip() or len(each) for each in node.findall(name, SPACES))


def test_all_that_is_asked_for_is_there(root: Element) -> None:
    assert missing(root) == []


@pytest.mark.parametrize(("kind", "name"), EVERY, ids=lambda each: str(each))
def test_each_of_them_is_missed(root: Element, kind: str, name: str) -> None:
    spoilt = copy.deepcopy(root)
    node = spoilt.find(f".//{kind}", SPACES)
    assert node is not None
    for each in node.findall(name, SPACES):
        node.remove(each)
    assert (kind, name) in missing(spoilt)


def test_a_link_to_nothing_is_missed(root: Element) -> None:
    spoilt = copy.deepcopy(root)
    publisher = spoilt.find(".//dcterms:publisher", SPACES)
    assert publisher is not None
    publisher.set(RESOURCE, f"{ADDRESS}#nobody")
    assert missing(spoilt) == [("link", "dcterms:publisher")]


def _addresses(root: Element) -> Iterator[str]:
    for node in root.iter():
        yield from (value for key, value in node.attrib.items() if key in (ABOUT, RESOURCE))


def test_addresses_are_absolute_and_none_is_made_up(root: Element) -> None:
    lists = (
        "http://publications.europa.eu/resource/authority/", "http://creativecommons.org/publicdomain/zero/1.0/",
        "https://specs.frictionlessdata.io/", "http://dataportal.se/organisation/SE2220001234",
        "mailto:oppnadata@forbund.example",
    )  # fmt: skip
    assert [each for each in _addresses(root) if not each.startswith((ADDRESS, *lists))] == []


def test_every_file_that_is_pointed_at_is_in_the_folder(root: Element, files: dict[str, bytes]) -> None:
    nodes = root.findall(".//dcat:downloadURL", SPACES) + root.findall(".//dcat:accessURL", SPACES)
    paths = {str(node.get(RESOURCE)).removeprefix(ADDRESS) for node in nodes}
    assert paths == set(files) - {"dcat.rdf"}
    for node in root.findall(".//dcat:Distribution", SPACES):
        size = node.findtext("dcat:byteSize", namespaces=SPACES)
        place = node.find("dcat:downloadURL", SPACES)
        assert place is not None
        if size is not None:
            assert int(size) == len(files[str(place.get(RESOURCE)).removeprefix(ADDRESS)])


def test_what_must_be_named_is_no_blank_node_and_contact_is_not_publisher(root: Element) -> None:
    assert all(node.get(ABOUT) for node in root)
    agent, contact = root.find("foaf:Agent", SPACES), root.find("vcard:Organization", SPACES)
    assert agent is not None and contact is not None
    assert agent.get(ABOUT) != contact.get(ABOUT)


def test_the_licence_the_days_and_how_often(root: Element) -> None:
    licences = {node.get(RESOURCE) for node in root.findall(".//dcterms:license", SPACES)}
    assert licences == {"http://creativecommons.org/publicdomain/zero/1.0/"}
    assert root.findtext(".//dcat:startDate", namespaces=SPACES) == "2024-01-01"
    assert root.findtext(".//dcat:endDate", namespaces=SPACES) == "2026-09-30"
    (often,) = root.findall(".//dcterms:accrualPeriodicity", SPACES)
    assert str(often.get(RESOURCE)).endswith("/QUARTERLY")
    formats = {node.text for node in root.findall(".//dcterms:format", SPACES)}
    assert formats == {"text/csv", "application/vnd.apache.parquet", "text/plain"}


@pytest.mark.parametrize("place", [OpenDataPlace(), OpenDataPlace(address=ADDRESS), OpenDataPlace(email="a@b.se")])
def test_without_an_address_or_anyone_to_ask_there_is_no_file(place: OpenDataPlace) -> None:
    assert "dcat.rdf" not in files_at(place)
    assert place.missing


def test_a_draft_is_for_nobody_to_find() -> None:
    assert "dcat.rdf" not in files_at(PLACE, is_draft=True)


def test_without_a_number_the_publisher_is_named_at_the_address() -> None:
    made = ElementTree.fromstring(files_at(dataclasses.replace(PLACE, organisation_number=None))["dcat.rdf"])
    agent = made.find("foaf:Agent", SPACES)
    assert missing(made) == [] and agent is not None and agent.get(ABOUT) == f"{ADDRESS}#utgivare"


def test_a_hostile_name_stays_a_name(tmp_path: Path) -> None:
    base = at(PLACE)
    odd = dataclasses.replace(base.surroundings, association='A & B <"C">')
    files = open_data_files(open_edition(dataclasses.replace(base, surroundings=odd), open_words("en")))
    assert ElementTree.fromstring(files["dcat.rdf"]).findtext(".//foaf:name", namespaces=SPACES) == 'A & B <"C">'
