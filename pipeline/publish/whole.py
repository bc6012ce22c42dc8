"""Makes every file of a publication from one release, in memory."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.charts.draw import draw_chart, png_bytes, svg_text
from pipeline.publish.charts.model import Chart
from pipeline.publish.document import Document
from pipeline.publish.edition import open_edition
from pipeline.publish.manifest import manifest_json
from pipeline.publish.open_data.files import open_data_files
from pipeline.publish.pdf.build import pdf_bytes
from pipeline.publish.sections.accessibility import statement
from pipeline.publish.sections.whole import write_document
from pipeline.publish.web.inline_svg import inline_svg, lone_svg
from pipeline.publish.web.page import InlineChart, font_css, html_page
from pipeline.publish.wording.words import open_words
from pipeline.publish.workbook import workbook_bytes
from pipeline.vocabulary.release import Release


@dataclass(frozen=True)
class DrawnChart:
    """One chart in the forms that a page has."""

    chart: Chart
    wide: str
    narrow: str


def make_files(release: Release, with_slides: bool = False) -> dict[str, bytes]:
    """Every file of the publication by its path in the folder. Nothing is written until all of it could be made."""
    edition = open_edition(release, open_words(release.language))
    document = write_document(edition)
    drawn = {block.chart.id: draw_forms(block.chart) for block in document.charts}
    pictures = {name: png_bytes(draw_chart(each.chart, "slide")) for name, each in drawn.items()}
    files = _chart_files(drawn, pictures)
    files["report.html"] = set_page(document, drawn).encode("utf-8")
    files["tillganglighet.html"] = html_page(statement(edition, document), {}).encode("utf-8")
    wide = {name: each.wide for name, each in drawn.items()}
    files["report.pdf"] = pdf_bytes(document, wide, release.period.last_day)
    files["tables.xlsx"] = workbook_bytes(document, edition)
    files.update(open_data_files(edition))
    if with_slides:
        from pipeline.publish.slides.deck import slides_pptx

        files["slides.pptx"] = slides_pptx(document, edition, lambda chart: pictures[chart.id])
    files["manifest.json"] = manifest_json(release, files).encode("utf-8")
    return files


def draw_forms(chart: Chart) -> DrawnChart:
    """The chart for a page and for a narrow page."""
    return DrawnChart(chart, svg_text(draw_chart(chart, "wide")), svg_text(draw_chart(chart, "narrow")))


def _chart_files(drawn: dict[str, DrawnChart], pictures: dict[str, bytes]) -> dict[str, bytes]:
    files, fonts = {}, font_css()
    for name, each in drawn.items():
        files[f"charts/{name}.svg"] = lone_svg(each.wide, each.chart, fonts).encode("utf-8")
        files[f"charts/{name}.png"] = pictures[name]
    return files


def set_page(document: Document, drawn: dict[str, DrawnChart]) -> str:
    """The document as a page, with its charts by id."""
    charts = {
        name: InlineChart(
            inline_svg(each.wide, each.chart, f"{name}-wide"), inline_svg(each.narrow, each.chart, f"{name}-narrow")
        )
        for name, each in drawn.items()
    }
    return html_page(document, charts)
