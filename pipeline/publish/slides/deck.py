"""From slides to slides.pptx, with python-pptx. Every run has its language, every graphic its words."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from pipeline.publish.charts.frame import LINES, SHAPES
from pipeline.publish.charts.model import Chart
from pipeline.publish.charts.sheet import BLUE, MUTED
from pipeline.publish.document import Document
from pipeline.publish.edition import Edition
from pipeline.publish.slides.content import make_slides
from pipeline.publish.slides.marks import colour, set_line
from pipeline.publish.slides.model import FONT, HEIGHT, SMALLEST, WIDTH, Box, Grid, KeyMark, Slide, TextBox, gap
from pipeline.publish.slides.native import add_native
from pipeline.publish.slides.repack import repack
from pipeline.publish.slides.rows import PAD
from pipeline.publish.slides.template import open_template

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def slides_pptx(document: Document, edition: Edition, pictures: Callable[[Chart], bytes]) -> bytes:
    """The deck as a file; `pictures`: the PNG of a chart without a native form. Raises ImportError without python-pptx.

    The same document gives the same bytes.
    """
    from pptx.util import Inches

    deck = open_template(Inches(WIDTH), Inches(HEIGHT))
    day = edition.release.period.last_day
    _describe(deck, document)
    tag = "sv-SE" if document.language == "sv" else "en-GB"
    for slide in make_slides(document, edition):
        _add(deck, slide, pictures, tag)
    out = io.BytesIO()
    deck.save(out)
    return repack(out.getvalue(), day, FONT)


def _describe(deck: Any, document: Document) -> None:
    facts = deck.core_properties
    facts.title, facts.author = f"{document.title}, {document.period}", document.association
    facts.last_modified_by, facts.language, facts.revision = document.association, document.language, 1
    facts.subject, facts.keywords, facts.comments, facts.category = document.summary, "", "", ""


def _add(deck: Any, slide: Slide, pictures: Callable[[Chart], bytes], tag: str) -> None:
    made = deck.slides.add_slide(deck.slide_layouts[0])
    title = made.shapes.title
    title.name = slide.title.name
    _place(title, slide.title.box)
    _fill(title, slide.title)
    *first, last = slide.texts
    notes_after = [text for text in first if text.name == "Noter"]
    for text in first:
        if text not in notes_after:
            _add_text(made.shapes, text)
    for mark in slide.key:
        _add_key(made.shapes, mark)
    if slide.grid:
        _add_grid(made.shapes, slide.grid, slide.title.pieces[0].text)
    if slide.plot:
        frame = add_native(made.shapes, slide.plot)
        _name(frame, "Diagram", slide.plot.chart.alt)
        _speak(frame.chart._chartSpace, tag)
    if slide.picture:
        box = slide.picture.box
        picture = made.shapes.add_picture(io.BytesIO(pictures(slide.picture.chart)), 0, 0)
        _place(picture, box)
        _name(picture, "Diagram", slide.picture.chart.alt)
    for text in (*notes_after, last):
        _add_text(made.shapes, text)
    if slide.notes:
        made.notes_slide.notes_text_frame.text = "\n".join(slide.notes)
        for shape in made.notes_slide.shapes:
            shape.name = "Anteckningar"
        _speak(made.notes_slide._element, tag)
    _speak(made._element, tag)


def _place(shape: Any, box: Box) -> None:
    from pptx.util import Inches

    shape.left, shape.top = Inches(box.left), Inches(box.top)
    shape.width, shape.height = Inches(box.width), Inches(box.height)


def _name(shape: Any, name: str, alt: str) -> None:
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def _add_text(shapes: Any, text: TextBox) -> None:
    shape = shapes.add_textbox(0, 0, 0, 0)
    shape.name = text.name
    _place(shape, text.box)
    _fill(shape, text)


def _fill(shape: Any, text: TextBox) -> None:
    from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
    from pptx.util import Pt

    frame = shape.text_frame
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, piece in enumerate(text.pieces):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(gap(piece.size) * 72)
        if piece.label:
            _run(paragraph, f"{piece.label}: ", piece.size, True, piece.colour)
        _run(paragraph, piece.text, piece.size, piece.is_bold, piece.colour)


def _run(paragraph: Any, text: str, size: float, is_bold: bool, tone: str) -> None:
    from pptx.util import Pt

    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(size), is_bold, FONT
    run.font.color.rgb = colour(tone)


def _add_grid(shapes: Any, grid: Grid, title: str) -> None:
    from pptx.util import Inches

    frame = shapes.add_table(len(grid.rows) + 1, len(grid.widths), 0, 0, 0, 0)
    _place(frame, grid.box)
    _name(frame, "Tabell", title)
    table = frame.table
    table.first_row, table.first_col, table.horz_banding = True, True, False
    # “No style, table grid”: thin lines and no fill, whatever the theme.
    frame._element.xpath(".//a:tableStyleId")[0].text = "{5940675A-B579-460E-94D1-54222C63F5DA}"
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Inches(width)
    for number, cells in enumerate((grid.header, *grid.rows)):
        table.rows[number].height = Inches(grid.row_height if number else grid.head_height)
        for at, text in enumerate(cells):
            _fill_cell(table.cell(number, at), text, number == 0)


def _fill_cell(cell: Any, text: str, is_bold: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Inches

    cell.margin_left = cell.margin_right = Inches(PAD)
    cell.margin_top = cell.margin_bottom = Inches(PAD / 2)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_bold else MSO_ANCHOR.MIDDLE
    frame = cell.text_frame
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _run(paragraph, line, SMALLEST, is_bold, "#1A1A1A")


def _add_key(shapes: Any, mark: KeyMark) -> None:
    from pptx.enum.dml import MSO_LINE_DASH_STYLE
    from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
    from pptx.util import Inches

    box, entry = mark.box, mark.entry
    middle = box.top + box.height / 2 - 0.02
    if entry is None or entry.shape is not None:
        kind = {"diamond": MSO_SHAPE.DIAMOND, None: MSO_SHAPE.RECTANGLE}.get(
            entry.shape if entry else None, MSO_SHAPE.OVAL
        )
        shape = shapes.add_shape(kind, Inches(box.left + 0.05), Inches(middle - 0.07), Inches(0.14), Inches(0.14))
        is_filled = entry is None or entry.shape is None or SHAPES[entry.shape][1]
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour((mark.colour or BLUE) if is_filled else "#FFFFFF")
        set_line(shape.line, MUTED if entry is None else BLUE, 1.0)
    else:
        tone, thickness, is_dashed = LINES[entry.line or "plain"]
        ends = (Inches(box.left), Inches(middle), Inches(box.left + 0.24), Inches(middle))
        shape = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        set_line(shape.line, tone, thickness)
        if is_dashed:
            shape.line.dash_style = MSO_LINE_DASH_STYLE.SQUARE_DOT
    _name(shape, "Tecken", mark.text.pieces[0].text)
    _add_text(shapes, mark.text)


def _speak(root: Any, tag: str) -> None:
    """The language of every run, so that it is read aloud and spelled in it."""
    for run in root.iter(f"{_DRAWING}r"):
        run.get_or_add_rPr().set("lang", tag)
    for kind in ("endParaRPr", "defRPr"):
        for each in root.iter(f"{_DRAWING}{kind}"):
            each.set("lang", tag)
