"""Signs and rounding on every surface: no hyphen for a minus, no year grouped as a number, ties the same everywhere."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from pathlib import Path

import invented
import openpyxl
import pytest
from reading import SPACE, read_page
from surfaces import disagreements, take_apart
from test_one_number import text_of

from pipeline.publish.document import Document
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.whole import make_files
from pipeline.publish.wording import numbers
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.figures import ProtectedFigure
from pipeline.vocabulary.release import Release

HYPHEN = re.compile(r"(?<![\w.,)-])-\d")
"""A hyphen where a number begins; inside dates and names something stands before it."""
GROUPED_YEAR = re.compile(rf"\b2[ ,{SPACE}]0[23]\d\b")
TIES = {"i1": (29, 40, "73"), "i2": (33, 40, "83"), "i3": (21, 40, "53"), "i5": (25, 40, "63"), "i6": (57, 120, "48")}
"""Count, base, and what half a per cent is rounded to; half-even gives 72, 82, 52, 62 and 48."""


def texts(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every text that a reader of the publication can see, by its file."""
    for name, content in files.items():
        if name.endswith(".html"):
            yield from ((name, text) for text in read_page(content.decode("utf-8")).text)
        elif name.endswith(".svg"):
            found = re.findall(r"<(?:text|title|desc)[^>]*>([^<]*)<", content.decode("utf-8"))
            yield from ((name, unescape(text)) for text in found)
        elif name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
            yield from ((name, cell) for cell in cells if isinstance(cell, str))


def badly_set(files: Mapping[str, bytes]) -> list[tuple[str, str]]:
    return [(name, text) for name, text in texts(files) if HYPHEN.search(text) or GROUPED_YEAR.search(text)]


def read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_hyphen_for_a_minus_and_no_grouped_year(folder: Path, english_folder: Path) -> None:
    for each in (folder, english_folder):
        assert {name.rpartition(".")[2] for name, _ in texts(read(each))} >= {"html", "svg", "xlsx"}
        assert badly_set(read(each)) == []


@pytest.mark.parametrize(
    "planted", ["förändring -3", "(-1)", f"år 2{SPACE}026", "year 2,026"], ids=["minus", "bracket", "year", "english"]
)
@pytest.mark.parametrize("name", ["report.html", "charts/goal_attainment.svg"])
def test_a_badly_set_number_is_found(folder: Path, name: str, planted: str) -> None:
    files = read(folder)
    tag = b"</title>"
    assert tag in files[name]
    spoilt = {**files, name: files[name].replace(tag, planted.encode() + tag, 1)}
    assert [found for found, _ in badly_set(spoilt)] == [name]


def test_what_only_looks_like_a_minus_is_let_be() -> None:
    for text in ("2026-10-01", "PDF/UA-1", "K-2", "41–79 %", "\N{MINUS SIGN}3", "1996-2", "95-procentsgränsen"):
        assert not HYPHEN.search(text)


Made = tuple[Release, Document, dict[str, bytes], str | None]


def _tied(each: ProtectedFigure) -> ProtectedFigure:
    tie = TIES.get(each.key.group.insats_id or "")
    if tie is None or each.key.metric != "moved_on":
        return each
    return invented.figure(each.key, tie[0], tie[1], 3, 0, invented.Fraction(7, 10))


def _make(folder: Path) -> Made:
    release = invented.release()
    release = dataclasses.replace(release, figures=tuple(_tied(each) for each in release.figures))
    document, files = write_document(open_edition(release, open_words("sv"))), make_files(release)
    (folder / "report.pdf").write_bytes(files["report.pdf"])
    return release, document, files, text_of(folder / "report.pdf")


@pytest.fixture(scope="module")
def ties(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Five insatser whose share lies half a per cent from two whole ones."""
    return _make(tmp_path_factory.mktemp("ties"))


@pytest.fixture(scope="module")
def to_even(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The same, made by a program that rounds as Python and Babel do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "whole_percent", lambda x, n: round(Decimal(100 * x) / Decimal(n)))
        return _make(tmp_path_factory.mktemp("even"))


def test_ties_are_rounded_up_on_every_surface(ties: Made) -> None:
    release, document, files, pdf = ties
    assert disagreements(take_apart(release, document, files, pdf)) == []
    rows = {row[0]: row for row in read_page(files["report.html"].decode("utf-8")).tables["goal_insats"]}
    drawing = unescape(files["charts/goal_attainment.svg"].decode("utf-8"))
    sheet = openpyxl.load_workbook(io.BytesIO(files["tables.xlsx"]))["Målet per insats"]
    held = {row[0]: row[3] for row in sheet.iter_rows(values_only=True)}
    for insats in release.insatser:
        if insats.insats_id in TIES:
            shown = f"{TIES[insats.insats_id][2]}{SPACE}%"
            assert rows[insats.name][3] == shown
            assert f">{shown}<" in drawing
            # What a spreadsheet shows of the number in the cell, rounding the digits it prints.
            assert f"{(Decimal(repr(held[insats.name])) * 100).quantize(Decimal(1), ROUND_HALF_UP)}{SPACE}%" == shown


def test_rounding_to_even_is_found_in_tables_models_and_drawings(ties: Made, to_even: Made) -> None:
    release, document, files, pdf = to_even
    assert [each for each in disagreements(take_apart(release, document, files, pdf)) if each.startswith("table")]
    drawings = {name: content for name, content in files.items() if name.endswith(".svg")}
    mixed = take_apart(release, document, {**ties[2], **drawings}, ties[3])
    assert {"model", "drawing"} <= {each.partition(" ")[0] for each in disagreements(mixed)}
