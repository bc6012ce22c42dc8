"""Sets the document as PDF with Typst. The template reads data; no markup is ever made of strings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pipeline.publish.charts.type import FONTS, settable
from pipeline.publish.document import (
    Answer,
    Block,
    ChartBlock,
    Document,
    Heading,
    Paragraph,
    Question,
    Quotation,
    Table,
    Terms,
)
from pipeline.publish.pdf.row_headers import with_row_headers
from pipeline.publish.pdf.stream_ends import with_clear_ends
from pipeline.publish.web.page import chart_numbers, table_numbers

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Numbers:
    """The numbers of tables and of charts, by their ids."""

    tables: Mapping[str, int]
    charts: Mapping[str, int]


def pdf_bytes(document: Document, charts: Mapping[str, str], last_day: date) -> bytes:
    """The PDF. `charts` holds wide SVG by chart id; `last_day` becomes its date.

    Raises RuntimeError for any warning of Typst, typst.TypstError where a standard is not met.
    """
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    pdf, warnings = typst.compile_with_warnings(
        (HERE / "report.typ").read_bytes(),
        font_paths=fonts,
        sys_inputs={"data": json.dumps(document_data(document, charts), ensure_ascii=False, sort_keys=True)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime(last_day.year, last_day.month, last_day.day, tzinfo=UTC),
        format="pdf",
    )
    if warnings:
        raise RuntimeError("; ".join(warning.message for warning in warnings))
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single PDF")
    return with_clear_ends(with_row_headers(pdf))


def document_data(document: Document, charts: Mapping[str, str]) -> dict[str, object]:
    """The document as plain values for the template; characters the font lacks are replaced."""
    numbers = Numbers(table_numbers(document), chart_numbers(document))
    return {
        "language": document.language,
        "title": settable(document.title),
        "association": settable(document.association),
        "period": settable(document.period),
        "summary": settable(document.summary),
        "marks": [{"label": settable(mark.label), "note": settable(mark.note)} for mark in document.marks],
        "across": " · ".join(settable(mark.label) for mark in document.marks if mark.is_across),
        "say": {name: settable(text) for name, text in document.furniture},
        "sections": [
            {
                "title": settable(section.title),
                "has_parts": bool(section.parts),
                "opens_page": bool(section.parts) and not section.parts[0].starts_page,
                # A chart cannot be divided: what leads up to it goes with it to the next page.
                "leads": any(isinstance(block, ChartBlock) for block in section.blocks),
                "blocks": [_block(block, numbers, charts) for block in section.blocks],
            }
            for section in document.sections
        ],
    }


def _block(block: Block, numbers: Numbers, charts: Mapping[str, str]) -> dict[str, object]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "text": settable(block.text), "note": block.is_note}
    if isinstance(block, Heading):
        place = {"starts_page": block.starts_page, "part": block.is_part}
        return {"kind": "heading", "text": settable(block.text), **place}
    if isinstance(block, Question):
        return {"kind": "question", "text": settable(block.text)}
    if isinstance(block, Quotation):
        return _quotation(block)
    if isinstance(block, Terms):
        return {"kind": "terms", "pairs": [[settable(term), settable(text)] for term, text in block.pairs]}
    if isinstance(block, Answer):
        facts = [[settable(fact.label), settable(fact.sentence)] for fact in block.facts]
        lead = [settable(block.lead), settable(block.lead_note)]
        return {"kind": "answer", "question": settable(block.question), "lead": lead, "facts": facts}
    if isinstance(block, Table):
        return _table(block, numbers, block.notes)
    return _chart(block, numbers, charts)


def _quotation(block: Quotation) -> dict[str, object]:
    parts = [[settable(heading), [settable(text) for text in texts]] for heading, texts in block.parts]
    return {"kind": "quotation", "said_by": settable(block.said_by), "parts": parts}


def _chart(block: ChartBlock, numbers: Numbers, charts: Mapping[str, str]) -> dict[str, object]:
    return {
        "kind": "chart", "number": numbers.charts[block.chart.id], "caption": settable(block.caption),
        "alt": settable(f"{block.chart.title}. {block.chart.alt}"), "svg": charts[block.chart.id],
        "table": _table(block.table, numbers, block.table_notes),
    }  # fmt: skip


def _table(table: Table, numbers: Numbers, notes: tuple[str, ...]) -> dict[str, object]:
    # The row-header pass turns the first cell of each row into a header: hold that it is one.
    if not table.columns or table.columns[0].kind != "head":
        raise ValueError(f"the first column of table {table.id} is no row header")
    return {
        "kind": "table", "number": numbers.tables[table.id], "caption": settable(table.caption),
        "columns": [[settable(column.heading), column.kind] for column in table.columns],
        "rows": [[settable(cell.text) for cell in row] for row in table.rows],
        "notes": [settable(note) for note in notes],
    }  # fmt: skip
