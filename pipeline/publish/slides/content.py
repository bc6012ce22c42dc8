"""The slides of a report, in order: title, the board's questions, every chart, and how sure it all is."""

from __future__ import annotations

from pipeline.publish.charts.draw_body import is_empty
from pipeline.publish.charts.model import (
    AgeBody,
    BarBody,
    Chart,
    CostBody,
    DotBody,
    FlowBody,
    FunnelBody,
    KeyEntry,
    TimeBody,
    TrendBody,
)
from pipeline.publish.charts.sheet import BLUE, ORANGE, PALE
from pipeline.publish.charts.type import REGULAR, text_width
from pipeline.publish.document import Answer, ChartBlock, Document
from pipeline.publish.edition import Edition
from pipeline.publish.sections.tables import protection_note
from pipeline.publish.slides.model import MARGIN, SMALLEST, Box, Grid, KeyMark, Picture, Piece, Plot, Slide, TextBox
from pipeline.publish.slides.model import pieces_height as height_of
from pipeline.publish.slides.pages import (
    BODY_BOTTOM,
    BODY_TOP,
    INNER,
    Frame,
    frame_texts,
    goes_on,
    text_slides,
    title_box,
)
from pipeline.publish.slides.rows import Sheaf, sheaves
from pipeline.publish.wording.notes import source_note
from pipeline.publish.wording.words import Words

NATIVE: tuple[type, ...] = (DotBody, BarBody)
"""Kinds of charts that become charts PowerPoint can edit: `rows.sheaves` and `native.add_native` know them."""
PICTURED: tuple[type, ...] = (AgeBody, CostBody, FlowBody, FunnelBody, TimeBody, TrendBody)
"""Kinds that have no native form: their slide holds the PNG, with the alt text. A test knows every kind."""
_SURE = "sakerhet"
_MOST_NOTES, _AXIS, _KEY_GAP, _SWATCH = 1.6, 0.35, 0.25, 0.3
_SIDES = (ORANGE, BLUE, PALE)


def make_slides(document: Document, edition: Edition) -> tuple[Slide, ...]:
    """Every slide of the deck. Pure: nothing is drawn."""
    words = edition.words
    marks = " · ".join(mark.label for mark in document.marks)
    frame = Frame(f"{document.association}, {document.period}", marks, words.say("fortsättning"))
    answers = [block for section in document.sections for block in section.blocks if isinstance(block, Answer)]
    slides = [_title_slide(document, frame)]
    for answer in answers:
        if answer.id != _SURE:
            slides += text_slides(frame, answer.question, _answer_pieces(answer), ())
    for block in document.charts:
        slides += _chart_slides(words, frame, block)
    for answer in answers:
        if answer.id == _SURE:
            told = (Piece(protection_note(edition)), Piece(source_note(edition)))
            slides += text_slides(frame, answer.question, (*_answer_pieces(answer), *told), ())
    return tuple(slides)


def _title_slide(document: Document, frame: Frame) -> Slide:
    pieces = [Piece(document.association, 24.0), Piece(document.period, 24.0), Piece(document.summary, 18.0)]
    pieces += [Piece(mark.note, 16.0, label=mark.label) for mark in document.marks]
    body = TextBox("Text", Box(MARGIN, 3.3, INNER, BODY_BOTTOM - 3.3), tuple(pieces))
    return Slide(title_box(document.title, Box(MARGIN, 1.9, INNER, 1.2)), (*frame_texts(frame)[:-1], body))


def _answer_pieces(answer: Answer) -> tuple[Piece, ...]:
    lead = (Piece(answer.lead, 54.0, is_bold=True), Piece(answer.lead_note, 20.0)) if answer.lead else ()
    return (*lead, *(Piece(fact.sentence, label=fact.label) for fact in answer.facts))


def _chart_slides(words: Words, frame: Frame, block: ChartBlock) -> tuple[Slide, ...]:
    """One slide, or several where the rows are too many; notes too long for a slide with rows get one of their own."""
    chart, notes = block.chart, tuple(Piece(note, is_muted=True) for note in block.chart.notes)
    spoken = _spoken(words, block)
    if not isinstance(chart.body, NATIVE) and not is_empty(chart.body):
        return (_picture_slide(frame, chart, spoken),)
    whole = () if is_empty(chart.body) else sheaves(words, chart)
    if not whole:
        pieces = (Piece(chart.subtitle, is_muted=True), Piece(chart.empty), *notes)
        return text_slides(frame, chart.title, pieces, spoken)
    below = notes if height_of(notes, INNER) <= _MOST_NOTES else ()
    cut = tuple(part for sheaf in whole for part in sheaf.cut(_capacity(sheaf, below)))
    slides = [_sheaf_slide(frame, part, goes_on(frame, chart.title, n), below, spoken) for n, part in enumerate(cut)]
    if notes and not below:
        slides += text_slides(frame, goes_on(frame, chart.title, 1), notes, ())
    return tuple(slides)


