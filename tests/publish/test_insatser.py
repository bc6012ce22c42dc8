"""The part for each insats: its sentences and its table say what figures.csv says, and nothing that is hidden."""

from __future__ import annotations

import dataclasses
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import invented
import pytest
from reading import read_page

from pipeline.audit.surfaces import Table as ReadTable
from pipeline.audit.table_leaks import twins
from pipeline.publish.document import Document, Heading, Section, Table, Terms
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.release import Release


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def section(document: Document) -> Section:
    return next(each for each in document.sections if each.id == "insatserna")


def parts(document: Document) -> dict[str, tuple[dict[str, str], Table]]:
    """By the insats's name: what is said of it, and its table."""
    found: dict[str, tuple[dict[str, str], Table]] = {}
    blocks = section(document).blocks
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            terms, table = blocks[at + 1], blocks[at + 2]
            assert isinstance(terms, Terms) and isinstance(table, Table)
            found[block.text] = ({term: plain(text) for term, text in terms.pairs}, table)
    return found


def write(release: Release) -> Document:
    return write_document(open_edition(release, open_words(release.language)))


def test_every_insats_has_a_part_in_the_contents(document: Document, folder: Path) -> None:
    names = [name for _, name, _, _ in invented.INSATSER]
    assert sorted(parts(document)) == sorted(names)
    html = (folder / "report.html").read_text(encoding="utf-8")
    contents = html.partition("<nav")[2].partition("</nav>")[0]
    for part in section(document).parts:
        assert f'<a href="#{part.id}">' in contents
        assert read_page(html).ids.count(part.id) == 1
    assert "<details" not in html.partition('id="insatserna"')[2].partition("<h2")[0]


def test_the_sentences_say_what_the_figures_say(document: Document, figures: list[dict[str, str]]) -> None:
    said, table = parts(document)["Förrehabilitering"]
    own = {
        row["metric"]: row
        for row in figures
        if (row["insats_id"], row["basis"], row["period_kind"], row["period"]) == ("i5", "finished", "year", "2026")
    }

    def counts(metric: str) -> str:
        return f"{own[metric]['numerator']} av {own[metric]['denominator']} ("

    assert said["Gick vidare"].startswith(counts("moved_on"))
    assert "Målet 70 % nåddes inte." in said["Gick vidare"] and "Nivån ligger" in said["Gick vidare"]
    assert said["Arbete och studier"].startswith(counts("work_or_study"))
    assert f"Bättre {counts('health_better')}" in said["Hälsa"] and f"sämre {counts('health_worse')}" in said["Hälsa"]
    assert f"Före start {counts('public_support_before')}" in said["Offentlig försörjning"]
    assert f"vid avslut {counts('public_support_after')}" in said["Offentlig försörjning"]
    assert said["Insats"] == "Individinriktad"
    assert [(row[1].text, row[2].text) for row in table.rows] == [
        (own[metric]["numerator"], own[metric]["denominator"]) for metric in own
    ]


def test_a_hidden_insats_says_so_and_no_number(document: Document) -> None:
    said, table = parts(document)["Ängens snickeri"]
    for about in ("Gick vidare", "Arbete och studier", "Hälsa", "Offentlig försörjning"):
        assert said[about] == "Redovisas inte, för att skydda små grupper."
    assert "Svar" not in said
    assert {cell.text for row in table.rows for cell in row[1:]} == {".."}


def test_what_the_register_says_is_said(release: Release) -> None:
    first, *others = release.insatser
    told = dataclasses.replace(
        first, targets=(("moved_on", Fraction(3, 5)),), focus="behandlande", owner="Karlskrona", provider="Föreningen"
    )
    said, _ = parts(write(dataclasses.replace(release, insatser=(told, *others))))["Arbetsträning i företag"]
    assert said["Insats"] == "Individinriktad, behandlande"
    assert (said["Ägare"], said["Utförare"]) == ("Karlskrona", "Föreningen")
    assert said["Eget mål"] == "Minst 60 % ska gå vidare."


def test_insatser_of_one_name_are_told_apart_by_their_place() -> None:
    release = invented.release(insatser=(("a-1", "Samma", 90, 0.6), ("a 1", "Samma", 40, 0.7)))
    document = write(release)
    assert len({part.id for part in section(document).parts}) == 2
    own = [table for table in document.tables if table.id.startswith("insats_")]
    assert len({table.sheet.casefold() for table in own}) == 2

    def read(suffix: str, tables: list[Table]) -> list[ReadTable]:
        heads = [tuple(column.heading for column in table.columns) for table in tables]
        rows = [tuple(tuple(cell.text for cell in row) for row in table.rows) for table in tables]
        return [ReadTable(f"t.{suffix}", t.id, (h, *r)) for t, h, r in zip(tables, heads, rows, strict=True)]

    assert not list(twins([*read("html", own), *read("xlsx", own)]))
    assert list(twins([*read("html", own), *read("xlsx", own[::-1])]))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_each_part_starts_a_page_of_the_pdf(folder: Path, document: Document) -> None:
    run = subprocess.run(["pdftotext", "-raw", folder / "report.pdf", "-"], capture_output=True, check=True)
    pages = [page.strip().splitlines() for page in run.stdout.decode("utf-8").split("\f") if page.strip()]
    first, *others = (part.text for part in section(document).parts)
    starts = [" ".join(page[:2]) for page in pages]
    for name in others:
        assert sum(start.startswith(name) for start in starts) == 1, name
    opening = next(page for page in pages if page[0] == "Insatserna")
    assert first in opening
