"""The statement that the law asks for: in the report, and as a page of its own."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import invented
import pytest
from reading import read_page

from pipeline.publish.edition import open_edition
from pipeline.publish.sections.accessibility import accessibility, statement
from pipeline.publish.sections.whole import write_document
from pipeline.publish.web.page import html_page, linked
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.errors import Language
from pipeline.vocabulary.release import Release

PAGE = "tillganglighet.html"
# What DIGG asks for, each by a word of its own in both languages.
DEMANDED = {
    "whose it is": ("Samordningsförbundet Exempel står bakom", "Samordningsförbundet Exempel is responsible"),
    "how far": ("delvis förenlig", "partly complies"),
    "faults": ("Kända brister", "Known faults"),
    "how it is known": ("Självskattning", "Self-assessment"),
    "date": ("periodens sista dag: 30 september 2026", "last day of the period: 30 September 2026"),
    "exemptions": ("Undantag", "Exemptions"),
    "whom to tell": ("Kontakt", "Contact"),
    "who supervises": ("Myndigheten för digital förvaltning", "Agency for Digital Government"),
}


def statement_page(release: Release) -> str:
    edition = open_edition(release, open_words(release.language))
    return html_page(statement(edition, write_document(edition)), {})


def with_contact(contact: str | None) -> Release:
    release = invented.release()
    return dataclasses.replace(release, surroundings=dataclasses.replace(release.surroundings, contact=contact))


@pytest.mark.parametrize("demand", DEMANDED)
@pytest.mark.parametrize(("language", "at"), [("sv", 0), ("en", 1)])
def test_both_say_what_the_law_demands(
    folder: Path, english_folder: Path, demand: str, language: Language, at: int
) -> None:
    for name in ("report.html", PAGE):
        html = ((folder, english_folder)[at] / name).read_text(encoding="utf-8")
        assert f'lang="{language}"' in html
        assert DEMANDED[demand][at] in " ".join(read_page(html).text)
        assert '<a href="https://www.digg.se/tdosanmalan">' in html


def test_every_sentence_of_the_page_is_in_the_report(folder: Path) -> None:
    sentences = re.findall(r"<dd>(.*?)</dd>", (folder / PAGE).read_text(encoding="utf-8"))
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert len(sentences) > 8
    assert [each for each in sentences if each not in report] == []


def test_the_page_says_as_the_report_that_all_is_invented(folder: Path) -> None:
    assert "Påhittade uppgifter" in (folder / PAGE).read_text(encoding="utf-8")


def test_the_contact_is_the_one_that_the_forbund_has_written() -> None:
    page = statement_page(with_contact("Anna Ek, anna.ek@forbund.example, 0455-30 30 00"))
    assert 'Samordningsförbundet Exempel: Anna Ek, <a href="mailto:anna.ek@forbund.example">' in page
    assert "kansliet" not in page
    assert "Samordningsförbundet Exempel, kansliet" in statement_page(with_contact(None))


def test_an_address_can_be_followed_and_nothing_else_becomes_markup() -> None:
    assert linked("x & <b> https://a.example/b?c. Sedan") == (
        'x &amp; &lt;b&gt; <a href="https://a.example/b?c">https://a.example/b?c</a>. Sedan'
    )
    assert str(linked('javascript:alert(1) "x"')) == "javascript:alert(1) &#34;x&#34;"
    assert "<script" not in statement_page(with_contact("<script>alert(1)</script>"))


def test_no_number_of_people_is_in_the_statement() -> None:
    edition = open_edition(invented.release(), open_words("sv"))
    shown = {str(figure.denominator) for figure in edition.release.figures if figure.denominator}
    words = re.findall(r"(?<![\w.:(/-])\d+(?![\w.:/-])", repr(accessibility(edition)))
    assert set(words) - {"30", "2026"} == set() and shown
