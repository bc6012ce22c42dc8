"""slides.pptx: the report's own titles and numbers, charts that can be edited, nothing finer than print, no clock."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import typing
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import invented
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.presentation import Presentation as Deck

from pipeline.publish import publish
from pipeline.publish.charts.model import Chart
from pipeline.publish.charts.type import text_width
from pipeline.publish.document import Answer
from pipeline.publish.edition import open_edition
from pipeline.publish.sections.whole import write_document
from pipeline.publish.slides.content import NATIVE, PICTURED, make_slides
from pipeline.publish.slides.deck import slides_pptx
from pipeline.publish.slides.model import HEIGHT, SMALLEST, WIDTH, Slide, line_height, pieces_height
from pipeline.publish.slides.numbers import hundredths
from pipeline.publish.slides.rows import PAD
from pipeline.publish.wording.words import open_words
from pipeline.vocabulary.release import Release

ROOT = Path(__file__).resolve().parents[2]
FIFTEEN = tuple((f"f{n}", f"Insats nummer {chr(65 + n)}", 60 + 3 * n, 0.5 + n / 50) for n in range(15))
LONGEST = tuple(
    (f"l{n}", f"{chr(65 + n)} – samordnad individuell arbetslivsinriktad rehabiliteringsverksamhet för unga", 90, 0.6)
    for n in range(15)
)  # fmt: skip
AWKWARD = {
    "plain": lambda language: invented.release(language),
    "fifteen": lambda language: invented.release(language, insatser=FIFTEEN),
    "longest": lambda language: invented.release(language, insatser=LONGEST),
    "hidden": lambda language: invented.all_hidden(invented.release(language)),
    "reached": lambda language: invented.all_reached(invented.release(language)),
    "year": lambda language: invented.release(language, "2025"),
}


def picture_of(chart: Chart) -> bytes:
    """A white picture for the kinds that have no native form; the others never ask for one."""
    assert isinstance(chart.body, PICTURED), f"{chart.id} has a native form"
    out = io.BytesIO()
    Image.new("RGB", (160, 90), "white").save(out, "PNG")
    return out.getvalue()


def made(release: Release) -> tuple[tuple[Slide, ...], Deck]:
    edition = open_edition(release, open_words(release.language))
    document = write_document(edition)
    content = slides_pptx(document, edition, picture_of)
    return make_slides(document, edition), Presentation(io.BytesIO(content))


AT_ONCE = {("plain", "sv"), ("longest", "en"), ("hidden", "sv")}
"""A share of the cases; all the others are for `make soak`."""
EVERY = [
    pytest.param((name, language), marks=() if (name, language) in AT_ONCE else pytest.mark.soak)
    for name in AWKWARD
    for language in ("sv", "en")
]


@pytest.fixture(scope="module", params=EVERY, ids=str)
def deck(request: pytest.FixtureRequest) -> tuple[tuple[Slide, ...], Deck, Release]:
    name, language = request.param
    release = AWKWARD[name](language)
    return (*made(release), release)


@pytest.fixture(scope="module")
def plain() -> Deck:
    return made(invented.release())[1]


def test_every_kind_of_chart_is_native_or_knowingly_a_picture() -> None:
    kinds = set(typing.get_args(typing.get_type_hints(Chart)["body"]))
    assert kinds == {*NATIVE, *PICTURED}


@dataclass(frozen=True)
class UnknownBody:
    """A kind of chart that slides know nothing of."""


def test_a_kind_without_a_native_form_is_its_picture_with_its_alt_text(folder: Path) -> None:
    edition = open_edition(invented.release(), open_words("sv"))
    document = write_document(edition)
    odd = document.charts[0]
    odd = replace(odd, chart=replace(odd.chart, body=UnknownBody()))  # type: ignore[arg-type]
    alone = replace(document, sections=(replace(document.sections[0], blocks=(odd,)),))
    picture = (folder / "charts" / f"{odd.chart.id}.png").read_bytes()
    deck = Presentation(io.BytesIO(slides_pptx(alone, edition, lambda chart: picture)))
    slide = deck.slides[1]
    shape = next(each for each in slide.shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE)
    assert slide.shapes.title.text == odd.chart.title and shape.image.blob == picture
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == odd.chart.alt
    assert shape.width / shape.height == pytest.approx(16 / 9, abs=0.001)


def test_titles_are_those_of_the_questions_and_charts_in_order(deck: tuple[tuple[Slide, ...], Deck, Release]) -> None:
    _, file, release = deck
    document = write_document(open_edition(release, open_words(release.language)))
    answers = [b.question for s in document.sections for b in s.blocks if isinstance(b, Answer)]
    wanted = [document.title, *answers[:-1], *(block.chart.title for block in document.charts), answers[-1]]
    found = [re.sub(r" \((fortsättning|continued)\)$", "", slide.shapes.title.text) for slide in file.slides]
    assert [title for at, title in enumerate(found) if at == 0 or title != found[at - 1]] == wanted


def test_no_two_boxes_meet_and_all_are_on_the_slide(deck: tuple[tuple[Slide, ...], Deck, Release]) -> None:
    for slide in deck[0]:
        boxes = slide.boxes
        assert not [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.meets(b)], slide.title
        assert all(b.left >= 0 and b.left + b.width <= WIDTH and b.top >= 0 and b.bottom <= HEIGHT for b in boxes)


def test_no_text_is_larger_than_its_box_or_smaller_than_twelve_points(
    deck: tuple[tuple[Slide, ...], Deck, Release],
) -> None:
    for slide in deck[0]:
        for text in (slide.title, *slide.texts, *(mark.text for mark in slide.key)):
            assert pieces_height(text.pieces, text.box.width) <= text.box.height + 1e-6, text
            assert all(piece.size >= SMALLEST for piece in text.pieces)
        if slide.grid:
            assert slide.grid.box.bottom <= slide.plot.box.bottom
            for cells in slide.grid.rows:
                for text, width in zip(cells, slide.grid.widths, strict=True):
                    needed = sum(_lines(line, width - 2 * PAD) for line in text.split("\n"))
                    assert needed * line_height(SMALLEST) <= slide.grid.row_height, text


def _lines(text: str, width: float) -> int:
    """A second count of lines: greedy, word by word, a long word by its length."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        long = text_width(word, SMALLEST, 400)
        if used and used + text_width(" ", SMALLEST, 400) + long > width:
            lines, used = lines + 1, 0.0
        lines += int(long / width) if long > width else 0
        used += long + (text_width(" ", SMALLEST, 400) if used else 0)
    return lines


