"""Sets the document as HTML."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.publish.charts.type import FONTS
from pipeline.publish.document import Cell, Document, Table

if TYPE_CHECKING:
    from markupsafe import Markup

HERE = Path(__file__).resolve().parent
_ADDRESS = re.compile(r"(https://[^\s<>\"]*[\w/])|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


@dataclass(frozen=True)
class InlineChart:
    """A chart in both widths, ready for the page."""

    wide: str
    narrow: str


def html_page(document: Document, charts: Mapping[str, InlineChart]) -> str:
    """The whole page. `charts` by chart id. Raises jinja2.UndefinedError for anything the template lacks."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    style = (HERE / "style.css").read_text(encoding="utf-8")
    return environment.get_template("page.html.jinja").render(
        document=document,
        say=dict(document.furniture),
        style=Markup(font_css() + style),
        charts={name: (Markup(chart.wide), Markup(chart.narrow)) for name, chart in charts.items()},
        numbers=table_numbers(document),
        chart_numbers=chart_numbers(document),
        kind=lambda block: type(block).__name__,
        cells=_cells,
        linked=linked,
    )


def linked(text: str) -> Markup:
    """The text as HTML, where each address of a page or of a letter box can be followed. Nothing is fetched by that."""
    from markupsafe import Markup, escape

    done, at = Markup(""), 0
    for found in _ADDRESS.finditer(text):
        address = found.group()
        target = address if found.group(1) else f"mailto:{address}"
        done += escape(text[at : found.start()]) + Markup('<a href="{}">{}</a>').format(target, address)
        at = found.end()
    return done + escape(text[at:])


def table_numbers(document: Document) -> dict[str, int]:
    """The number of each table, by its id, in reading order; HTML and PDF number alike."""
    return {table.id: number for number, table in enumerate(document.tables, start=1)}


def chart_numbers(document: Document) -> dict[str, int]:
    """The number of each chart, by its id, in reading order; HTML and PDF number alike."""
    return {block.chart.id: number for number, block in enumerate(document.charts, start=1)}


def font_css() -> str:
    """Inter 400 and 600 as data: the page fetches nothing."""
    faces = []
    for weight, file in ((400, "Inter-Regular.woff2"), (600, "Inter-SemiBold.woff2")):
        data = base64.b64encode((FONTS / file).read_bytes()).decode("ascii")
        faces.append(
            f'@font-face{{font-family:"Inter";font-weight:{weight};src:url(data:font/woff2;base64,{data}) '
            'format("woff2")}'
        )
    return "\n".join(faces) + "\n"


def _cells(table: Table, row: tuple[Cell, ...]) -> list[tuple[str, Cell]]:
    return [(column.kind, cell) for column, cell in zip(table.columns, row, strict=True)]
