"""The PDF's structure is whole in both languages and with awkward data, and each fault planted in it is found."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import invented
import page as validation
import pikepdf
import pytest
from pdf_check import elements, kids, pdf_faults

from pipeline.publish.document import Document
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.whole import make_files
from pipeline.publish.wording.words import open_words

Spoil = Callable[[pikepdf.Pdf], None]


@pytest.fixture
def pdf(folder: Path) -> pikepdf.Pdf:
    return pikepdf.open(folder / "report.pdf")


def faults(pdf: pikepdf.Pdf, document: Document, language: str = "sv") -> list[str]:
    return pdf_faults(pdf, language, len(document.tables), len(document.charts))


def test_the_structure_is_whole_in_both_languages(pdf: pikepdf.Pdf, document: Document, english_folder: Path) -> None:
    assert faults(pdf, document) == []
    assert faults(pikepdf.open(english_folder / "report.pdf"), document, "en") == []


def test_the_structure_is_whole_where_everything_is_hidden() -> None:
    release = invented.all_hidden(invented.release())
    files, document = make_files(release), write_document(open_edition(release, open_words("sv")))
    assert faults(pikepdf.open(io.BytesIO(files["report.pdf"])), document) == []


def _set(path: str, name: str, value: object) -> Spoil:
    """Set a name of the first element of a kind, or take it away."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        found = pdf.Root if not path else elements(pdf.Root.StructTreeRoot, path)[0]
        if value is None:
            del found[name]
        else:
            found[name] = value

    return spoil


def _first_body_row(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return kids(elements(elements(pdf.Root.StructTreeRoot, "/TBody")[0], "/TR")[0])


def _row_header_as_cell(pdf: pikepdf.Pdf) -> None:
    _first_body_row(pdf)[0].S = pikepdf.Name.TD


def _column_scope(pdf: pikepdf.Pdf) -> None:
    head = elements(elements(pdf.Root.StructTreeRoot, "/THead")[-1], "/TH")[0]
    head.A[0].Scope = pikepdf.Name.Row


def _lose_header(pdf: pikepdf.Pdf) -> None:
    cell = _first_body_row(pdf)[1]
    cell.A[0].Headers = pikepdf.Array([cell.A[0].Headers[0]])


def _same_words(pdf: pikepdf.Pdf) -> None:
    one, two, *_ = elements(pdf.Root.StructTreeRoot, "/Figure")
    two.Alt = one.Alt


def _lose_font(pdf: pikepdf.Pdf) -> None:
    font = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each)
    del font["/FontFile2"]


def _other_font(pdf: pikepdf.Pdf) -> None:
    font = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each)
    font.FontName = pikepdf.Name("/ABCDEF+DejaVuSans")


def _skip_level(pdf: pikepdf.Pdf) -> None:
    elements(pdf.Root.StructTreeRoot, "/H2")[0].S = pikepdf.Name.H3


def _untitled(pdf: pikepdf.Pdf) -> None:
    stream = pdf.Root.Metadata
    stream.write(bytes(stream.read_bytes()).replace(b"dc:title>", b"dc:subject>"))


def _unsorted(pdf: pikepdf.Pdf) -> None:
    names = list(pdf.Root.StructTreeRoot.IDTree.Names)
    pdf.Root.StructTreeRoot.IDTree.Names = pikepdf.Array([*names[2:], *names[:2]])


def _untabbed(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1]["/Tabs"]


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (_set("", "/Lang", "de"), "language de"),
        (_set("", "/ViewerPreferences", pikepdf.Dictionary()), "title not shown"),
        (_set("", "/MarkInfo", pikepdf.Dictionary(Marked=False)), "not marked"),
        (_untitled, "no title"),
        (_untabbed, "page 2 without tab order"),
        (_set("/Table", "/S", pikepdf.Name.Div), "tables, not"),
        (_unsorted, "names out of order"),
        (_row_header_as_cell, "table 1: no row header"),
        (_column_scope, "no column header"),
        (_lose_header, "table 1: cell without both headers"),
        (_set("/THead", "/S", pikepdf.Name.TBody), "table 1: 0 header rows"),
        (_set("/Figure", "/Alt", None), "figure without words"),
        (_same_words, "two figures with the same words"),
        (_set("/Figure", "/S", pikepdf.Name.Div), "figures, not"),
        (_skip_level, "heading 3 after 1"),
        (_lose_font, "not embedded"),
        (_other_font, "is not ours"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_each_fault_is_found(pdf: pikepdf.Pdf, document: Document, spoil: Spoil, found: str) -> None:
    spoil(pdf)
    assert [fault for fault in faults(pdf, document) if found in fault]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize(
    "spoil",
    [
        _set("", "/MarkInfo", pikepdf.Dictionary(Marked=False)),
        _set("", "/Metadata", None),
        _set("", "/StructTreeRoot", None),
    ],
    ids=["unmarked", "undeclared", "untagged"],
)
def test_the_validator_refuses_a_spoilt_file(pdf: pikepdf.Pdf, tmp_path: Path, spoil: Spoil, profile: str) -> None:
    spoil(pdf)
    pdf.save(tmp_path / "spoilt.pdf")
    assert not validation.validate_pdf(str(tmp_path / "spoilt.pdf"), profile=profile).is_compliant


def test_the_validator_refuses_a_figure_without_words(pdf: pikepdf.Pdf, tmp_path: Path) -> None:
    _set("/Figure", "/Alt", None)(pdf)
    pdf.save(tmp_path / "spoilt.pdf")
    assert not validation.validate_pdf(str(tmp_path / "spoilt.pdf"), profile="ua1").is_compliant
