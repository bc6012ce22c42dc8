"""The insatser's own comments in the annual report: printed as they are written, as text and nothing else."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess

import invented
import page as validation
import pytest
from reading import read_page

from pipeline.publish.document import Paragraph, Quotation
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.whole import make_files
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.comments import Comment
from pipeline.vocabulary.release import Insats, Release

HOSTILE = "<script>alert()</script> & {{ x }} *fet* #let x = $y$ #image(\"a\") \\ @ref _kursiv_ 😀"  # fmt: skip


def with_comments(*comments: tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], period: str = "2026") -> Release:
    made = tuple(Comment(insats, parts, f"comments/2026/{insats}.txt", "ab" * 32) for insats, parts in comments)
    return dataclasses.replace(invented.release(period=period), comments=made)


def paragraphs(release: Release) -> list[str]:
    document = write_document(open_edition(release, open_words(release.language)))
    section = next(each for each in document.sections if each.id == "insatserna")
    return [getattr(block, "text", "") for block in section.blocks]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return make_files(with_comments(("i5", (("result", ("Bra år.", HOSTILE)), ("obstacles", ("Långa köer.",))))))


def test_a_comment_stands_under_its_headings_in_its_insats(files: dict[str, bytes]) -> None:
    html = files["report.html"].decode("utf-8")
    own = html.partition('id="insats-i5"')[2].partition("<h3")[0]
    assert own.count("<blockquote>") == html.count("<blockquote>") == 1
    assert "Insatsens egen kommentar" in own
    assert own.index("<h4>Resultat</h4>") < own.index("<p>Bra år.</p>") < own.index("<h4>Hinder</h4>")
    assert "Genomförande" not in own


def test_what_is_written_is_text_and_no_markup(files: dict[str, bytes]) -> None:
    html = files["report.html"].decode("utf-8")
    assert "<script" not in html and HOSTILE in " ".join(read_page(html).text)


def test_the_pdf_meets_both_standards_with_a_quotation(files: dict[str, bytes], tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "report.pdf"
    path.write_bytes(files["report.pdf"])
    for profile in ("ua1", "2a"):
        assert validation.validate_pdf(str(path), profile=profile).is_compliant
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode("utf-8")
        assert "*fet* #let x = $y$" in " ".join(text.split())


def test_the_manifest_tells_what_was_read(files: dict[str, bytes]) -> None:
    assert json.loads(files["manifest.json"])["comments"] == [
        {"insats_id": "i5", "file": "comments/2026/i5.txt", "sha256": "ab" * 32}
    ]


def test_those_who_have_not_written_are_named() -> None:
    text = " ".join(paragraphs(with_comments(("i5", (("result", ("Bra.",)),)))))
    assert "Egen kommentar saknas från: Arbetsträning i företag, Digital coachning, Grön rehabilitering" in text
    assert "Förrehabilitering." not in text.partition("saknas från")[2].partition(".")[0]
    assert "Ingen insats har lämnat en egen kommentar till året." in paragraphs(with_comments())
    everyone = with_comments(*((insats, (("result", ("Bra.",)),)) for insats, *_ in invented.INSATSER))
    assert not [text for text in paragraphs(everyone) if "kommentar" in text]


def test_a_quarterly_report_misses_no_comments() -> None:
    assert not [text for text in paragraphs(with_comments(period="2026-Q3")) if "kommentar" in text]


def test_an_insats_without_figures_keeps_its_comment() -> None:
    release = with_comments(("s1", (("success", ("Samverkan.",)),)))
    release = dataclasses.replace(release, insatser=(*release.insatser, Insats("s1", "Strukturen", False)))
    document = write_document(open_edition(release, open_words("sv")))
    section = next(each for each in document.sections if each.id == "insatserna")
    assert "Strukturen" in [part.text for part in section.parts]
    html = make_files(release)["report.html"].decode("utf-8")
    assert "Samverkan." in html.partition('id="insats-s1"')[2].partition("<h3")[0]


LOG = Comment(None, (("rule_obstacle", ("En regel stod i vägen.",)),), "comments/2026/regelhinder.txt", "cd" * 32)


def log_of(release: Release) -> list[object]:
    document = write_document(open_edition(release, open_words(release.language)))
    return [block for each in document.sections if each.id == "regelhinder" for block in each.blocks]


def test_the_forbunds_own_log_is_a_chapter_of_the_year() -> None:
    year = invented.release(period="2026")
    (quoted,) = log_of(dataclasses.replace(year, comments=(LOG,)))
    assert isinstance(quoted, Quotation) and quoted.parts == (("Regelhinder", ("En regel stod i vägen.",)),)
    (missing,) = log_of(year)
    assert isinstance(missing, Paragraph) and "inte skrivit något om regelhinder" in missing.text
    assert log_of(dataclasses.replace(invented.release(), comments=(LOG,))) == []


def test_the_log_is_no_insatss_comment() -> None:
    said = " ".join(paragraphs(dataclasses.replace(invented.release(period="2026"), comments=(LOG,))))
    assert "Ingen insats har lämnat en egen kommentar" in said and "stod i vägen" not in said