def _tops(sheaf: Sheaf, notes: tuple[Piece, ...]) -> tuple[float, float, float, float]:
    """Where subtitle, key, rows and notes begin."""
    key = BODY_TOP + height_of((_subtitle(sheaf),), INNER)
    lines = _key(sheaf.chart, key)
    rows = max((mark.text.box.bottom for mark in lines), default=key) + 0.08
    return BODY_TOP, key, rows, BODY_BOTTOM - height_of(notes, INNER)


def _subtitle(sheaf: Sheaf) -> Piece:
    text = f"{sheaf.chart.subtitle}. {sheaf.heading}" if sheaf.heading else sheaf.chart.subtitle
    return Piece(text, 14.0, is_muted=True)


def _capacity(sheaf: Sheaf, notes: tuple[Piece, ...]) -> int:
    _, _, top, bottom = _tops(sheaf, notes)
    return max(1, int((bottom - top - sheaf.head_height - _AXIS) / sheaf.row_height))


def _sheaf_slide(frame: Frame, sheaf: Sheaf, title: str, notes: tuple[Piece, ...], spoken: tuple[str, ...]) -> Slide:
    first, key, top, bottom = _tops(sheaf, notes)
    spare = (bottom - top - sheaf.head_height - _AXIS) / len(sheaf.rows)
    row = min(sheaf.row_height * 1.6, max(sheaf.row_height, spare))
    height, taken = row * len(sheaf.rows), sum(sheaf.widths)
    grid = Grid(
        Box(MARGIN, top, taken, sheaf.head_height + height), sheaf.widths, sheaf.header, sheaf.rows,
        sheaf.head_height, row,
    )  # fmt: skip
    left = MARGIN + taken + 0.1
    box = Box(left, top, MARGIN + INNER - left, sheaf.head_height + height + _AXIS)
    inner = Box(left + 0.25, top + sheaf.head_height, box.width - 0.6, height)
    subtitle = TextBox("Underrubrik", Box(MARGIN, first, INNER, key - first), (_subtitle(sheaf),))
    below = (TextBox("Noter", Box(MARGIN, bottom, INNER, BODY_BOTTOM - bottom), notes),) if notes else ()
    *marks, foot = frame_texts(frame)
    texts = (*marks, subtitle, *below, foot)
    return Slide(title_box(title), texts, grid, Plot(box, inner, sheaf.chart), None, _key(sheaf.chart, key), spoken)


def _picture_slide(frame: Frame, chart: Chart, spoken: tuple[str, ...]) -> Slide:
    height = BODY_BOTTOM - BODY_TOP
    box = Box(MARGIN + (INNER - height * 16 / 9) / 2, BODY_TOP, height * 16 / 9, height)
    return Slide(title_box(chart.title), frame_texts(frame), picture=Picture(box, chart), notes=spoken)


def _key(chart: Chart, top: float) -> tuple[KeyMark, ...]:
    """Entries from left to right, on as many lines as they need."""
    entries: list[tuple[KeyEntry | None, str, str]] = []
    if isinstance(chart.body, BarBody):
        entries = [(None, text, colour) for text, colour in zip(chart.body.headings, _SIDES, strict=True)]
    entries += [(entry, entry.text, "") for entry in chart.key]
    marks, left = [], MARGIN
    for entry, text, colour in entries:
        width = text_width(text, SMALLEST, REGULAR) + 0.2
        if left + _SWATCH + width > MARGIN + INNER:
            left, top = MARGIN, top + 0.27
        place = Box(left + _SWATCH, top, width, 0.25)
        said = TextBox("Teckenförklaring", place, (Piece(text),))
        marks.append(KeyMark(Box(left, top, _SWATCH, 0.25), said, entry, colour))
        left += _SWATCH + width + _KEY_GAP
    return tuple(marks)


def _spoken(words: Words, block: ChartBlock) -> tuple[str, ...]:
    """Speaker notes: how to read the chart, then its table, a row to a line."""
    how = block.chart.alt
    if isinstance(block.chart.body, BarBody):
        how = words.say("Så läser du diagrammet: stapeln är andelen, och det smala strecket är 95 %-intervall.")
    elif isinstance(block.chart.body, DotBody):
        how = words.say("Så läser du diagrammet: punkten är andelen, och strecket genom den är 95 %-intervall.")
    heads = [column.heading for column in block.table.columns]
    lines = [
        f"{row[0].text}: " + "; ".join(f"{head} {cell.text}" for head, cell in zip(heads[1:], row[1:], strict=True))
        for row in block.table.rows
    ]
    return (how, block.table.caption, *lines, *block.table.notes)
