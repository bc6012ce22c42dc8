"""From slides to slides.pptx, with python-pptx. Every run has its language, every graphic its words."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from pipeline.publish.charts.model import Chart
from pipeline.publish.document import Document
from pipeline.publish.edition import Edition
from pipeline.publish.slides.content import make_slides
from pipeline.publish.slides.model import FONT, HEIGHT, WIDTH, Slide
from pipeline.publish.slides.native import add_native
from pipeline.publish.slides.repack import repack
from pipeline.publish.slides.shapes import add_grid, add_key, add_text, describe, fill, place
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
    place(title, slide.title.box)
    fill(title, slide.title)
    *first, last = slide.texts
    notes_after = [text for text in first if text.name == "Noter"]
    for text in first:
        if text not in notes_after:
            add_text(made.shapes, text)
    for mark in slide.key:
        add_key(made.shapes, mark)
    if slide.grid:
        add_grid(made.shapes, slide.grid, slide.title.pieces[0].text)
    if slide.plot:
        frame = add_native(made.shapes, slide.plot)
        describe(frame, "Diagram", slide.plot.chart.alt)
        _speak(frame.chart._chartSpace, tag)
    if slide.picture:
        box = slide.picture.box
        picture = made.shapes.add_picture(io.BytesIO(pictures(slide.picture.chart)), 0, 0)
        place(picture, box)
        describe(picture, "Diagram", slide.picture.chart.alt)
    for text in (*notes_after, last):
        add_text(made.shapes, text)
    if slide.notes:
        made.notes_slide.notes_text_frame.text = "\n".join(slide.notes)
        for shape in made.notes_slide.shapes:
            shape.name = "Anteckningar"
        _speak(made.notes_slide._element, tag)
    _speak(made._element, tag)


def _speak(root: Any, tag: str) -> None:
    """The language of every run, so that it is read aloud and spelled in it."""
    for run in root.iter(f"{_DRAWING}r"):
        run.get_or_add_rPr().set("lang", tag)
    for kind in ("endParaRPr", "defRPr"):
        for each in root.iter(f"{_DRAWING}{kind}"):
            each.set("lang", tag)
