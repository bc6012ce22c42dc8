"""An empty deck: python-pptx's own, with one layout, wide, and without its dates, thumbnail and printer's settings."""

from __future__ import annotations

from typing import Any

_TITLE_ONLY = "Title Only"
_UNWANTED = ("/printerSettings", "/thumbnail")


def open_template(width: int, height: int) -> Any:
    """A presentation with no slide and the layout “Title Only” alone. Raises ImportError without python-pptx."""
    from pptx import Presentation

    deck: Any = Presentation()
    stretch = width / deck.slide_width
    deck.slide_width, deck.slide_height = width, height
    for layout in list(deck.slide_layouts):
        if layout.name != _TITLE_ONLY:
            deck.slide_layouts.remove(layout)
    for sheet in (deck.slide_master, deck.slide_layouts[0], deck.notes_master):
        for shape in list(sheet.placeholders):
            if shape.placeholder_format.type in _small():
                shape._element.getparent().remove(shape._element)
            elif sheet is not deck.notes_master and shape._element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = int(shape.left * stretch), int(shape.width * stretch)
    for owner in (deck.part, deck.part.package):
        for key, relation in list(owner._rels.items()):
            if relation.reltype.endswith(_UNWANTED):
                owner._rels.pop(key)
    return deck


def _small() -> tuple[Any, ...]:
    """Date, head, foot and number: the slides have a foot of their own."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    return (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER, PP_PLACEHOLDER.SLIDE_NUMBER)