def test_the_charts_hold_the_numbers_of_figures_csv(folder: Path, figures: list[dict[str, str]], plain: Deck) -> None:
    wanted = {
        "metric": "moved_on", "basis": "finished", "period_kind": "year", "period": "2026",
        "gender": "", "age_group": "", "municipality": "",
    }  # fmt: skip
    shown = [
        row for row in figures
        if row["insats_id"] and row["value"] and all(row[name] == value for name, value in wanted.items())
    ]  # fmt: skip
    rows, shares = [], []
    for slide in [each for each in plain.slides if "insatser ligger säkert" in each.shapes.title.text]:
        table = next(shape.table for shape in slide.shapes if shape.has_table)
        rows += [[cell.text for cell in row.cells] for row in list(table.rows)[1:]]
        chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
        for series in list(chart.plots[0].series)[:-1]:
            shares += [float(v) for v in series._element.xpath("./c:xVal//c:v/text()")]
    assert sorted(shares) == sorted(hundredths(float(row["value"])) for row in shown) and len(shown) > 5
    assert {row[1] for row in rows} == {f"{row['numerator']} av {row['denominator']}" for row in shown}
    assert {row[2].removeprefix("knappt ") for row in rows} == {
        f"{round(100 * hundredths(float(row['value'])))}\u00a0%" for row in shown
    }


def test_nothing_in_a_chart_or_its_workbook_is_finer_than_print(deck: tuple[tuple[Slide, ...], Deck, Release]) -> None:
    import openpyxl

    for slide in deck[1].slides:
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
            numbers = [float(v) for v in chart._chartSpace.xpath(".//c:numCache//c:v/text() | .//c:numLit//c:v/text()")]
            book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
            cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
            numbers += [cell for cell in cells if isinstance(cell, (int, float))]
            assert numbers and all(0 <= each <= 1 and abs(each - round(each, 2)) < 1e-9 for each in numbers)


