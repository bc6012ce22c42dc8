"""Reads a PDF as assistive technology does, and says what is missing: what Typst and page-validation let pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

HEADING = re.compile(r"/H[1-6]")


def pdf_faults(pdf: pikepdf.Pdf, language: str, tables: int, figures: int) -> list[str]:
    """Every fault as a short line. `tables`, `figures`: how many of each the document has."""
    return [
        *_document_faults(pdf, language),
        *_table_faults(pdf, tables),
        *_figure_faults(pdf, figures),
        *_heading_faults(pdf),
        *_font_faults(pdf),
    ]


def elements(node: Any, kind: str) -> list[Any]:
    """The structure elements of a kind below a node, in reading order."""
    return [each for each in below(node) if kind == each.S]


def below(node: Any) -> Iterator[Any]:
    """Every structure element below a node, in reading order."""
    for kid in kids(node):
        yield kid
        yield from below(kid)


def kids(node: Any) -> list[Any]:
    held = node.get("/K")
    held = list(held) if isinstance(held, pikepdf.Array) else [held]
    return [kid for kid in held if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def table_attribute(cell: Any, name: str) -> Any:
    """What a cell says of its place in the table. `/A` may be missing, one dictionary, or an array of several."""
    held = cell.get("/A")
    owned = list(held) if isinstance(held, pikepdf.Array) else [held] if held is not None else []
    return next((each.get(name) for each in owned if each.get("/O") == "/Table" and name in each), None)


def _document_faults(pdf: pikepdf.Pdf, language: str) -> Iterator[str]:
    root = pdf.Root
    if str(root.get("/Lang", "")).split("-")[0] != language:
        yield f"language {root.get('/Lang')}"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "title not shown"
    metadata = bytes(root.Metadata.read_bytes()).decode("utf-8") if "/Metadata" in root else ""
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+</rdf:li>", metadata, re.DOTALL):
        yield "no title"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked"
    yield from (f"page {number} without tab order" for number, page in enumerate(pdf.pages, start=1)
                if page.get("/Tabs") != "/S")  # fmt: skip


def _table_faults(pdf: pikepdf.Pdf, expected: int) -> Iterator[str]:
    tree = pdf.Root.StructTreeRoot
    tables = elements(tree, "/Table")
    if len(tables) != expected:
        yield f"{len(tables)} tables, not {expected}"
    names = [bytes(each) for each in list(tree.IDTree.Names)[::2]]
    if names != sorted(set(names)):
        yield "names out of order"
    for number, table in enumerate(tables, start=1):
        yield from (f"table {number}: {fault}" for fault in _in_table(table, set(names)))


def _in_table(table: Any, names: set[bytes]) -> Iterator[str]:
    heads = [row for part in elements(table, "/THead") for row in elements(part, "/TR")]
    rows = [row for part in elements(table, "/TBody") for row in elements(part, "/TR")]
    if len(heads) != 1:
        yield f"{len(heads)} header rows"
    for cell in (cell for row in heads for cell in kids(row)):
        if cell.S != "/TH" or table_attribute(cell, "/Scope") != "/Column":
            yield "no column header"
    for row in rows:
        first, *others = kids(row)
        if first.S != "/TH" or table_attribute(first, "/Scope") != "/Row":
            yield "no row header"
        for cell in others:
            pointed = [bytes(each) for each in table_attribute(cell, "/Headers") or ()]
            if len(pointed) != 2 or not set(pointed) <= names:
                yield "cell without both headers"


def _figure_faults(pdf: pikepdf.Pdf, expected: int) -> Iterator[str]:
    said = [str(figure.get("/Alt", "")) for figure in elements(pdf.Root.StructTreeRoot, "/Figure")]
    if len(said) != expected:
        yield f"{len(said)} figures, not {expected}"
    if not all(said):
        yield "figure without words"
    if len(set(said)) != len(said):
        yield "two figures with the same words"


def _heading_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Levels begin with one and never skip one on the way down."""
    last = 0
    for each in below(pdf.Root.StructTreeRoot):
        if HEADING.fullmatch(str(each.S)):
            level = int(str(each.S)[2])
            if level > last + 1:
                yield f"heading {level} after {last}"
            last = level
    if not last:
        yield "no headings"


def _font_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    described = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)
                 and each.get("/Type") == "/FontDescriptor"]  # fmt: skip
    if not described:
        yield "no fonts"
    for font in described:
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()):
            yield f"{font.FontName} not embedded"
        if not re.fullmatch(r"/[A-Z]{6}\+Inter-\w+", str(font.FontName)):
            yield f"{font.FontName} is not ours"
