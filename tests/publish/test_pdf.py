"""report.pdf: both standards, and the words of the HTML. Its structure: test_pdf_check.py."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import page as validation
import pikepdf
import pytest
from pdf_check import elements
from reading import read_page

from pipeline.publish.charts.draw import draw_chart, svg_text
from pipeline.publish.document import Document
from pipeline.publish.pdf.build import document_data, pdf_bytes
from pipeline.publish.pdf.row_headers import with_row_headers
from pipeline.publish.pdf.stream_ends import with_clear_ends
from pipeline.vocabulary.release import Release


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_both_standards_are_met(folder: Path, english_folder: Path, profile: str) -> None:
    for each in (folder, english_folder):
        assert validation.validate_pdf(str(each / "report.pdf"), profile=profile).is_compliant


def test_marking_twice_changes_nothing_more(folder: Path) -> None:
    once = (folder / "report.pdf").read_bytes()
    counts = []
    for data in (once, with_row_headers(once)):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            counts.append((len(pdf.Root.StructTreeRoot.IDTree.Names), len(elements(pdf.Root.StructTreeRoot, "/TH"))))
    assert counts[0] == counts[1] and counts[0][0] > 100


def test_the_pdf_is_set_from_the_cells_of_the_page(folder: Path, document: Document) -> None:
    page = read_page((folder / "report.html").read_text(encoding="utf-8"))
    data = document_data(document, {block.chart.id: "" for block in document.charts})
    blocks = [block for section in data["sections"] for block in section["blocks"]]  # type: ignore[attr-defined]
    tables = [block.get("table", block) for block in blocks if block["kind"] in ("table", "chart")]
    assert [table["rows"] for table in tables] == [rows[1:] for rows in page.tables.values()]


@pytest.mark.skipif(shutil.which("pdftotext") is None and "CI" not in os.environ, reason="needs pdftotext")
def test_the_text_of_the_pdf_holds_every_answer(folder: Path, document: Document) -> None:
    run = subprocess.run(["pdftotext", "-raw", folder / "report.pdf", "-"], capture_output=True, check=True)
    text = re.sub(r"\s+", " ", run.stdout.decode("utf-8"))
    for block in document.sections[0].blocks:
        for fact in getattr(block, "facts", ()):
            assert re.sub(r"\s+", " ", fact.sentence) in text
    assert "\N{SOFT HYPHEN}" not in text


def test_a_warning_stops_the_run(document: Document, release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    class Warned:
        message = "unknown font family"

    monkeypatch.setattr(typst, "compile_with_warnings", lambda *_, **__: (b"%PDF", [Warned()]))
    charts = {block.chart.id: svg_text(draw_chart(block.chart, "wide")) for block in document.charts}
    with pytest.raises(RuntimeError, match="unknown font"):
        pdf_bytes(document, charts, release.period.last_day)


def test_no_packed_stream_ends_in_a_carriage_return() -> None:
    """What ends a packed stream is the checksum of its content: here of a text sought out, since it ends so."""
    text = next(text for text in (b"%d" % number for number in range(100_000)) if zlib.compress(text).endswith(b"\r"))
    made, found = io.BytesIO(), pikepdf.new()
    found.add_blank_page().Contents = found.make_stream(text)
    found.save(made, deterministic_id=True)
    assert b"\r\nendstream" in made.getvalue()
    clear = with_clear_ends(made.getvalue())
    assert b"\r\nendstream" not in clear
    with pikepdf.open(io.BytesIO(clear)) as read:
        assert read.pages[0].Contents.read_bytes().strip() == text
    assert with_clear_ends(clear) == clear
