"""The shapes of a slide, one by one: texts, tables and the key of a chart."""

from __future__ import annotations

from typing import Any

from pipeline.publish.charts.frame import LINES, SHAPES
from pipeline.publish.charts.sheet import BLUE, INK, MUTED
from pipeline.publish.slides.marks import colour, set_line
from pipeline.publish.slides.model import FONT, SMALLEST, Box, Grid, KeyMark, TextBox, gap
from pipeline.publish.slides.rows import PAD


def place(shape: Any, box: Box) -> None:
    """Give a shape its box."""
    from pptx.util import Inches

    shape.left, shape.top = Inches(box.left), Inches(box.top)
    shape.width, shape.height = Inches(box.width), Inches(box.height)


def describe(shape: Any, name: str, alt: str) -> None:
    """Name a graphic, and say what it shows."""
    shape.name = name
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def add_text(shapes: Any, text: TextBox) -> None:
    """A box of text that keeps its size."""
    shape = shapes.add_textbox(0, 0, 0, 0)
    shape.name = text.name
    place(shape, text.box)
    fill(shape, text)


def fill(shape: Any, text: TextBox) -> None:
    """Paragraphs into a shape; the box does not grow, the text does not shrink."""
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


def add_grid(shapes: Any, grid: Grid, title: str) -> None:
    """The table of a chart; `title` is its description."""
    from pptx.util import Inches

    frame = shapes.add_table(len(grid.rows) + 1, len(grid.widths), 0, 0, 0, 0)
    place(frame, grid.box)
    describe(frame, "Tabell", title)
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
        _run(paragraph, line, SMALLEST, is_bold, INK)


def add_key(shapes: Any, mark: KeyMark) -> None:
    """An entry of the key: a drawn sign and its text."""
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
    describe(shape, "Tecken", mark.text.pieces[0].text)
    add_text(shapes, mark.text)
