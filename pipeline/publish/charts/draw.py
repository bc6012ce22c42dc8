"""From a chart's model to a drawn sheet, and from sheets to SVG and PNG."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from pipeline.publish.charts.draw_body import body_height, draw_body, is_empty
from pipeline.publish.charts.frame import MARGIN, draw_head, draw_notes, notes_height, set_head, set_notes
from pipeline.publish.charts.model import Chart
from pipeline.publish.charts.sheet import NARROW, WIDE, Scheme, Sheet, open_sheet

Form = Literal["wide", "narrow", "slide"]
WIDE_INCHES, NARROW_INCHES, SLIDE_INCHES = 6.7, 3.2, 8.0
SLIDE_DPI, SLIDE_PAD = 200, 0.3
PNG_EFFORT = 3
"""Flat colours and lines come out as small as with the usual 6, in two thirds of the time."""


@contextmanager
def settings() -> Iterator[None]:
    """matplotlib as shipped, whatever the user's own configuration says; ids in SVG that are the same every time."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams["svg.fonttype"] = "none"
        matplotlib.rcParams["svg.hashsalt"] = "utfall"
        matplotlib.rcParams["path.simplify"] = False
        # Without hinting a text is as wide on every surface as it was measured.
        matplotlib.rcParams["text.hinting"] = "no_hinting"
        yield


def draw_chart(chart: Chart, form: Form) -> Sheet:
    """Draw for a page (6.7 in wide), a small screen (3.2 in) or a slide (16:9, at least 8 in wide)."""
    with settings():
        return _draw_sheet(chart, form)


def _draw_sheet(chart: Chart, form: Form) -> Sheet:
    scheme = NARROW if form == "narrow" else WIDE
    width = NARROW_INCHES if form == "narrow" else WIDE_INCHES
    height = _height(chart, scheme, width, form == "narrow")
    if form == "slide":
        width, height = _slide_size(chart)
    sheet = open_sheet(width, height, SLIDE_PAD if form == "slide" else 0.0)
    head, notes = set_head(chart, scheme, width), set_notes(chart, scheme, width)
    top = draw_head(sheet, head, scheme)
    bottom = height - notes_height(notes, scheme)
    _draw_body(sheet, chart, scheme, top, bottom, form == "narrow")
    draw_notes(sheet, notes, scheme)
    return sheet


def svg_text(sheet: Sheet) -> str:
    """The sheet as SVG: text stays text, no date, and the same ids every time."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    with settings():
        out = io.StringIO()
        FigureCanvasSVG(sheet.figure).print_svg(  # type: ignore[no-untyped-call]
            out, metadata={"Date": None, "Creator": None}
        )
    return out.getvalue()


def png_bytes(sheet: Sheet) -> bytes:
    """The sheet as PNG of 200 dots per inch, without a software stamp."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    with settings():
        out = io.BytesIO()
        sheet.figure.set_dpi(SLIDE_DPI)
        FigureCanvasAgg(sheet.figure).print_png(  # type: ignore[no-untyped-call]
            out, metadata={"Software": None}, pil_kwargs={"compress_level": PNG_EFFORT}
        )
    return out.getvalue()


def _draw_body(sheet: Sheet, chart: Chart, scheme: Scheme, top: float, bottom: float, is_narrow: bool) -> None:
    if is_empty(chart.body):
        sheet.lines(MARGIN, top, scheme.label.lines(chart.empty, sheet.width - 2 * MARGIN), scheme.label)
    else:
        draw_body(sheet, chart.body, scheme, (top, bottom), is_narrow)


def _height(chart: Chart, scheme: Scheme, width: float, is_narrow: bool) -> float:
    notes = notes_height(set_notes(chart, scheme, width), scheme)
    return set_head(chart, scheme, width).height + _body_height(chart, scheme, width, is_narrow) + notes


def _body_height(chart: Chart, scheme: Scheme, width: float, is_narrow: bool) -> float:
    if is_empty(chart.body):
        return len(scheme.label.lines(chart.empty, width - 2 * MARGIN)) * scheme.label.line_height
    return body_height(chart.body, scheme, width, is_narrow)


def _slide_size(chart: Chart) -> tuple[float, float]:
    """Large enough that all rows fit in 16:9 within the border; a wider sheet never needs more height."""
    inner = SLIDE_INCHES - 2 * SLIDE_PAD
    needed = max(SLIDE_INCHES, (_height(chart, WIDE, inner, False) + 2 * SLIDE_PAD) * 16 / 9)
    # Steps of 16 pixels: then both sides are whole pixels.
    width = -(-needed * SLIDE_DPI // 16) * 16 / SLIDE_DPI
    return width - 2 * SLIDE_PAD, width * 9 / 16 - 2 * SLIDE_PAD