SERIES = {
    "scatter": ["idx", "order", "tx", "spPr", "marker", "dPt", "dLbls", "errBars", "xVal", "yVal", "smooth"],
    "bar": ["idx", "order", "tx", "spPr", "invertIfNegative", "dLbls", "errBars", "cat", "val"],
}
"""The order that the schema of charts (ECMA-376, dml-chart.xsd) demands of a series' parts."""


def test_series_and_scales_are_as_the_schema_wants_them_and_row_one_is_on_top(plain: Deck) -> None:
    charts = [shape.chart._chartSpace for slide in plain.slides for shape in slide.shapes if shape.has_chart]
    for space in charts:
        kind = "bar" if space.xpath(".//c:barChart") else "scatter"
        for series in space.xpath(".//c:ser"):
            parts = [each.tag.rpartition("}")[2] for each in series]
            assert parts == [each for each in SERIES[kind] if each in parts]
        first, second = space.xpath(".//c:catAx | .//c:valAx")
        if kind == "bar":
            assert first.xpath("./c:scaling/c:orientation/@val") == ["maxMin"]
            assert second.xpath("./c:crosses/@val") == ["max"] and second.xpath("./c:delete/@val") == ["0"]
        else:
            # Without a value it means yes.
            assert first.xpath("./c:delete/@val") == ["0"]
            assert second.xpath("./c:delete") and second.xpath("./c:delete/@val") in ([], ["1"])
    assert {bool(space.xpath(".//c:barChart")) for space in charts} == {True, False}


def test_what_is_hidden_has_no_mark_and_no_row(deck: tuple[tuple[Slide, ...], Deck, Release]) -> None:
    _, file, release = deck
    if all(figure.status == "hidden" for figure in release.figures):
        assert not [shape for slide in file.slides for shape in slide.shapes if shape.has_chart or shape.has_table]
        assert len(list(file.slides)) >= 9


def test_every_graphic_has_words_and_every_run_a_language(deck: tuple[tuple[Slide, ...], Deck, Release]) -> None:
    _, file, release = deck
    tag = "sv-SE" if release.language == "sv" else "en-GB"
    for slide in file.slides:
        assert slide.shapes.title is not None and slide.shapes[0].name == "Titel"
        assert {run.get("lang") for run in slide._element.xpath(".//a:r/a:rPr")} == {tag}
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.name == "Tecken":
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
        assert not re.search(r"\d", " ".join(shape.name for shape in slide.shapes))


def test_marks_stand_on_every_slide() -> None:
    base = invented.release()
    draft = replace(base, surroundings=replace(base.surroundings, is_draft=True))
    for slide in made(draft)[1].slides:
        assert "Utkast · Påhittade uppgifter" in [
            shape.text_frame.text for shape in slide.shapes if shape.has_text_frame
        ]


def test_the_speaker_has_the_table(plain: Deck) -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in plain.slides if slide.has_notes_slide]
    document = write_document(open_edition(invented.release(), open_words("sv")))
    for block in document.charts:
        own = next(each for each in notes if block.table.caption in each)
        assert all(cell.text in own for row in block.table.rows for cell in row)


@pytest.mark.soak
@pytest.mark.soak
def test_two_processes_give_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, invented; from pipeline.publish import publish; "
        "publish(invented.release(), pathlib.Path(sys.argv[1]), True)"
    )
    paths = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    for name, zone in (("a", "Asia/Tokyo"), ("b", "America/Los_Angeles")):
        (tmp_path / name).mkdir()
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": str(ord(name)), "PYTHONPATH": paths}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / name)], env=environment, check=True)
    first, second = ((tmp_path / name / "slides.pptx").read_bytes() for name in "ab")
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
        assert re.findall(r">(\d{4}-\d\d-\d\dT[\d:]+Z)<", core) == ["2026-09-30T00:00:00Z"] * 2
        assert "python-pptx" not in core


def test_without_the_wish_there_are_no_slides(folder: Path) -> None:
    assert not (folder / "slides.pptx").exists()


def test_the_manifest_lists_the_slides(tmp_path: Path) -> None:
    publish(invented.release(), tmp_path, with_slides=True)
    assert '"slides.pptx"' in (tmp_path / "manifest.json").read_text(encoding="utf-8")
