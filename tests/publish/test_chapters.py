"""Which chapters a report has is a förbund's choice; those that let a reader judge the numbers are not."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import SECTIONS, write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.chapters import read_chapters
from pipeline.vocabulary.definitions import SCHEMAS, read_definitions
from pipeline.vocabulary.errors import DefinitionFault
from pipeline.vocabulary.release import Release

SHIPPED = SCHEMAS / "chapters.yaml"
NOTHING_TO_SAY = {"sedan_sist", "egna_matt", "regelhinder", "utifran"}
"""There was no last time, the log is the annual report's, and nobody has added metrics or figures from outside."""


def write(folder: Path, text: str) -> Path:
    path = folder / "kapitel.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_chapter_can_be_made_and_every_section_is_a_chapter(release: Release) -> None:
    assert set(SECTIONS) == set(release.definitions.chapters.known)
    edition = open_edition(release, open_words("sv"))
    made = {name: section(edition) for name, section in SECTIONS.items()}
    assert {name for name, section in made.items() if section is None} == NOTHING_TO_SAY
    assert all(section is None or section.id == name for name, section in made.items())


def test_a_report_has_the_chapters_of_its_kind(release: Release) -> None:
    chapters = release.definitions.chapters
    there = [each.id for each in write_document(open_edition(release, open_words("sv"))).sections]
    assert there == [chapter for chapter in chapters.quarterly if chapter not in NOTHING_TO_SAY]
    assert chapters.of("dialog")[0] == "samtal"
    assert "aret" in chapters.annual and "aret" not in chapters.quarterly


def test_a_forbund_chooses_its_own_and_their_order(tmp_path: Path, release: Release) -> None:
    own = write(tmp_path, "version: 1\nquarterly: [om, metod, skydd, tillganglighet, insatserna]\n")
    definitions = read_definitions(chapters=own)
    document = write_document(
        open_edition(dataclasses.replace(release, definitions=definitions), open_words(release.language))
    )
    assert [each.id for each in document.sections] == ["om", "metod", "skydd", "tillganglighet", "insatserna"]
    assert definitions.chapters.annual == read_chapters(SHIPPED).annual
    assert definitions.chapters.sha256 != read_chapters(SHIPPED).sha256


@pytest.mark.parametrize(
    ("chapters", "line", "words"),
    [
        ("[metod, skydd,\n  sammandrag, om]", 3, ("”sammandrag”", "Tillåtna", "viktigast")),
        ("[metod, skydd, om,\n  metod]", 3, ("”metod” står två gånger",)),
        ("[viktigast, skydd, om]", 2, ("”metod” får inte utelämnas", "ingen pröva")),
        ("[viktigast, metod, om]", 2, ("”skydd” får inte utelämnas", "läses en dold uppgift som noll")),
        ("[viktigast, metod, skydd]", 2, ("”om” får inte utelämnas", "göra om")),
        ("[metod, skydd, om]", 2, ("”tillganglighet” får inte utelämnas", "Lagen om tillgänglighet")),
        ("viktigast", 2, ("lista",)),
        ("[metod, skydd, om, samtal]", 2, ("”samtal” är inget tillåtet värde",)),
    ],
)
def test_a_wrong_choice_names_file_line_and_remedy(
    tmp_path: Path, chapters: str, line: int, words: tuple[str, ...]
) -> None:
    with pytest.raises(DefinitionFault) as raised:
        read_chapters(SHIPPED, write(tmp_path, f"version: 1\nannual: {chapters}\n"))
    said = raised.value.message("sv")
    assert raised.value.exit_code == 4
    assert f"kapitel.yaml, rad {line}:" in said
    for word in words:
        assert word in said


def test_the_list_of_what_there_is_belongs_to_the_shipped_file(tmp_path: Path) -> None:
    with pytest.raises(DefinitionFault, match="”known” är okänd"):
        read_chapters(SHIPPED, write(tmp_path, "version: 1\nknown: {nytt: {sv: Nytt, en: New}}\n"))
